import type { TopicKind } from '../conversation/topics.ts';
import { failuresOf } from './incidents.ts';
import { maySee } from './rights.ts';
import { showFailure, showIncident } from './show.ts';
import { readIncidentTopic } from './topic.ts';

/** Cards of sync failures. */
export const failureCards: TopicKind = {
  async show(turn, topic) {
    const about = readIncidentTopic(topic);
    if (about === null) return null;
    if (about.failure === '') return showIncident(turn, about.incident);
    const failures = await failuresOf(turn.services, about.incident);
    const failure = failures.find(({ id }) => id === about.failure);
    if (failure === undefined || !maySee(turn, failure)) return null;
    return showFailure(turn, about.incident, failure, failures.length > 1);
  },
};
