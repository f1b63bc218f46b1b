/** Refusals in the words of the system that refuses, each at the field it is about. */
import type { Problem } from '../../connectors/port.ts';
import type { Turn } from './turn.ts';

export interface PlacedProblems {
  /** By input id; several at one input are joined. */
  readonly at: ReadonlyMap<string, string>;
  /** What belongs to no input. */
  readonly top: readonly string[];
}

/** `Supply Chain Management says: …` and what to do. The message itself is never reworded. */
export function problemText(turn: Turn, problem: Problem): string {
  const said = turn.texts.says(turn.texts.systems[problem.system], problem.message);
  return problem.remedy === '' ? said : `${said} ${problem.remedy}`;
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
