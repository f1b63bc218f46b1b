import type { Dialect } from './dialect.ts';
import { InvalidOptionValue, ODataSyntaxError, UnsupportedOption } from './errors.ts';
import type { Expression } from './expression.ts';
import { ExpressionParser, parseExpression } from './expression-parser.ts';

/** One term of `$orderby`. */
export interface OrderItem {
  readonly expression: Expression;
  readonly descending: boolean;
}

/** What a collection or a row may be asked with, at the top or inside `$expand(…)`. */
export interface SelectionOptions {
  /** Names in the order asked for; null: everything. */
  readonly select: readonly string[] | null;
  readonly filter: Expression | null;
  readonly orderby: readonly OrderItem[];
  readonly top: number | null;
  readonly expand: readonly ExpandItem[];
}

/** One navigation property to follow. */
export interface ExpandItem {
  readonly navigation: string;
  /** `…/$ref`: only the addresses are wanted. */
  readonly ref: boolean;
  readonly options: SelectionOptions;
  /** The same options as they stand in the query part of an address of their own, encoded: `$select=name&$top=2`. */
  readonly query: string;
}

/** Reads the options that `$expand(…)` shares with the top of a request. */
export function parseSelection(system: ReadonlyMap<string, string>, dialect: Dialect, depth = 0): SelectionOptions {
  const filter = system.get('$filter');
  return {
    select: parseSelect(system.get('$select')),
    filter: filter === undefined ? null : parseExpression(filter, dialect),
    orderby: parseOrderby(system.get('$orderby'), dialect),
    top: naturalNumber(system, '$top'),
    expand: parseExpand(system.get('$expand') ?? '', dialect, depth),
  };
}

function parseSelect(text: string | undefined): string[] | null {
  if (text === undefined) return null;
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('*')) return null;
  for (const name of names) {
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) {
      throw new ODataSyntaxError(
        'unexpected',
        `Term '${name.slice(0, 100)}' is not valid in a $select or $expand expression.`,
        0,
        text,
      );
    }
  }
  return [...new Set(names)];
}

function parseOrderby(text: string | undefined, dialect: Dialect): OrderItem[] {
  if (text === undefined) return [];
  const parser = new ExpressionParser(text, dialect);
  const items: OrderItem[] = [];
  do {
    const expression = parser.expression();
    const descending = parser.take('desc');
    if (!descending) parser.take('asc');
    items.push({ expression, descending });
  } while (parser.take(','));
  parser.expectEnd();
  return items;
}

/** Reads `$expand`. `depth` is 0 at the top of a request. Throws as `parseOptions` does. */
function parseExpand(text: string, dialect: Dialect, depth: number): ExpandItem[] {
  if (text.trim() === '') return [];
  if (depth > 0 && !dialect.nestedExpand) {
    throw new UnsupportedOption('$expand', 'Only the first level of $expand is supported.');
  }
  if (depth >= dialect.maxExpands) throw tooMany(dialect);
  const items = splitOutside(text, ',').map((part) => parseItem(part, dialect, depth));
  if (depth === 0 && count(items) > dialect.maxExpands) throw tooMany(dialect);
  return items;
}

function parseItem(part: string, dialect: Dialect, depth: number): ExpandItem {
  const match = /^\s*([\p{L}_][\p{L}\p{N}_]*)(\/\$ref)?\s*(?:\((.*)\))?\s*$/su.exec(part);
  if (match === null) {
    throw new ODataSyntaxError(
      'unexpected',
      `Term '${part.slice(0, 200)}' is not valid in a $select or $expand expression.`,
      0,
      part,
    );
  }
  const [, navigation = '', ref, inner] = match;
  const system = new Map<string, string>();
  for (const option of inner === undefined ? [] : splitOutside(inner, ';')) {
    const equals = option.indexOf('=');
    const name = option.slice(0, Math.max(equals, 0)).trim();
    if (!dialect.expandOptions.includes(name) && !(name === '$expand' && !dialect.nestedExpand)) {
      throw name.startsWith('$')
        ? new UnsupportedOption(name)
        : new ODataSyntaxError('unexpected', `Syntax error at position 0 in '${option}'.`, 0, option);
    }
    if (system.has(name)) throw specifiedTwice(name);
    system.set(name, option.slice(equals + 1));
  }
  const query = [...system].map(([name, value]) => `${name}=${encodeOption(value)}`).join('&');
  return { navigation, ref: ref !== undefined, options: parseSelection(system, dialect, depth + 1), query };
}

/** Encodes what would end or change a query option and leaves the rest readable, as the services do. */
function encodeOption(text: string): string {
  return text.replace(/[%&#+\s]|[^\x20-\x7e]/gu, encodeURIComponent);
}

/** True when something expanded is itself expanded from. */
export function isNested(items: readonly ExpandItem[]): boolean {
  return items.some((item) => item.options.expand.length > 0);
}

/** Splits on a separator that stands neither in brackets nor in quotes. */
function splitOutside(text: string, separator: ',' | ';'): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === "'" || character === '"') quote = character;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
    if (depth < 0) throw new ODataSyntaxError('unexpected', `Syntax error at position ${i} in '${text}'.`, i, text);
  }
  if (quote !== '') {
    const message = `There is an unterminated literal at position ${text.length} in '${text}'.`;
    throw new ODataSyntaxError('unterminated-literal', message, text.length, text);
  }
  if (depth > 0) {
    throw new ODataSyntaxError(
      'unexpected',
      `')' expected at position ${text.length} in '${text}'.`,
      text.length,
      text,
    );
  }
  parts.push(text.slice(start));
  return parts;
}

function count(items: readonly ExpandItem[]): number {
  return items.reduce((sum, item) => sum + 1 + count(item.options.expand), 0);
}

function tooMany(dialect: Dialect): UnsupportedOption {
  return new UnsupportedOption('$expand', `A query may hold at most ${dialect.maxExpands} $expand items.`);
}

/** Reads `$top` and its like; null when it is not given. Throws `InvalidOptionValue`. */
export function naturalNumber(system: ReadonlyMap<string, string>, option: string): number | null {
  const text = system.get(option);
  if (text === undefined) return null;
  if (!/^\s*\d{1,9}\s*$/.test(text)) throw new InvalidOptionValue(option, text);
  return Number(text);
}

/** What the service says when an option stands twice in one request. */
export function specifiedTwice(name: string): ODataSyntaxError {
  return new ODataSyntaxError(
    'unexpected',
    `Query option '${name}' was specified more than once, but it must be specified at most once.`,
    0,
    name,
  );
}
