import type { TopicKind } from '../conversation/topics.ts';
import { latestDecisionText } from './decisions.ts';
import { showOrderToReader } from './reader.ts';
import { readOrderTopic } from './topic.ts';

/** Cards of an order, as it stands now. */
export const orderCards: TopicKind = {
  async show(turn, topic) {
    const named = readOrderTopic(topic);
    const order =
      named === null ? null : await turn.services.procurement.order(named.company, named.number, turn.person);
    if (order === null) return null;
    return showOrderToReader(turn, order, { notice: (await latestDecisionText(turn, order)) ?? '' });
  },
};
