import { howPutAway, readDraftTopic } from './drafts.ts';
import { noteFor } from './notes.ts';
import type { TopicKind } from './topics.ts';

/** Cards of drafts: once a draft is put away its form says so, buttons gone. */
export const draftCards: TopicKind = {
  async show(turn, topic) {
    const id = readDraftTopic(topic);
    const how = id === null ? null : await howPutAway(turn, id);
    if (how === null) return null;
    const { title, text } = turn.texts.drafts[how];
    return noteFor(turn, 'default', title, text);
  },
};
