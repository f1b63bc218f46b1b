import type { TopicKind } from '../conversation/topics.ts';
import { latestDecisionText } from './decisions.ts';
import { showOrder, showOrderForApproval, stageOf } from './show.ts';
import { readOrderTopic } from './topic.ts';

/** Cards of an order: with Approve and Reject in the personal chat of those whom its work item names, plain for all others. */
export const orderCards: TopicKind = {
  async show(turn, topic) {
    const named = readOrderTopic(topic);
    if (named === null) return null;
    const { procurement } = turn.services;
    const order = await procurement.order(named.company, named.number, turn.person);
    if (order === null) return null;
    if (stageOf(order) === 'inreview' && turn.conversation.kind === 'personal') {
      const approvers = await procurement.approvers(named.company, named.number);
      const work = approvers.find(({ aadObjectId }) => aadObjectId.toLowerCase() === turn.sender.aadObjectId);
      if (work !== undefined) return showOrderForApproval(turn, order, { dueDate: work.dueDate });
    }
    return showOrder(turn, order, { notice: (await latestDecisionText(turn, order)) ?? '' });
  },
};
