/** Refusals in the words of the system that refuses, each at the field it is about. */
import type { Problem } from '../../connectors/port.ts';
import { formatsFor } from '../texts/format.ts';
import type { Turn } from './turn.ts';

export interface PlacedProblems {
  /** By input id; several at one input are joined. */
  readonly at: ReadonlyMap<string, string>;
  /** What belongs to no input. */
  readonly top: readonly string[];
}

/** Codes of our own, such as `RIGHT_MISSING`; those of the systems are numbers and labels. */
const ownCode = /^[A-Z]+(?:_[A-Z]+)+$/;

/**
 * `Supply Chain Management says: …` and what to do. The message of a system is never reworded. Where a system names no field and we know
 * no more than it says, its message stands alone: a general remedy would only puzzle below a refused act.
 */
export function problemText(turn: Pick<Turn, 'texts' | 'services' | 'sender'>, problem: Problem): string {
  const { texts } = turn;
  const said = silenceOf(turn, problem) ?? texts.says(texts.systems[problem.system], texts.problems.message(problem));
  const remedy = problem.field !== null || ownCode.test(problem.code) ? texts.problems.remedy(problem) : '';
  return remedy === '' ? said : `${said} ${remedy}`;
}

const silences: ReadonlySet<string> = new Set(['SYSTEM_UNREACHABLE', 'ANSWER_LOST']);

/** That a system says nothing at all, and since when on the reader's clock; null for what it did say. */
function silenceOf(
  { texts, services, sender }: Pick<Turn, 'texts' | 'services' | 'sender'>,
  { system, code, since }: Problem,
): string | null {
  if (system === 'dispatchCopilot' || !silences.has(code)) return null;
  const now = services.clock.now();
  const time = since === undefined ? '' : formatsFor(texts.locale).time(since, now, sender.timeZone);
  return texts.outcomes.silent(texts.systems[system], time);
}

/** Sorts problems to the inputs that `inputOf` names; null is the top of the form. */
export function placeProblems(
  turn: Turn,
  problems: readonly Problem[],
  inputOf: (problem: Problem) => string | null,
): PlacedProblems {
  const at = new Map<string, string>();
  const top: string[] = [];
  for (const problem of problems) {
    const input = inputOf(problem);
    const text = problemText(turn, problem);
    if (input === null) top.push(text);
    else at.set(input, at.has(input) ? `${at.get(input) ?? ''} ${text}` : text);
  }
  return { at, top };
}

/** No problems yet. */
export const noProblems: PlacedProblems = { at: new Map(), top: [] };
