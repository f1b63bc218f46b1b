/**
 * Once the journal cannot be relied on nothing new is begun: neither for a person, nor for a save in a system's own screens, nor in the
 * background. What is under way ends where it stands; the next start resolves it by reading both systems.
 */
import type { HookEvent } from '../connectors/hook-event.ts';
import type { Problem } from '../connectors/port.ts';
import type { CodedError } from '../errors.ts';
import { ownProblem, type Core } from './context.ts';
import type { HookAnswer, Outcome, Stoppage } from './face.ts';

const saidToPeople: Readonly<Record<Stoppage['code'], string>> = {
  STORE_FAILED:
    'The synchronisation cannot write its journal any more: the disk is full or failing. Nothing new is saved.',
  JOURNAL_DAMAGED: 'The journal of the synchronisation is damaged. Nothing new is saved until it is whole again.',
  OPERATION_IMPOSSIBLE:
    'The synchronisation found itself in a state that must not be, and guesses nothing from there. Nothing new is saved until it is started again.',
};

/** Why the core takes no new work, for administrators; null while it does. */
export function stoppageOf(trouble: CodedError | null): Stoppage | null {
  if (trouble === null) return null;
  const { code: told } = trouble;
  const code = told === 'JOURNAL_DAMAGED' || told === 'OPERATION_IMPOSSIBLE' ? told : 'STORE_FAILED';
  return { code, text: trouble.message, remedy: trouble.description.remedy };
}

/** What somebody reads who asks for a write all the same. */
export function refusedByStoppage(stoppage: Stoppage, operation: string): Outcome {
  return { kind: 'refused', operation, problems: [problemOf(stoppage)] };
}

/**
 * What a system that asks before it commits is answered: no, in plain words. Where the map lets saves of the entity stand while nobody
 * can be asked there is no answer, and the trouble is thrown.
 */
export function answerWhileStopped(core: Core, event: HookEvent, trouble: CodedError, stoppage: Stoppage): HookAnswer {
  const mayStand = event.changes.every(({ map }) => core.maps.get(map).onUnavailable === 'allow');
  if (event.stage === 'afterCommit' || mayStand) throw trouble;
  const problem = problemOf(stoppage);
  return { kind: 'refuse', message: `${problem.message} ${problem.remedy}`, problems: [problem] };
}

function problemOf({ code }: Stoppage): Problem {
  return ownProblem(
    code,
    saidToPeople[code],
    'Tell your administrator: the log and the command doctor say what to do.',
  );
}
