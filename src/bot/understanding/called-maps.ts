/** Which maps a sentence speaks of: by what the records of a map are called, alone or in a compound (`Lager-Map`). */
import type { Hearing } from './hearing.ts';
import type { Slots } from './leftovers.ts';
import { isMark } from './tokens.ts';

/** Fills the slot of maps with the names in the sentence, the longest first; what a pattern took for a name and is none is dropped. */
export function withMaps(hearing: Hearing, slots: Slots, open: readonly string[], named: Named): Slots {
  if (!open.includes('maps')) return slots;
  const { maps, ...others } = slots;
  const found = namesIn(hearing, named);
  if (found.length > 0) return { ...others, maps: found.join(', ') };
  return maps === undefined || !/\s/.test(maps) ? slots : others;
}

/** Maps by what their records are called. */
type Named = ReadonlyMap<string, string>;

/** One name for each map that is spoken of, in the order of the sentence. */
function namesIn({ tokens }: Hearing, named: Named): readonly string[] {
  const words = tokens
    .filter(({ word, implied }) => !implied && !isMark(word))
    .flatMap(({ word }) => (/\d/.test(word) ? [word] : word.split('-')))
    .map((word) => (named.has(word) || !named.has(word.replace(/n$/, '')) ? word : word.replace(/n$/, '')));
  let said = ` ${words.join(' ')} `;
  const found: { readonly name: string; readonly at: number }[] = [];
  for (const name of [...named.keys()].sort((one, other) => other.length - one.length)) {
    const at = said.indexOf(` ${name} `);
    if (at < 0) continue;
    found.push({ name, at });
    // What was a name is none of the others: `asset category` is no asset.
    said = `${said.slice(0, at + 1)}${'-'.repeat(name.length)}${said.slice(at + 1 + name.length)}`;
  }
  const names = found.sort((one, other) => one.at - other.at).map(({ name }) => name);
  return names.filter((name, index) => names.findIndex((other) => named.get(other) === named.get(name)) === index);
}
