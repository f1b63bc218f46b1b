/** Cards in place: when something changes, every card about it is edited to how its own reader may see it now. */
import type { Reply } from '../cards/reply.ts';
import type { Log } from '../ports.ts';
import type { CardCopies } from './card-copies.ts';
import type { References } from './references.ts';
import type { Messenger, Turn } from './turn.ts';
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
  for (const copy of await parts.copies.about(topic)) {
    if (copy.activity === exceptActivity) continue;
    try {
      const turn = await parts.turns.forReader(copy.reader, copy.conversation);
      if (turn === null) continue;
      for (const kind of parts.kinds) {
        const reply = await kind.show(turn, copy.follows);
        if (reply === null) continue;
        await parts.messenger.update(turn.conversation, copy.activity, reply);
        break;
      }
    } catch (error) {
      parts.log.warn('card not refreshed', { topic, error: error instanceof Error ? error.message : String(error) });
    }
  }
}
