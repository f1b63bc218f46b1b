/** Cards of sync failures: an incident with the records it is about, or one of them. */
import type { SyncFailure } from '../../sync/face.ts';
import type { Reply } from '../cards/reply.ts';
import { syncFailureCard } from '../cards/sync-failure.ts';
import { syncFailuresCard } from '../cards/sync-failures.ts';
import { linkButtons } from '../conversation/links.ts';
import { problemText } from '../conversation/problems.ts';
import { summaryText } from '../conversation/summaries.ts';
import type { Turn } from '../conversation/turn.ts';
import { askedFields } from '../records/fields.ts';
import { capital, entityWords } from '../records/entities.ts';
import { failuresOf, isOver } from './incidents.ts';
import { showNeutral } from './neutral.ts';
import { assignees, assigneeWords } from './people.ts';
import { heardOf, mayAct, mayReadAll } from './rights.ts';
import { countedStates, standingOf, statuses, toneOf } from './standing.ts';
import { incidentTopic } from './topic.ts';
import { isAdministrator } from '../conversation/rights.ts';
import { timeOf } from '../conversation/times.ts';

/** Records on one page of an incident. */
const pageSize = 8;

/**
 * An incident as its reader may see it: one failure with all about it, several with what they have in common; without a word of the
 * records where several read, and for whom they are not readable. Null when it is none of the reader's.
 */
export async function showIncident(turn: Turn, incident: string, asked = 1): Promise<Reply | null> {
  const failures = await heardOf(turn, await failuresOf(turn.services, incident));
  // What is still open stands first.
  const sorted = statuses.flatMap((status) => failures.filter((failure) => failure.status === status));
  const [first, second] = sorted;
  if (first === undefined) return null;
  if (turn.conversation.room !== null) return showNeutral(turn, incident, failures);
  const page = pageOf(sorted, asked);
  if (!(await mayReadAll(turn, page.shown))) return showNeutral(turn, incident, failures);
  return second === undefined ? showFailure(turn, incident, first, false) : showSeveral(turn, incident, sorted, page);
}

/** One failure of an incident, as its reader may see it. */
export async function showOneOf(turn: Turn, incident: string, id: string): Promise<Reply | null> {
  const failures = await failuresOf(turn.services, incident);
  const [failure] = await heardOf(
    turn,
    failures.filter((one) => one.id === id),
  );
  if (failure === undefined) return null;
  const isNeutral = turn.conversation.room !== null || !(await mayReadAll(turn, [failure]));
  return isNeutral ? showNeutral(turn, incident, [failure]) : showFailure(turn, incident, failure, failures.length > 1);
}

interface Page {
  readonly number: number;
  readonly last: number;
  readonly from: number;
  readonly shown: readonly SyncFailure[];
}

function pageOf(failures: readonly SyncFailure[], asked: number): Page {
  const last = Math.ceil(failures.length / pageSize);
  const number = Math.min(Math.max(1, asked), last);
  const from = (number - 1) * pageSize;
  return { number, last, from, shown: failures.slice(from, from + pageSize) };
}

/** One failure, as it stands now. `isOneOfMany`: with the way back to the others of its cause. */
export async function showFailure(
  turn: Turn,
  incident: string,
  failure: SyncFailure,
  isOneOfMany: boolean,
): Promise<Reply> {
  const { texts, services, person } = turn;
  const words = texts.syncFailures;
  const open = failure.status === 'open' && mayAct(turn, failure);
  const ended = isOver(failure);
  const map = services.sync.map(failure.ref.map);
  const links = await services.records.links(failure.ref, person).catch(() => []);
  return syncFailureCard(
    turn.cards,
    {
      company: failure.ref.company ?? '',
      incident,
      failure: failure.id,
      tone: toneOf(failure.status),
      title: words.title[failure.status](recordWords(turn, failure)),
      text: textOf(turn, failure),
      facts: await factsOf(turn, failure),
      problems: ended ? [] : problemsOf(turn, failure),
      open,
      edit: open && askedFields(texts, map, false).length > 0,
      sides: open
        ? (['dataverse', 'financeOperations'] as const).map((side) => ({
            side,
            title: words.takeOf(texts.systems[side]),
          }))
        : [],
      ...(open ? await assignees(turn, incident, failure) : { people: [] }),
      links: linkButtons(turn, links),
      back: isOneOfMany,
    },
    incidentTopic(incident, isOneOfMany ? failure.id : ''),
  );
}

/** What the record of a failure is called: `warehouse 77`. */
export function recordWords(turn: Turn, { ref }: SyncFailure): string {
  return `${entityWords(turn.texts, turn.services.sync.map(ref.map)).one} ${ref.key.join(' ')}`;
}

/** What the refusing system said, at most twelve sentences. */
export function problemsOf(turn: Turn, { problems }: SyncFailure): { readonly text: string }[] {
  return problems.slice(0, 12).map((problem) => ({ text: problemText(turn, problem) }));
}

async function showSeveral(
  turn: Turn,
  incident: string,
  failures: readonly SyncFailure[],
  { number, last, from, shown }: Page,
): Promise<Reply> {
  const { texts, services } = turn;
  const words = texts.syncFailures;
  const [newest] = failures;
  if (newest === undefined) return { text: '', card: null };
  const { many } = entityWords(texts, services.sync.map(newest.ref.map));
  const open = failures.some((one) => one.status === 'open' && mayAct(turn, one));
  const status = standingOf(failures);
  return syncFailuresCard(
    turn.cards,
    {
      company: newest.ref.company ?? '',
      incident,
      tone: toneOf(status),
      title: words.title[status](words.counted(failures.length, many)),
      text: countedStates(turn, failures),
      facts: [{ title: words.facts.class, value: words.classes[newest.class] }],
      problems: isOver(newest) ? [] : problemsOf(turn, newest),
      open,
      ...(open ? await assignees(turn, incident, newest) : { people: [] }),
      records: shown.map((one) => ({
        failure: one.id,
        heading: capital(recordWords(turn, one)),
        detail: stateLine(turn, one),
        tooltip: words.show(recordWords(turn, one)),
      })),
      paged: last === 1 ? '' : words.page(from + 1, from + shown.length, failures.length),
      previous: number > 1 ? [{ page: String(number - 1) }] : [],
      next: number < last ? [{ page: String(number + 1) }] : [],
    },
    incidentTopic(incident),
  );
}

function textOf(turn: Turn, { status, origin, parked }: SyncFailure): string {
  const { texts } = turn;
  const words = texts.syncFailures;
  if (status === 'resolved' || status === 'dismissed') return words.over[status];
  if (parked !== undefined) return words.parked(summaryText(turn, parked), parked.actor);
  const other = origin === 'dataverse' ? 'financeOperations' : 'dataverse';
  return words.text(texts.systems[origin], texts.systems[other]);
}

async function factsOf(turn: Turn, failure: SyncFailure): Promise<{ title: string; value: string }[]> {
  const words = turn.texts.syncFailures;
  const { ending, assignee, parked } = failure;
  const isForConsole = parked !== undefined && !isOver(failure) && isAdministrator(turn);
  return [
    { title: words.facts.class, value: words.classes[failure.class] },
    { title: words.facts.since, value: timeOf(turn, failure.since) },
    { title: words.facts.attempts, value: String(failure.attempts) },
    ...(assignee == null ? [] : [{ title: words.facts.assignee, value: await assigneeWords(turn, assignee) }]),
    ...(ending == null
      ? []
      : [
          { title: words.facts.by, value: ending.by ?? words.byItself },
          { title: words.facts.ended, value: timeOf(turn, ending.at) },
        ]),
    ...(isForConsole ? [{ title: words.facts.command, value: `journal end ${parked.operation}` }] : []),
    ...(ending?.note == null ? [] : [{ title: words.facts.reason, value: ending.note }]),
  ];
}

/** `1 open · Patti Fernandez · 10:02`: how one of several stands, and through whom. */
function stateLine(turn: Turn, failure: SyncFailure): string {
  const { title } = turn.texts.syncFailures;
  const who = failure.ending == null ? failure.assignee?.name : (failure.ending.by ?? turn.texts.syncFailures.byItself);
  const when = timeOf(turn, failure.ending?.at ?? failure.since);
  const state = title[failure.status]('').replace(/:\s*$/, '');
  return [state, who, when].filter((part) => part !== undefined && part !== '').join(' · ');
}
