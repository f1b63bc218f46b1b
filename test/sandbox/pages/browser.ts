import assert from 'node:assert/strict';
import type { WireHandler, WireResponse } from '../../../src/sandbox/engine/wire.ts';

/** A page as a visitor has it. */
interface Visited {
  readonly url: string;
  readonly status: number;
  readonly text: string;
  /** Text without tags and with entities resolved. */
  readonly words: string;
}

/** A browser without a screen: keeps cookies, follows redirects, fills in the form of a page. */
export interface Browser {
  open(url: string): Promise<Visited>;
  /** Sends the form of a page with these values changed. */
  submit(visited: Visited, changes: Readonly<Record<string, string>>): Promise<Visited>;
  /** Chooses who to be. */
  signInAs(email: string): Promise<void>;
}

export function createBrowser(handle: WireHandler): Browser {
  const cookies = new Map<string, string>();
  const send = async (method: string, url: string, body: string): Promise<Visited> => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await handle({ method, url, headers: { host: '127.0.0.1:4710', cookie }, body });
    keepCookie(response, cookies);
    if (response.status === 303) return send('GET', response.headers.location ?? '', '');
    return { url, status: response.status, text: response.body, words: plain(response.body) };
  };
  return {
    open: (url) => send('GET', url, ''),
    submit(visited, changes) {
      const form = new URLSearchParams(formValues(visited.text));
      for (const [name, value] of Object.entries(changes)) {
        assert.ok(new RegExp(`name="${name}"`).test(visited.text), `the form has no field ${name}`);
        form.set(name, value);
      }
      return send(
        'POST',
        resolve(attributeOf(/<form method="post"[^>]*>/.exec(visited.text)?.[0] ?? '', 'action')),
        form.toString(),
      );
    },
    async signInAs(email) {
      await send('POST', '/sign-in?return=%2F', new URLSearchParams({ person: email }).toString());
    },
  };
}

function keepCookie(response: WireResponse, cookies: Map<string, string>): void {
  const [pair = ''] = (response.headers['set-cookie'] ?? '').split(';');
  const [name, value] = pair.split('=');
  if (name && value !== undefined) cookies.set(name, value);
}

/** What a browser would send for the form as it stands. */
function formValues(page: string): [string, string][] {
  const values: [string, string][] = [];
  for (const [tag] of page.matchAll(/<input [^>]*>/g)) {
    if (tag.includes('type="checkbox"') && !/ checked>/.test(tag)) continue;
    values.push([attributeOf(tag, 'name'), attributeOf(tag, 'value')]);
  }
  for (const [, tag = '', content = ''] of page.matchAll(/<textarea ([^>]*)>\n([^<]*)<\/textarea>/g)) {
    values.push([attributeOf(tag, 'name'), resolve(content)]);
  }
  for (const [, tag = '', content = ''] of page.matchAll(/<select ([^>]*)>(.*?)<\/select>/gs)) {
    const selected = /<option value="([^"]*)" selected>/.exec(content)?.[1] ?? '';
    values.push([attributeOf(tag, 'name'), resolve(selected)]);
  }
  return values;
}

const attributeOf = (tag: string, name: string): string =>
  resolve(new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

const plain = (page: string) => resolve(page.replace(/<style>.*?<\/style>/gs, '').replace(/<[^>]*>/g, ' '));

const resolve = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
