import type { TopicKind } from '../conversation/topics.ts';
import { showIncident, showOneOf } from './show.ts';
import { readIncidentTopic } from './topic.ts';

/** Cards of sync failures. */
export const failureCards: TopicKind = {
  async show(turn, topic) {
    const about = readIncidentTopic(topic);
    if (about === null) return null;
    const { incident, failure } = about;
    return failure === '' ? showIncident(turn, incident) : showOneOf(turn, incident, failure);
  },
};
