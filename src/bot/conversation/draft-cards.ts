import { isCancelled, readDraftTopic } from './drafts.ts';
import { noteFor } from './notes.ts';
import type { TopicKind } from './topics.ts';

/** Cards of drafts: once a draft is put away its form says so, buttons gone. */
export const draftCards: TopicKind = {
  async show(turn, topic) {
    const id = readDraftTopic(topic);
    if (id === null || !(await isCancelled(turn, id))) return null;
    const { title, text } = turn.texts.drafts.cancelled;
    return noteFor(turn, 'default', title, text);
  },
};
