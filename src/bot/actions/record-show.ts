/** Records and lists of them on cards: what their buttons lead to. Card data names a record; what its reader may see is asked again. */
import { z } from 'zod';
import { type Answer, answerWith, outOfDate } from '../conversation/answers.ts';
import { noteFor } from '../conversation/notes.ts';
import type { Turn } from '../conversation/turn.ts';
import { beginEdit, beginNew } from '../records/begin.ts';
import { entityWords, mapNamed, refOf } from '../records/entities.ts';
import { listShelf } from '../records/listing.ts';
import { showListPage } from '../records/lists.ts';
import { showRecord } from '../records/show.ts';
import type { EntityMap } from '../../maps/entity-map.ts';
import { defineAction } from './action.ts';
import { key, keyOrNone } from './data.ts';

const clickedRecord = z.object({
  map: z.string().max(60),
  company: keyOrNone.max(10),
  key: key.max(100),
});

async function withMap(turn: Turn, name: string, work: (map: EntityMap) => Promise<Answer>): Promise<Answer> {
  const map = mapNamed(turn, name);
  return map === null ? outOfDate(turn) : work(map);
}

/** The record as it stands now. */
export const recordShow = defineAction({
  verb: 'record.show',
  data: clickedRecord,
  handle: (turn, { map: name, company, key: named }) =>
    withMap(turn, name, async (map) => {
      const shown = await showRecord(turn, refOf(map, company, named));
      const { one } = entityWords(turn.texts, map);
      return answerWith(shown ?? noteFor(turn, 'warning', turn.texts.records.notWhole(one, named), ''));
    }),
});

/** Opens the form to change the record of a card. */
export const recordEdit = defineAction({
  verb: 'record.edit',
  data: clickedRecord,
  handle: (turn, { map: name, company, key: named }) =>
    withMap(turn, name, async (map) => {
      const found = { kind: 'record', key: named, name: named, detail: '', id: null, company, place: null } as const;
      return answerWith(await beginEdit(turn, map, company === '' ? { ...found, company: null } : found, {}));
    }),
});

/** Opens the form for a new record of the company whose list has the button. */
export const recordCreate = defineAction({
  verb: 'record.create',
  data: clickedRecord.pick({ map: true, company: true }),
  handle: (turn, { map: name, company }) =>
    withMap(turn, name, async (map) => answerWith(await beginNew({ ...turn, company }, map, {}))),
});

/** Another page of a list. */
export const recordPage = defineAction({
  verb: 'record.page',
  data: z.object({ search: z.string().max(60), page: z.coerce.number().int().min(1).max(100_000) }),
  async handle(turn, { search, page }) {
    const query = await listShelf(turn.services).get(`${turn.sender.aadObjectId}/${search}`);
    return query === null ? outOfDate(turn) : answerWith(await showListPage(turn, search, query, page));
  },
});
