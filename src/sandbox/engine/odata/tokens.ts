import { ODataSyntaxError } from './errors.ts';

type TokenKind =
  | 'guid'
  | 'datetime'
  | 'date'
  | 'number'
  | 'string'
  | 'jsonString'
  | 'enum'
  | 'name'
  | 'alias'
  | 'json'
  | 'symbol'
  | 'end';

/** One word of OData text. `value` of a literal is unescaped; `position` counts from the start of the text. */
export interface Token {
  readonly kind: TokenKind;
  readonly value: string;
  readonly position: number;
  /** Qualified type of an enum literal. */
  readonly enumType?: string;
  /** True when blanks stand before it: operators are told from names by them. */
  readonly spaced: boolean;
}

/** Longest expression read, in characters. Hostile text ends here instead of keeping the process busy. */
const maxLength = 32_768;

/** Ids of the Playground's people have a thirteenth digit in their last group; the sandbox knows them by these ids. */
const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ['guid', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12,13}(?![\w-])/iy],
  ['datetime', /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-]\d\d:\d\d)(?!\w)/iy],
  ['date', /\d{4}-\d\d-\d\d(?![\w-])/y],
  ['number', /-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?[fdml]?)(?![\w.])/iy],
  ['number', /-INF(?!\w)/y],
  ['alias', /@[A-Za-z_]\w*/y],
  ['name', /\$?[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy],
  ['symbol', /[()[\],;:=/*-]/y],
];

/**
 * Reads a whole text into tokens; the last one has kind `end`. Time is linear in the length.
 * Throws `ODataSyntaxError` for an unterminated literal or a character that begins nothing.
 */
export function tokenize(text: string): Token[] {
  if (text.length > maxLength) throw new ODataSyntaxError('too-long', 'The query is too long.', maxLength, '');
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const start = position;
    while (text[position] === ' ' || text[position] === '\t') position++;
    if (position === text.length) break;
    const token = readToken(text, position, position > start);
    tokens.push(token.token);
    position = token.end;
  }
  tokens.push({ kind: 'end', value: '', position: text.length, spaced: true });
  return tokens;
}

function readToken(text: string, position: number, spaced: boolean): { token: Token; end: number } {
  const first = text[position];
  if (first === "'") {
    const { value, end } = readQuoted(text, position);
    return { token: { kind: 'string', value, position, spaced }, end };
  }
  if (first === '"') {
    const { value, end } = readJsonString(text, position);
    return { token: { kind: 'jsonString', value, position, spaced }, end };
  }
  if (first === '{') {
    const end = endOfObject(text, position);
    return { token: { kind: 'json', value: text.slice(position, end), position, spaced }, end };
  }
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position;
    const value = pattern.exec(text)?.[0];
    if (value === undefined) continue;
    const end = position + value.length;
    if (kind === 'name' && text[end] === "'" && value.includes('.')) {
      const quoted = readQuoted(text, end);
      return {
        token: { kind: 'enum', value: quoted.value, enumType: value, position, spaced },
        end: quoted.end,
      };
    }
    return { token: { kind, value, position, spaced }, end };
  }
  throw new ODataSyntaxError(
    'unexpected',
    `Syntax error: character '${String.fromCodePoint(text.codePointAt(position) ?? 0)}' is not valid at position ${position} in '${text}'.`,
    position,
    text,
  );
}

function readQuoted(text: string, open: number): { value: string; end: number } {
  let close = open + 1;
  for (;;) {
    close = text.indexOf("'", close);
    if (close < 0) throw unterminated(text);
    if (text[close + 1] !== "'") break;
    close += 2;
  }
  return { value: text.slice(open + 1, close).replaceAll("''", "'"), end: close + 1 };
}

function readJsonString(text: string, open: number): { value: string; end: number } {
  let close = open + 1;
  while (close < text.length && text[close] !== '"') close += text[close] === '\\' ? 2 : 1;
  if (close >= text.length) throw unterminated(text);
  try {
    return { value: JSON.parse(text.slice(open, close + 1)) as string, end: close + 1 };
  } catch {
    throw new ODataSyntaxError('unexpected', `Syntax error at position ${open} in '${text}'.`, open, text);
  }
}

/** Finds where a JSON object ends. Single-quoted members occur in the documentation's own samples, so both quotes count. */
function endOfObject(text: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let i = open; i < text.length; i++) {
    const character = text[i] ?? '';
    if (quote !== '') {
      if (character === '\\') i++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return i + 1;
  }
  throw unterminated(text);
}

/** The position told is where the text ended, not where the quote opened: so says the real library. */
function unterminated(text: string): ODataSyntaxError {
  return new ODataSyntaxError(
    'unterminated-literal',
    `There is an unterminated literal at position ${text.length} in '${text}'.`,
    text.length,
    text,
  );
}
