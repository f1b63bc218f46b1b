import type { Dialect } from './dialect.ts';
import { NotImplemented, ODataSyntaxError, UnsupportedOption } from './errors.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './expression-parser.ts';
import { naturalNumber, parseSelection, specifiedTwice } from './selection.ts';
import type { SelectionOptions } from './selection.ts';

/** The query part of a request, read but not yet held against a type. */
export interface QueryOptions extends SelectionOptions {
  readonly skip: number | null;
  readonly count: boolean;
  /** Decoded text of `$skiptoken`; `compileQuery` reads it. */
  readonly skiptoken: string | null;
  readonly deltatoken: string | null;
  /** `@p1` and the like. */
  readonly aliases: ReadonlyMap<string, Expression>;
  /** Everything else, decoded: `cross-company`, `tag`, `partitionId`, `annotations`. */
  readonly custom: ReadonlyMap<string, string>;
}

/**
 * Reads the query part of a URL as split by `splitUrl`. Throws `ODataSyntaxError`, `UnsupportedOption`,
 * `InvalidOptionValue`, or `NotImplemented` for `$apply`.
 */
export function parseOptions(query: readonly (readonly [string, string])[], dialect: Dialect): QueryOptions {
  const system = new Map<string, string>();
  const aliases = new Map<string, Expression>();
  const custom = new Map<string, string>();
  for (const [name, value] of query) {
    if (name.startsWith('$')) {
      if (!dialect.options.includes(name)) throw new UnsupportedOption(name);
      if (system.has(name)) throw specifiedTwice(name);
      system.set(name, value);
    } else if (name.startsWith('@')) aliases.set(name, aliasValue(value, dialect));
    else custom.set(name, value);
  }
  if (system.has('$apply')) throw new NotImplemented('$apply');
  return {
    ...parseSelection(system, dialect),
    skip: naturalNumber(system, '$skip'),
    count: truth(system, '$count'),
    skiptoken: system.get('$skiptoken') ?? null,
    deltatoken: system.get('$deltatoken') ?? null,
    aliases,
    custom,
  };
}

/** An alias stands for a constant, a list of constants, a JSON object or a property, never for another expression. */
function aliasValue(text: string, dialect: Dialect): Expression {
  const value = parseExpression(text, dialect);
  if (value.kind === 'literal' || value.kind === 'list' || value.kind === 'json' || value.kind === 'path') return value;
  throw new ODataSyntaxError('unexpected', `Syntax error at position 0 in '${text}'.`, 0, text);
}

function truth(system: ReadonlyMap<string, string>, option: string): boolean {
  const text = system.get(option)?.trim();
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  throw new ODataSyntaxError(
    'unexpected',
    `Invalid value '${text.slice(0, 100)}' for ${option} query option found.`,
    0,
    text,
  );
}
