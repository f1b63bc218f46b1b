/**
 * Somebody has to sign in before something can be done in their name. What they asked for is kept, they are sent the channel's card to
 * sign in with in their personal chat, and once they are signed in it goes on by itself, in its own place, with nothing typed again.
 */
import type { SignInReason } from '../../errors.ts';
import type { Reply } from '../cards/reply.ts';
import { noteCard } from '../cards/note.ts';
import type { Background } from '../conversation/background.ts';
import { chosenCompany } from '../conversation/preferences.ts';
import type { Locks } from '../conversation/lock.ts';
import type { Messenger, References, Sender, Services, SignInDesk } from '../conversation/turn.ts';
import type { Turns } from '../conversation/turns.ts';
import { minutesAfter } from '../conversation/shelf.ts';
import type { Texts } from '../texts/texts.ts';
import { createAsking } from './asking.ts';
import { createSignInDesk } from './desk.ts';
import { openAnswers } from './answers.ts';
import { openHeld, type Held, type HeldWork } from './held.ts';
import type { People } from './people.ts';
import type { TokenService } from './ports.ts';
import { showHeld } from './show.ts';

/** What is to wait, and for whom. `id` tells it from everything else that waits. */
export interface ToHold {
  readonly id: string;
  readonly work: HeldWork;
  readonly sender: Sender;
  readonly conversation: string;
  readonly activity: string;
}

export interface SignInWords {
  readonly text: string;
  /** Null where no sign-in would help. */
  readonly button: string | null;
}

/** How a sign-in that came from the sign-in page ended. */
export type Redeemed = 'signed in' | 'cancelled' | 'wrong code' | 'other account';

export interface SignIn {
  /** Keeps what cannot go on and asks the person to sign in; the reply stands in its place meanwhile. */
  hold(what: ToHold, reason: SignInReason): Promise<Reply>;
  /** The channel signed the person in by itself. The same `id` again is the same sign-in. False: a page is needed. */
  exchange(sender: Sender, id: string, token: string): Promise<boolean>;
  /** The person came back from the sign-in page with a code. */
  redeem(sender: Sender, code: string): Promise<Redeemed>;
  /** The channel could not sign the person in by itself: sends a card that leads to the page. */
  offerPage(sender: Sender): Promise<void>;
  /** Asks somebody to sign in who has something waiting to be told, unless they were asked lately. */
  ask(aadObjectId: string): Promise<void>;
  /** What is said of a sign-in that did not come about. */
  explain(sender: Sender, outcome: Exclude<Redeemed, 'signed in'>): Promise<Reply>;
  /** Why it is needed and the title of the button that leads there, for a place that shows no card; `null`: nobody can sign in. */
  words(sender: Sender, reason: SignInReason | null): Promise<SignInWords>;
  /** Whether somebody was asked to sign in and has not yet. */
  isAsked(sender: Sender): Promise<boolean>;
  /** Goes on with what waits for people who are signed in by now: after a restart. */
  resume(): Promise<void>;
  /** Tells those whose sign-in did not come for too long. */
  lapse(): Promise<void>;
  readonly desk: SignInDesk;
}

/** How the conversation does again what was held, and shows something in its place. */
export interface HeldCarrier {
  /** Does it as it was asked for, in its place. Resolves when it is under way or done. */
  goOn(held: Held): Promise<void>;
  /** Resolves when the act that was held is no longer being shown. */
  over(requestId: string): Promise<void>;
  show(held: Held, reply: Reply): Promise<void>;
  /** Delivers what waits to be told to somebody. */
  deliver(aadObjectId: string): Promise<void>;
}

export interface SignInParts {
  readonly services: Pick<Services, 'memory' | 'clock' | 'log' | 'ids'>;
  readonly messenger: Messenger;
  readonly references: References;
  readonly turns: Turns;
  readonly locks: Locks;
  readonly background: Background;
  /** Null: the bot registration has no OAuth connection. */
  readonly kept: { readonly people: People; readonly service: TokenService } | null;
  readonly carrier: HeldCarrier;
}

/** Minutes after which an act no longer goes on by itself: the person may have forgotten about it. */
const waitingMinutes = 30;

export function createSignIn(parts: SignInParts): SignIn {
  const { kept, carrier, background, locks } = parts;
  const { memory, clock, ids, log } = parts.services;
  const held = openHeld(memory, clock);
  const asking = createAsking(parts);
  const answers = openAnswers(memory, clock);

  /** Does it once, however many sign-ins come: whoever comes second finds it taken up. */
  const takeUp = (one: Held): Promise<void> =>
    locks.run(`held ${one.id}`, async () => {
      const now = await held.get(one.sender.aadObjectId, one.id);
      if (now === null || now.state === 'gone on') return;
      if (now.work.kind === 'click' && now.work.requestId !== '') await carrier.over(now.work.requestId);
      const trying: Held = { ...now, state: 'waiting', tries: now.tries + 1 };
      await held.put(trying);
      await carrier.goOn(trying);
      const after = await held.get(one.sender.aadObjectId, one.id);
      if (after?.stamp === now.stamp) await held.put({ ...after, state: 'gone on' });
    });

  const signedIn = (sender: Sender): void =>
    background.run('sign-in', async () => {
      const waiting = await held.waiting(sender.aadObjectId);
      await asking.close(sender, waiting.length);
      for (const one of waiting) await takeUp(one);
      await carrier.deliver(sender.aadObjectId);
    });

  const askFor = async (one: Held, texts: Texts): Promise<Reply> => {
    const isAgain = one.tries > 0;
    const isMended = one.reason === 'absent' || one.reason === 'expired';
    if (!isMended || isAgain)
      return showHeld(await cardsOf(one.sender), one, texts.signIn.reasons[isAgain && isMended ? 'again' : one.reason]);
    if (one.reason === 'expired') await discard(one.sender);
    const asked = await asking.ask(one.sender, { single: true, anew: false });
    const words = asked ? texts.signIn.reasons[one.reason] : texts.signIn.reasons.unknown;
    return showHeld(await cardsOf(one.sender), one, words);
  };

  const cardsOf = (sender: Sender) => parts.turns.cardsFor(sender);

  /** What the service keeps is good for nothing: it would be given again and again. */
  const discard = async (sender: Sender): Promise<void> => {
    try {
      await kept?.people.forget(sender);
    } catch (error) {
      log.warn('sign-in not discarded', { error: error instanceof Error ? error.message : String(error) });
    }
  };

  const signIn: SignIn = {
    async hold(what, reason) {
      const cards = await cardsOf(what.sender);
      if (kept === null) {
        const { title, text } = cards.texts.signIn.notSetUp;
        return noteCard(cards, { company: '', tone: 'attention', title, text, points: [], suggestions: [] });
      }
      const known = await held.get(what.sender.aadObjectId, what.id);
      const now = clock.now().toISOString();
      const tries = known !== null && isRecent(known, clock.now()) ? known.tries : 0;
      const company = (await chosenCompany(memory, what.sender.aadObjectId)) ?? '';
      const one: Held = { ...what, company, reason, state: 'waiting', tries, stamp: ids.next(), heldAt: now };
      await held.put(one);
      return askFor(one, cards.texts);
    },
    async exchange(sender, id, token) {
      if (kept === null) return false;
      return locks.run(`sign-in ${sender.aadObjectId}`, async () => {
        const before = await answers.get(sender, id);
        if (before !== null) return before;
        const brought = await kept.service.exchange(sender.account, token);
        const isDone = brought !== null && (await kept.people.accept(sender, brought));
        await answers.put(sender, id, isDone);
        if (isDone) signedIn(sender);
        return isDone;
      });
    },
    async redeem(sender, code) {
      if (kept === null || code === 'CancelledByUser') return 'cancelled';
      return locks.run(`sign-in ${sender.aadObjectId}`, async () => {
        const brought = await kept.service.redeem(sender.account, code);
        if (brought === null) return 'wrong code';
        if (!(await kept.people.accept(sender, brought))) return 'other account';
        signedIn(sender);
        return 'signed in';
      });
    },
    offerPage: async (sender) => void (await asking.ask(sender, { single: false, anew: true })),
    async ask(aadObjectId) {
      const sender = await parts.references.sender(aadObjectId);
      if (kept !== null && sender !== null) await asking.remind(sender);
    },
    async explain(sender, outcome) {
      const cards = await cardsOf(sender);
      const { title, text } = cards.texts.signIn.outcomes[outcome];
      const suggestions = [{ title: cards.texts.requests['sign-in'].title, request: 'sign-in' }];
      return noteCard(cards, { company: '', tone: 'warning', title, text, points: [], suggestions });
    },
    async words(sender, reason) {
      const { signIn: words } = (await cardsOf(sender)).texts;
      const { title, text } = kept === null || reason === null ? words.notSetUp : words.reasons[reason];
      const isMended = kept !== null && (reason === 'absent' || reason === 'expired');
      return { text: `${title} ${text}`, button: isMended ? words.card.button : null };
    },
    isAsked: (sender) => asking.isOpen(sender),
    async resume() {
      if (kept === null) return;
      const waiting = await held.waiting();
      for (const sender of new Map(waiting.map((one) => [one.sender.aadObjectId, one.sender])).values()) {
        if ((await kept.people.assertion(sender)) !== null) signedIn(sender);
      }
    },
    async lapse() {
      const before = minutesAfter(clock.now(), -waitingMinutes).toISOString();
      for (const one of await held.waiting()) {
        if (one.heldAt > before) continue;
        const lapsed: Held = { ...one, state: 'lapsed' };
        await held.put(lapsed);
        const cards = await cardsOf(one.sender);
        await carrier.show(lapsed, showHeld(cards, lapsed, cards.texts.signIn.lapsed));
      }
    },
    desk: createSignInDesk({ ...parts, held, asking, takeUp, discard }),
  };
  return signIn;
}

/** What was held so lately is held anew because signing in did not help. */
function isRecent({ heldAt }: Held, now: Date): boolean {
  return minutesAfter(now, -waitingMinutes).toISOString() < heldAt;
}
