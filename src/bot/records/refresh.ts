import type { TopicKind } from '../conversation/topics.ts';
import { plainMaps, readRecordTopic, refOf } from './entities.ts';
import { showRecord } from './show.ts';

/** Cards of a record, as it stands now. */
export const recordCards: TopicKind = {
  async show(turn, topic) {
    const named = readRecordTopic(topic);
    const map = plainMaps(turn.services.sync.maps).find(({ name }) => name === named?.map);
    if (named === null || map === undefined) return null;
    return showRecord(turn, refOf(map, named.company, named.key));
  },
};
