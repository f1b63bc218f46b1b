/** The buttons on what waits for a sign-in, and signing in and out by a message. */
import type { Background } from '../conversation/background.ts';
import { noteFor } from '../conversation/notes.ts';
import type { Sender, SignInDesk } from '../conversation/turn.ts';
import type { Asking } from './asking.ts';
import type { Held, HeldShelf } from './held.ts';
import type { People } from './people.ts';
import { showHeld } from './show.ts';
import type { HeldCarrier } from './sign-in.ts';

interface SignInDeskParts {
  readonly kept: { readonly people: People } | null;
  readonly held: HeldShelf;
  readonly asking: Asking;
  readonly background: Background;
  readonly carrier: Pick<HeldCarrier, 'show'>;
  readonly takeUp: (held: Held) => Promise<void>;
  readonly discard: (sender: Sender) => Promise<void>;
}

export function createSignInDesk(parts: SignInDeskParts): SignInDesk {
  const { kept, held, asking, background } = parts;
  return {
    async goOn(turn, id) {
      const { texts, sender, cards, services } = turn;
      const one = await held.get(sender.aadObjectId, id);
      if (one === null || kept === null) return null;
      const again: Held = { ...one, state: 'waiting', heldAt: services.clock.now().toISOString() };
      await held.put(again);
      // After a sign-in that did not help, another one on the page may: a second factor is asked for there.
      const needsAnother = one.tries > 0 && one.reason === 'expired';
      if (!needsAnother && (await kept.people.assertion(sender)) !== null) {
        background.run('go on', () => parts.takeUp(again));
        return 'going on';
      }
      if (needsAnother) await parts.discard(sender);
      const asked = await asking.ask(sender, { single: !needsAnother, anew: true });
      return showHeld(cards, one, asked ? texts.signIn.reasons.absent : texts.signIn.reasons.unknown);
    },

    async drop(turn, id) {
      const { texts, sender } = turn;
      const one = await held.get(sender.aadObjectId, id);
      if (one === null) return null;
      await held.remove(one);
      if ((await held.waiting(sender.aadObjectId)).length === 0) await asking.withdraw(sender);
      return noteFor(turn, 'default', texts.drafts.cancelled.title, texts.drafts.cancelled.text);
    },

    async signIn(turn) {
      const { signIn } = turn.texts;
      if (kept === null) return noteFor(turn, 'default', signIn.notNeeded, '');
      if ((await kept.people.assertion(turn.sender, true)) !== null) {
        return noteFor(turn, 'good', signIn.done.title, '');
      }
      const asked = await asking.ask(turn.sender, { single: true, anew: true });
      const { title, text } = asked ? signIn.asked : signIn.reasons.unknown;
      return noteFor(turn, 'default', title, text);
    },

    async signOut(turn) {
      const { texts, sender } = turn;
      const { signIn } = texts;
      if (kept === null) return noteFor(turn, 'default', signIn.notNeeded, '');
      const wasSignedIn = (await kept.people.assertion(sender)) !== null;
      await kept.people.forget(sender);
      await asking.withdraw(sender);
      for (const one of await held.waiting(sender.aadObjectId)) {
        await held.remove(one);
        const { title, text } = texts.drafts.cancelled;
        await parts.carrier.show(one, noteFor(turn, 'default', title, text));
      }
      return noteFor(
        turn,
        'default',
        wasSignedIn ? signIn.signedOut.title : signIn.wasNot,
        wasSignedIn ? signIn.signedOut.text : '',
      );
    },
  };
}
