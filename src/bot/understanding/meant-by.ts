/** What fills slots by the words for which a sentence was taken for a request. */
import type { Evidence } from './by-evidence.ts';
import type { Compiled } from './compiled.ts';
import type { Slots } from './leftovers.ts';
import { isAsking } from './moods.ts';
import type { Domain } from './understandable.ts';

/** What follows from the words for which it was taken, and of which kind of record they speak. */
export function meantBy(
  { fills, hasEntity }: Compiled,
  { signs, moods, hearing }: Pick<Evidence, 'signs' | 'moods' | 'hearing'>,
  domain: Domain,
): Slots {
  const asked = signs.filter(({ at }) => isAsking(moods[hearing.tokens[at[0] ?? 0]?.clause ?? 0]));
  const meant = asked.flatMap(({ kind, concepts }) =>
    concepts.map((concept) => fills[kind === 'name' ? `${concept}~` : concept] ?? {}),
  );
  const plain = domain.fillerOf('record', undefined).kinds;
  const kinds = asked.flatMap(({ kind, concepts }) =>
    kind === 'name' ? [] : concepts.filter((one) => plain.includes(one)),
  );
  const [first] = kinds;
  return Object.assign(
    {},
    hasEntity && first !== undefined ? domain.impliedBy('record', first) : {},
    ...meant,
  ) as Slots;
}
