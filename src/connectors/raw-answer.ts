/** A refusing system's answer as it came, kept for administrators. */
import type { TextAnswer } from './json.ts';

const mostBytes = 20 * 1024;

/** What proves who somebody is, should a system ever repeat it: bearer tokens, signed tokens, secrets and keys given by name. */
const credentials: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /\bBearer\s+[\w.~+/=-]+/gi, instead: 'Bearer …' },
  { pattern: /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, instead: '…' },
  {
    pattern:
      /(["']?\b(?:client_secret|client_assertion|access_token|refresh_token|password|x-dispatch-copilot-key)["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s&,;}]+)/gi,
    instead: '$1…',
  },
  { pattern: /([?&](?:sig|code|key|token)=)[^\s&"']+/gi, instead: '$1…' },
];

/** Status and body of an answer, without credentials and at most 20 KB of UTF-8. */
export function rawAnswer({ status, text }: TextAnswer): string {
  // What is cut off is not worth searching; a little more than is kept, so that no credential is cut in half and missed.
  const searched = text.slice(0, mostBytes + 4096);
  const safe = credentials.reduce((rest, { pattern, instead }) => rest.replace(pattern, instead), searched);
  return cut(`${status} ${safe.trim()}`);
}

function cut(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= mostBytes) return text;
  const ending = '…';
  const kept = bytes.subarray(0, mostBytes - Buffer.byteLength(ending)).toString('utf8');
  return kept.replace(/\uFFFD$/, '') + ending;
}
