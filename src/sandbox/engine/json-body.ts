/** Deepest nesting read; what lies beyond would exhaust the stack of whatever walks it. */
const maxDepth = 100;

/** The JSON value of a body; undefined for text that is none, or that nests too deep to be anything a service takes. */
export function parseJson(text: string): unknown {
  if (depthOf(text) > maxDepth) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** True for a request whose body is announced as JSON, or that has none. */
export function carriesJson({
  headers,
  body,
}: {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}): boolean {
  return body === '' || /^\s*application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '"') quoted = !quoted;
    else if (quoted) i += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return deepest;
}
