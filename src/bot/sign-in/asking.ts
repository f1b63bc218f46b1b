/** The card to sign in with: in the personal chat, once for everything that waits, and told how it ended in its own place. */
import { z } from 'zod';
import { noteCard } from '../cards/note.ts';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import type { Messenger, References, Sender, Services } from '../conversation/turn.ts';
import type { Turns } from '../conversation/turns.ts';
import type { Failure } from '../conversation/failures.ts';

export interface Asking {
  /**
   * Sends the card; one that was sent a moment ago is enough, unless it is to be sent `anew`. False when the person has no personal
   * chat with the bot, or cannot be reached there.
   */
  ask(sender: Sender, how: { readonly single: boolean; readonly anew: boolean }): Promise<boolean>;
  /** The same for something that came without the person asking for it: at most once a day. */
  remind(sender: Sender): Promise<void>;
  isOpen(sender: Sender): Promise<boolean>;
  /** Says in place of the card that the person is signed in, and that so many things go on. */
  close(sender: Sender, goingOn: number): Promise<void>;
  /** Takes the card away without a sign-in. */
  withdraw(sender: Sender): Promise<void>;
}

interface AskingParts {
  readonly services: Pick<Services, 'memory' | 'clock'>;
  readonly messenger: Messenger;
  readonly references: Pick<References, 'personal'>;
  readonly turns: Turns;
}

const cardModel = z.object({ conversation: z.string(), activity: z.string(), at: z.string() });

/** Minutes for which one card is enough. */
const enoughMinutes = 10;
const keptMinutes = 24 * 60;

export function createAsking({ services, messenger, references, turns }: AskingParts): Asking {
  const { memory, clock } = services;
  const shelf = openShelf(memory, 'sign-in', cardModel);
  const keyOf = ({ aadObjectId }: Sender): string => `card/${aadObjectId}`;

  const replace = async (sender: Sender, { title, text }: Failure): Promise<void> => {
    const card = await shelf.get(keyOf(sender));
    const conversation = await references.personal(sender.aadObjectId);
    await shelf.remove(keyOf(sender));
    if (card === null || conversation === null || conversation.id !== card.conversation) return;
    const cards = await turns.cardsFor(sender);
    const note = noteCard(cards, { company: '', tone: 'default', title, text, points: [], suggestions: [] });
    await messenger.update(conversation, card.activity, note);
  };

  const asking: Asking = {
    async ask(sender, { single, anew }) {
      const conversation = await references.personal(sender.aadObjectId);
      if (conversation === null) return false;
      const standing = await shelf.get(keyOf(sender));
      const since = minutesAfter(clock.now(), -enoughMinutes).toISOString();
      if (standing !== null && !anew && standing.at > since) return true;
      const { texts } = await turns.cardsFor(sender);
      if (standing !== null) await replace(sender, texts.drafts.replaced);
      const { text, button } = texts.signIn.card;
      const delivery = await messenger.askToSignIn(conversation, { text, button, single });
      if (delivery.kind !== 'sent') return false;
      const card = { conversation: conversation.id, activity: delivery.activityId, at: clock.now().toISOString() };
      await shelf.put(keyOf(sender), card, minutesAfter(clock.now(), keptMinutes));
      return true;
    },
    async remind(sender) {
      if ((await shelf.get(keyOf(sender))) === null) await asking.ask(sender, { single: true, anew: false });
    },
    isOpen: async (sender) => (await shelf.get(keyOf(sender))) !== null,
    async close(sender, goingOn) {
      const { texts } = await turns.cardsFor(sender);
      await replace(sender, { title: texts.signIn.done.title, text: goingOn > 0 ? texts.signIn.done.goesOn : '' });
    },
    async withdraw(sender) {
      const { texts } = await turns.cardsFor(sender);
      await replace(sender, texts.drafts.cancelled);
    },
  };
  return asking;
}
