import type { TopicKind } from '../conversation/topics.ts';
import { latestDecisionText } from './decisions.ts';
import { standingObjection } from './objections.ts';
import { showOrderToReader } from './reader.ts';
import { stageOf } from './stage.ts';
import { readOrderTopic } from './topic.ts';

/** Cards of an order, as it stands now. */
export const orderCards: TopicKind = {
  async show(turn, topic) {
    const named = readOrderTopic(topic);
    const order =
      named === null ? null : await turn.services.procurement.order(named.company, named.number, turn.person);
    if (order === null) return null;
    const said = (await standingObjection(turn, order)) ?? { notice: '', problems: [] };
    const decided = (await latestDecisionText(turn, order)) ?? '';
    // While it is in review, the latest there is was giving it on, and whoever clicked was told after that.
    const notice = decided === '' || (stageOf(order) === 'inreview' && said.notice !== '') ? said.notice : decided;
    return showOrderToReader(turn, order, { ...said, notice });
  },
};
