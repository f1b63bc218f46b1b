/** Requests about records of any kind: list, show, create, edit. The words of the kinds come from the maps. */
import { z } from 'zod';
import type { EntityMap } from '../../maps/entity-map.ts';
import type { Person } from '../../records/face.ts';
import type { Reply } from '../cards/reply.ts';
import { noteFor } from '../conversation/notes.ts';
import { mayChange, mayCreate } from '../conversation/rights.ts';
import type { Turn } from '../conversation/turn.ts';
import { beginEdit, beginNew } from '../records/begin.ts';
import { capital, entityWords, mapNamed, plainMaps, refOfFound } from '../records/entities.ts';
import { askEntity, recordMeant } from '../records/find.ts';
import { beginList } from '../records/lists.ts';
import { saidOf } from '../records/said.ts';
import { showRecord } from '../records/show.ts';
import { spokenOf } from '../records/spoken-of.ts';
import type { RequestName, RequestWords } from '../texts/texts.ts';
import { createWords, editWords, listWords, showWords } from './record-words.ts';
import { defineRequest } from './request.ts';

const entity = z
  .string()
  .optional()
  .describe('Kind of record in words: warehouse, asset, asset category, payment term, ship via, or another kind');
const record = z.string().optional().describe('Number of the record, or words about it');
const name = z.string().optional().describe('Its name, when told');
const fields = z.string().optional().describe('Values for other fields as told: `days: 45; description: Net 45`');

/** Slots `set_<property>` hold values that the grammar read for fields. */
const set = z.unknown();

interface Asked {
  readonly request: RequestName;
  readonly slots: Record<string, unknown>;
  readonly question: string;
}

/** Goes on with the map that is meant; asks which where none is. */
async function withEntity(
  turn: Turn,
  name: string | undefined,
  { request, slots, question }: Asked,
  work: (map: EntityMap) => Promise<Reply>,
): Promise<Reply> {
  const map = name === undefined ? null : mapNamed(turn, name);
  return map === null ? askEntity(turn, question, { request, slots }) : work(map);
}

const isPlain = (name: string): boolean => !/^(?:purchase-order|work-order)/.test(name);

/** Words of a request that writes, for the kinds of record that the person may write. */
function wordsWithin(
  turn: Turn,
  name: 'create-record' | 'edit-record',
  may: (person: Person, what: string) => boolean,
): RequestWords {
  const { texts, services, person } = turn;
  const all = plainMaps(services.sync.maps);
  const kinds = all.filter((map) => may(person, map.name));
  const [first] = kinds;
  if (kinds.length === all.length || first === undefined) return texts.requests[name];
  const { one } = entityWords(texts, first);
  const words = kinds.map((map) => entityWords(texts, map).one);
  const help = capital(new Intl.ListFormat(texts.locale, { type: 'disjunction' }).format(words));
  return { ...texts.requests[name], help: `${help}.`, example: texts.records.exampleOf[name](one) };
}

/** All records of a kind, or those that fit some words. */
export const listRecords = defineRequest({
  name: 'list-records',
  ...listWords,
  slots: z.object({
    entity,
    words: z.string().optional().describe('What they fit'),
    page: z.number().int().min(1).optional(),
  }),
  handle: (turn, given) =>
    withEntity(
      turn,
      given.entity,
      { request: 'list-records', slots: given, question: turn.texts.records.listWhich },
      (map) =>
        beginList(
          turn,
          { kind: 'records', map: map.name, words: given.words ?? '', company: turn.company },
          given.page ?? 1,
        ),
    ),
});

/** One record with all that belongs to it. */
export const showRecordRequest = defineRequest({
  name: 'show-record',
  ...showWords,
  slots: z.object({ entity, record }),
  handle: (turn, given) =>
    withEntity(
      turn,
      given.entity,
      { request: 'show-record', slots: given, question: turn.texts.records.showWhich },
      async (map) => {
        const slots = { ...given, entity: map.name };
        const meant = await recordMeant(turn, map, given.record ?? '', { request: 'show-record', slots });
        if (meant.kind === 'reply') return meant.reply;
        const { found } = meant;
        const shown = await showRecord(turn, refOfFound(map, found, turn.company));
        const { one } = entityWords(turn.texts, map);
        return shown ?? noteFor(turn, 'warning', turn.texts.records.notWhole(one, found.key), found.detail);
      },
    ),
});

/** The form of a new record, with what the sentence said. */
export const createRecord = defineRequest({
  name: 'create-record',
  writes: true,
  ...createWords,
  fits: ({ rights }) => rights === null || rights.create.some(isPlain),
  wordsFor: (turn) => wordsWithin(turn, 'create-record', mayCreate),
  slots: z.object({ entity, id: z.string().optional().describe('Its number, when told'), name, fields }).catchall(set),
  handle: (turn, given) =>
    withEntity(
      turn,
      given.entity,
      { request: 'create-record', slots: given, question: turn.texts.records.createWhich },
      (map) => beginNew(turn, map, saidOf(turn, map, given)),
    ),
});

/** The form of a record there is, with what the sentence said is to change. */
export const editRecord = defineRequest({
  name: 'edit-record',
  writes: true,
  ...editWords,
  fits: ({ rights }) => rights === null || rights.update.some(isPlain),
  wordsFor: (turn) => wordsWithin(turn, 'edit-record', mayChange),
  slots: z.object({ entity, record, name, fields }).catchall(set),
  async handle(turn, said) {
    const it = await spokenOf(turn, said.record);
    const given = it?.map == null ? said : { ...said, entity: it.map, record: it.key };
    const within = { ...turn, company: it?.company ?? turn.company };
    return withEntity(
      within,
      given.entity,
      { request: 'edit-record', slots: given, question: turn.texts.records.editWhich },
      async (map) => {
        const slots = { ...given, entity: map.name };
        const meant = await recordMeant(within, map, given.record ?? '', { request: 'edit-record', slots });
        return meant.kind === 'reply' ? meant.reply : beginEdit(within, map, meant.found, saidOf(within, map, given));
      },
    );
  },
});
