import type { EntityMap } from '../../maps/entity-map.ts';
import { momentOf } from '../conversation/times.ts';
import type { Turn } from '../conversation/turn.ts';
import { capital, entityWords } from './entities.ts';
import { recordEntry } from './entries.ts';
import type { Listing } from './listing.ts';

/** The records of a map that the words leave, all of them without words. */
export async function listRecords(turn: Turn, map: EntityMap, words: string, company: string): Promise<Listing> {
  const { texts, services, person } = turn;
  const found = await services.records.search({ map: map.name, words, company }, person);
  const { one, many } = entityWords(texts, map);
  const at = momentOf(turn, services.clock.now().toISOString());
  return {
    kind: 'record',
    title: words === '' ? capital(many) : texts.records.foundTitle(capital(many), words),
    text: texts.records.found(found.length, found.length === 1 ? one : many),
    none: texts.records.noneFits(many, words),
    explanation: texts.records.readIn(texts.systems[person.licences.dataverse ? 'dataverse' : 'financeOperations'], at),
    entries: found.map((record) => recordEntry(turn, map, record)),
    create: { map: map.name, title: texts.records.newOne(one) },
    page: (page) => ({
      title: texts.records.foundTitle(capital(many), words),
      request: 'list-records',
      slots: { entity: map.name, words, page, company },
    }),
  };
}
