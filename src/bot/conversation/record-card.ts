import type { RecordRef } from '../../connectors/port.ts';
import type { CanonicalValue, EntityMap } from '../../maps/entity-map.ts';
import { recordCard } from '../cards/record.ts';
import type { Reply } from '../cards/reply.ts';
import { formatsFor } from '../texts/format.ts';
import type { Turn } from './turn.ts';

/** The card of a record: the facts its map names, as the person's own system has them now, and links to it. */
export async function showRecord(
  turn: Turn,
  ref: RecordRef,
  words: { readonly title: string; readonly text: string },
): Promise<Reply> {
  const { services, person } = turn;
  const map = services.sync.map(ref.map);
  const snapshot = await services.records.show(ref, person);
  const links = await services.records.links(ref, person);
  return recordCard(turn.cards, {
    company: ref.company ?? '',
    ...words,
    facts: map.card
      .flatMap((property) => {
        const value = snapshot?.values[property] ?? null;
        return value === null ? [] : [{ title: labelOf(map, property), value: valueText(turn, map, property, value) }];
      })
      .slice(0, 15),
    links: links.slice(0, 4).map(({ title, url }) => ({ title, url })),
  });
}

function labelOf(map: EntityMap, property: string): string {
  return map.fields.find((field) => field.property === property)?.label ?? property;
}

function valueText(turn: Turn, map: EntityMap, property: string, value: Exclude<CanonicalValue, null>): string {
  const { texts } = turn;
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (typeof value === 'number') return formatsFor(texts.locale).quantity(value, null);
  const type = map.fields.find((field) => field.property === property)?.type;
  if (type === 'date') return formatsFor(texts.locale).day(value);
  return value === '' ? '–' : value;
}
