import type { Outbox } from '../notices/outbox.ts';
import type { BotMemory } from '../ports.ts';
import { endSubscriptionsIn } from './subscription.ts';
import type { References } from '../conversation/turn.ts';

interface ClosingParts {
  readonly memory: BotMemory;
  readonly outbox: Pick<Outbox, 'withdraw'>;
  readonly references: References;
}

/**
 * The bot is no longer in a room: its subscriptions end, and nothing more is sent there. A team is called like its first channel, so
 * that with that one all channels of the team are left.
 */
export async function closeRooms({ memory, outbox, references }: ClosingParts, gone: string): Promise<void> {
  for (const room of await endSubscriptionsIn({ memory }, gone)) {
    await outbox.withdraw(room);
    await references.forget(room);
  }
}
