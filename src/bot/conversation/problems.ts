/** Refusals in the words of the system that refuses, each at the field it is about. */
import type { Problem } from '../../connectors/port.ts';
import type { CanonicalValue } from '../../maps/entity-map.ts';
import type { Outcome } from '../../sync/face.ts';
import { capital, entityWords, labelOf } from '../records/entities.ts';
import type { RefusalAbout } from '../texts/texts.ts';
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
export function problemText(turn: Reading, problem: Problem): string {
  const { texts } = turn;
  const said = silenceOf(turn, problem) ?? texts.says(texts.systems[problem.system], messageText(turn, problem));
  const isKnown = problem.field !== null || problem.system === 'dispatchCopilot' || ownCode.test(problem.code);
  const remedy = isKnown ? texts.problems.remedy(problem) : '';
  return remedy === '' ? said : `${said} ${remedy}`;
}

/** What it says and nothing more: no name of who says it, no remedy. */
export function messageText(turn: Reading, problem: Problem): string {
  return silenceOf(turn, problem) ?? turn.texts.problems.message(problem, aboutOf(turn, problem));
}

/** Why something could not be finished: in the reader's language where its parts are known. */
export function parkedText(turn: Reading, { reason, why }: Pick<Parked, 'reason' | 'why'>): string {
  return why === undefined ? reason : why.map((problem) => messageText(turn, problem)).join(' ');
}

type Reading = Pick<Turn, 'texts' | 'services' | 'sender'>;
export type Parked = Extract<Outcome, { readonly kind: 'parked' }>;

function aboutOf({ texts, services }: Reading, { entity, field, ref, params = {} }: Problem): RefusalAbout {
  const map = services.sync.maps.find(({ name }) => name === entity);
  const shown = (value: CanonicalValue | undefined): string =>
    value === undefined || value === null || value === '' ? texts.sync.different.empty : texts.quoted(String(value));
  return {
    label: field === null ? '' : map === undefined ? field : labelOf(texts, map, field),
    words: map === undefined ? { one: '', many: '' } : entityWords(texts, map),
    key: ref?.key.join(' ') ?? '',
    company: ref?.company ?? '',
    at: params.at === undefined ? texts.systems.one : texts.systems[params.at],
    value: params.value === null ? texts.sync.different.empty : String(params.value ?? ''),
    values: {
      dataverse: shown(params.values?.dataverse),
      financeOperations: shown(params.values?.financeOperations),
    },
    maps: (params.maps ?? []).map((name) => capital(entityWords(texts, services.sync.map(name)).many)).join(', '),
  };
}

const silences: ReadonlySet<string> = new Set([
  'SYSTEM_UNREACHABLE',
  'ANSWER_LOST',
  'ANSWER_NOT_UNDERSTOOD',
  'NO_ANSWER',
]);

/** That a system says nothing at all, and since when on the reader's clock; null for what it did say. */
function silenceOf({ texts, services, sender }: Reading, { system, code, since }: Problem): string | null {
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
