/** One record on a card: its facts, all other fields behind a button, what belongs to it, and links to its reader's own system. */
import type { RecordRef, Snapshot } from '../../connectors/port.ts';
import type { EntityMap } from '../../maps/entity-map.ts';
import type { Found } from '../../records/face.ts';
import { recordDetailsCard } from '../cards/record-details.ts';
import type { Reply } from '../cards/reply.ts';
import { linkButtons } from '../conversation/links.ts';
import { momentOf } from '../conversation/times.ts';
import type { Turn } from '../conversation/turn.ts';
import { belongingsOf } from './belongings.ts';
import { foundOf, keyOf, labelOf, nameOf, recordTitle, recordTopic } from './entities.ts';
import { offerOf } from './listing.ts';
import { valuesOf } from './values.ts';

/** Said above the facts. */
export interface Saying {
  readonly notice?: string;
  readonly problems?: readonly string[];
}

const mostFields = 32;

/** The card of a record as the person's own system has it now; null when it is not there, or not theirs to read. */
export async function showRecord(turn: Turn, ref: RecordRef, saying: Saying = {}): Promise<Reply | null> {
  const { services, person, texts } = turn;
  const map = services.sync.map(ref.map);
  const snapshot = await services.records.show(ref, person);
  if (snapshot === null) return null;
  const key = keyOf(map, snapshot);
  const company = ref.company ?? '';
  const found = await findAgain(turn, map, snapshot, company);
  const [belongings, links, shownValue] = await Promise.all([
    belongingsOf(turn, map, found),
    services.records.links(ref, person),
    valuesOf(turn, map, company),
  ]);
  const factOf = (property: string) => {
    const value = shownValue(property, snapshot.values[property]);
    return value === '' ? [] : [{ title: labelOf(texts, map, property), value }];
  };
  const others = new Set(map.fields.map(({ property }) => property).filter((property) => !map.card.includes(property)));
  const groups = belongings.groups.filter(({ entries }) => entries.length > 0);
  const now = services.clock.now();
  const reply = recordDetailsCard(
    turn.cards,
    {
      company,
      dataCompany: company,
      map: map.name,
      key,
      title: found.name === key ? recordTitle(turn, map, key) : `${recordTitle(turn, map, key)} – ${found.name}`,
      notice: saying.notice ?? '',
      problems: (saying.problems ?? []).map((text) => ({ text })),
      facts: map.card
        .filter((property) => !map.key.includes(property) && snapshot.values[property] !== found.name)
        .flatMap(factOf)
        .slice(0, 12),
      groups: [...groups],
      explanation: texts.records.readIn(
        texts.systems[person.licences.dataverse ? 'dataverse' : 'financeOperations'],
        momentOf(turn, now.toISOString()),
      ),
      more: [...others].flatMap(factOf).slice(0, mostFields),
      workOrder: belongings.takesWorkOrder ? [{ asset: key }] : [],
      links: linkButtons(turn, links),
    },
    recordTopic({ ...ref, key: [key] }),
  );
  return {
    ...reply,
    leads: { offers: groups.flatMap(({ kind, entries }) => entries.flatMap((entry) => offerOf(kind, entry))) },
  };
}

/** The record as lists have it, with its row and place; made of the snapshot when it is not among them yet. */
async function findAgain(turn: Turn, map: EntityMap, snapshot: Snapshot, company: string): Promise<Found> {
  const key = keyOf(map, snapshot);
  const listed = await turn.services.records.search({ map: map.name, words: key, company, limit: 20 }, turn.person);
  const known = listed.find((one) => one.key === key);
  return known === undefined ? foundOf(map, snapshot) : { ...known, name: nameOf(map, snapshot) };
}
