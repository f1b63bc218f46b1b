/** From words to a record of a map: the one, a question which of several, or what to say when there is none. */
import type { EntityMap } from '../../maps/entity-map.ts';
import type { Found } from '../../records/face.ts';
import type { Reply } from '../cards/reply.ts';
import { ask, titleOf } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import type { RequestName } from '../texts/texts.ts';
import { resolveRecord } from '../understanding/resolve.ts';
import { capital, entityWords, foundOf, plainMaps, refOf } from './entities.ts';

type Meant =
  { readonly kind: 'record'; readonly found: Found } | { readonly kind: 'reply'; readonly reply: Promise<Reply> };

/** What the answer to a question back goes on with. */
export interface GoingOn {
  readonly request: RequestName;
  readonly slots: Record<string, unknown>;
}

/** The record that the words mean. A question back runs the request again with the slot `record` filled. */
export async function recordMeant(turn: Turn, map: EntityMap, words: string, next: GoingOn): Promise<Meant> {
  const { texts, services, person, company } = turn;
  const { one } = entityWords(texts, map);
  if (words === '') return { kind: 'reply', reply: askRecord(turn, map, texts.records.which(one), next) };
  // A key is read, not searched: what was made a moment ago is not yet among what can be searched, and no likeness may stand for it.
  const exact = await services.records.show(refOf(map, company, words), person);
  if (exact !== null) return { kind: 'record', found: foundOf(map, exact) };
  const search = (_kind: unknown, asked: string, _person: unknown, limit?: number) =>
    services.records.search({ map: map.name, words: asked, company, limit: limit ?? 10 }, person);
  const resolution = await resolveRecord({ find: search }, 'record', words, person, company);
  switch (resolution.kind) {
    case 'one':
      return { kind: 'record', found: resolution.found };
    case 'several':
      return {
        kind: 'reply',
        reply: ask(turn, {
          ...next,
          title: texts.records.which(one),
          text: texts.records.severalFit(words),
          slot: 'record',
          options: resolution.found.map((found) => ({ title: titleOf(found), value: found.key })),
          other: { label: texts.records.otherWords(one), slot: 'record' },
        }),
      };
    case 'none':
      return { kind: 'reply', reply: askRecord(turn, map, texts.records.noneFits(one, words), next) };
  }
}

function askRecord(turn: Turn, map: EntityMap, title: string, next: GoingOn): Promise<Reply> {
  const { texts } = turn;
  return ask(turn, {
    ...next,
    title,
    text: '',
    slot: 'record',
    options: [],
    other: { label: texts.records.otherWords(entityWords(texts, map).one), slot: 'record' },
  });
}

/** Asks which kind of record is meant. */
export function askEntity(turn: Turn, title: string, next: GoingOn): Promise<Reply> {
  const { texts, services } = turn;
  return ask(turn, {
    ...next,
    title,
    text: '',
    slot: 'entity',
    options: plainMaps(services.sync.maps).map((map) => ({
      title: capital(entityWords(texts, map).many),
      value: map.name,
    })),
    other: null,
  });
}
