/** Cards in place: when something changes, every card about it is edited to how its own reader may see it now. */
import type { Reply } from '../cards/reply.ts';
import type { Log } from '../ports.ts';
import type { CardCopies, CardCopy } from './card-copies.ts';
import type { Messenger, References, Turn } from './turn.ts';
import type { Turns } from './turns.ts';

/** How cards about one kind of thing are made anew; null when the topic is of another kind or there is nothing to show. */
export interface TopicKind {
  show(turn: Turn, topic: string): Promise<Reply | null>;
}

interface TopicsParts {
  readonly copies: CardCopies;
  readonly references: References;
  readonly messenger: Messenger;
  readonly turns: Turns;
  readonly log: Log;
  readonly kinds: readonly TopicKind[];
}

/** Edits all cards about a topic, save the message that is being edited anyway. One that fails does not stop the others. */
export async function refreshTopic(parts: TopicsParts, topic: string, exceptActivity: string | null): Promise<void> {
  for (const copy of await parts.copies.about(topic)) if (copy.activity !== exceptActivity) await edit(parts, copy);
}

/** Edits one message to how what it is about stands now, for the reader it was made for. False: that cannot be told. */
export async function restoreCard(parts: TopicsParts, conversation: string, activity: string): Promise<boolean> {
  const copy = await parts.copies.at(conversation, activity);
  return copy !== null && edit(parts, copy);
}

/** False when there is nothing to show, or it cannot be read or sent. */
async function edit({ turns, kinds, messenger, log }: TopicsParts, copy: CardCopy): Promise<boolean> {
  try {
    const turn = await turns.forReader(copy.reader, copy.conversation);
    if (turn === null) return false;
    for (const kind of kinds) {
      const reply = await kind.show(turn, copy.follows);
      if (reply !== null) return (await messenger.update(turn.conversation, copy.activity, reply)).kind === 'sent';
    }
  } catch (error) {
    log.warn('card not refreshed', {
      topic: copy.follows,
      error: error instanceof Error ? error.message : String(error),
    });
  }
  return false;
}
