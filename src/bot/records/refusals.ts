import type { Problem } from '../../connectors/port.ts';
import type { EntityMap } from '../../maps/entity-map.ts';

/**
 * The field of a form that a refusal is about: the one the system names, else the first whose label the message quotes
 * (`'Active to' must not be before …`) or begins a line with (`Terms of payment: N30.`). Null when it is about none.
 */
export function fieldOf(map: EntityMap, problem: Problem): string | null {
  if (problem.field !== null) return problem.field;
  const named = map.fields.flatMap(({ property, label }) => {
    const at = [problem.message.indexOf(`'${label}'`), problem.message.search(begins(label))].filter(
      (index) => index >= 0,
    );
    return at.length === 0 ? [] : [{ property, at: Math.min(...at) }];
  });
  return named.toSorted((one, other) => one.at - other.at)[0]?.property ?? null;
}

const begins = (label: string) => new RegExp(`(?:^|[.\\n] ?)${label.replace(/[^\p{L}\p{N} ]/gu, '.')}:`, 'u');
