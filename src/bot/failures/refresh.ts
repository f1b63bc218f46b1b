import type { TopicKind } from '../conversation/topics.ts';
import { readFailureTopic, showFailure } from './show.ts';

/** Cards of a sync failure. */
export const failureCards: TopicKind = {
  async show(turn, topic) {
    const id = readFailureTopic(topic);
    const failure = id === null ? null : await turn.services.sync.failure(id);
    return failure === null ? null : showFailure(turn, failure);
  },
};
