/** Translates the wildcards of either service into PostgreSQL patterns. */

export interface TextPattern {
  readonly operator: 'LIKE' | '~';
  readonly pattern: string;
}

export type TextFunction = 'contains' | 'startswith' | 'endswith';

/** Pattern of a text function. With `wildcards`, `%`, `_` and `[…]` keep the meaning they have in Transact-SQL. */
export function functionPattern(name: TextFunction, value: string, wildcards: boolean): TextPattern {
  const before = name === 'startswith' ? '' : '%';
  const after = name === 'endswith' ? '' : '%';
  if (!wildcards) return { operator: 'LIKE', pattern: before + escapeLike(value) + after };
  if (value.includes('[')) return { operator: '~', pattern: setPattern(before + value + after) };
  return { operator: 'LIKE', pattern: before + value.replaceAll('\\', '\\\\') + after };
}

/** Pattern of `eq '*text*'`. */
export function starPattern(value: string): TextPattern {
  return { operator: 'LIKE', pattern: escapeLike(value).replaceAll('*', '%') };
}

function escapeLike(value: string): string {
  return value.replace(/[\\%_]/g, '\\$&');
}

/** A Transact-SQL pattern with `[…]` sets as a regular expression; a set that never closes matches nothing. */
function setPattern(pattern: string): string {
  let expression = '^';
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i] ?? '';
    if (character === '%') expression += '.*';
    else if (character === '_') expression += '.';
    else if (character !== '[') expression += escapeRegular(character);
    else {
      const close = pattern.indexOf(']', i + 1);
      const negated = pattern[i + 1] === '^';
      const set = pattern.slice(i + (negated ? 2 : 1), close);
      if (close < 0 || set === '') return '(?!)';
      expression += `[${negated ? '^' : ''}${set.replace(/[\\[^]/g, '\\$&')}]`;
      i = close;
    }
  }
  return `${expression}$`;
}

function escapeRegular(character: string): string {
  return /[.*+?^${}()|[\]\\]/.test(character) ? `\\${character}` : character;
}
