/** What becomes of a card whose operation could not be finished. */
import type { Finished } from '../actions/work.ts';
import { workingCard } from '../cards/working.ts';
import type { Reply } from '../cards/reply.ts';
import { signInReasonOf } from '../sign-in/reason.ts';
import { isStopped, reasonFor } from './failures.ts';
import { noteFor } from './notes.ts';
import { messageText, parkedText, type Parked } from './problems.ts';
import { isShared, type Turn } from './turn.ts';

/**
 * The card waits while it is found out what became of the operation, while it is kept for later, or while what is done cannot be read;
 * else it says why somebody has to look at it, and waits for how that ends.
 */
export function finishParked(
  turn: Turn,
  company: string,
  outcome: Pick<Parked, 'resolving' | 'reason' | 'why'>,
): Finished {
  const { parked, queued } = turn.texts.outcomes;
  const why = parkedText(turn, outcome);
  switch (outcome.why?.[0]?.code) {
    case 'KEPT_FOR_LATER':
      return { settled: false, reply: noteFor(turn, 'warning', queued.title, why) };
    case 'DONE_UNREAD':
      return { settled: false, reply: noteFor(turn, 'good', why, '') };
    case 'ENDED_EQUAL':
    case 'ENDED_AS_IT_STANDS':
      return finishEnded(turn, outcome);
    default:
      if (outcome.resolving) return finishChecking(turn, company);
      return {
        settled: outcome.why?.[0]?.code === 'ENTRY_SET_ASIDE',
        reply: noteFor(turn, 'attention', parked.title, parked.text(why)),
        isOwn: isShared(turn),
      };
  }
}

/** How somebody ended it. Why so stands in free words: where several read, whoever asked is told that in their own chat alone. */
function finishEnded(turn: Turn, outcome: Pick<Parked, 'reason' | 'why'>): Finished {
  const [how, ...because] = outcome.why ?? [];
  const title = how === undefined ? outcome.reason : messageText(turn, how);
  const reason = because.map((problem) => messageText(turn, problem)).join(' ');
  const full = noteFor(turn, 'default', title, reason);
  if (reason === '' || !isShared(turn)) return { settled: true, reply: full };
  return { settled: true, reply: noteFor(turn, 'default', title, ''), own: full };
}

/**
 * What becomes of a form whose operation broke: where nothing of it has begun the form is there `again`, with the reason. Once it has
 * begun the card waits for what becomes of it, since a second one would be written beside it. Throws the error where its person has to
 * sign in first, or nothing is taken any more.
 */
export async function finishBroken(
  turn: Turn,
  { company, requestId }: { readonly company: string; readonly requestId: string },
  error: unknown,
  again: (reason: string) => Promise<Reply>,
): Promise<Finished> {
  if (signInReasonOf(error) !== null || isStopped(error)) throw error;
  if ((await turn.services.sync.askedBefore(requestId)) !== null) return finishChecking(turn, company);
  return { settled: true, reply: await again(reasonFor(turn, error)) };
}

/** The card waits while it is found out what became of the operation. */
export function finishChecking(turn: Turn, company: string): Finished {
  return { settled: false, reply: workingCard(turn.cards, { company, ...turn.texts.working.checking }) };
}

/** What was sent cannot be read any more: it is of another version of this program. */
export function finishOutOfDate(turn: Turn): Finished {
  const { title, text } = turn.texts.failures.outOfDate;
  return { settled: true, reply: noteFor(turn, 'attention', title, text) };
}
