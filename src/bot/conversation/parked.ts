/** What becomes of a card whose operation could not be finished. */
import type { Finished } from '../actions/action.ts';
import { workingCard } from '../cards/working.ts';
import { noteFor } from './notes.ts';
import { parkedText, type Parked } from './problems.ts';
import type { Turn } from './turn.ts';

/** The card waits while it is found out what became of the operation; else it says why somebody has to look at it. */
export function finishParked(
  turn: Turn,
  company: string,
  outcome: Pick<Parked, 'resolving' | 'reason' | 'why'>,
): Finished {
  const { working, outcomes } = turn.texts;
  if (outcome.resolving) return { settled: false, reply: workingCard(turn.cards, { company, ...working.checking }) };
  const { title, text } = outcomes.parked;
  return { settled: true, reply: noteFor(turn, 'attention', title, text(parkedText(turn, outcome))) };
}
