import type { MapStatusName, SyncFailure } from '../../sync/face.ts';
import type { Reply } from '../cards/reply.ts';
import { syncStatusCard } from '../cards/sync-status.ts';
import type { Tone } from '../cards/view.ts';
import { noteFor } from '../conversation/notes.ts';
import { problemText } from '../conversation/problems.ts';
import { isShared, type Turn } from '../conversation/turn.ts';
import { capital, entityWords } from '../records/entities.ts';
import { recordWords } from '../failures/show.ts';
import { mapsTitle } from './maps.ts';
import { timeOf } from '../conversation/times.ts';

/** Lines of a note. */
const mostLines = 18;

/** How a state of a map looks. */
const tones: Readonly<Record<MapStatusName, Tone>> = {
  Running: 'good',
  Resuming: 'accent',
  Initializing: 'accent',
  Paused: 'warning',
  'Not running': 'warning',
  'Not available': 'attention',
};

/** All maps: state, what waits, open failures, last success; and whether both systems answer. */
export async function showSyncStatus(turn: Turn): Promise<Reply> {
  const { texts, services } = turn;
  const { status } = texts.sync;
  const maps = await services.sync.status();
  const suggest = ['sync-failures', 'sync-status'] as const;
  return syncStatusCard(turn.cards, {
    company: turn.company,
    title: status.title,
    systems: services.sync.health().map(({ system, answers, downSince }) => ({
      name: texts.systems[system],
      detail: downSince === null ? '' : status.since(timeOf(turn, downSince)),
      state: status.systems[answers ? 'answers' : 'down'],
      tone: answers ? 'good' : 'attention',
    })),
    maps: maps.slice(0, mostLines).map((map) => ({
      name: mapsTitle(turn, [map.name]),
      state: status.states[map.status],
      tone: tones[map.status],
      detail: [
        map.queued === 0 ? '' : status.waiting(map.queued),
        map.lastSuccess === null ? '' : status.lastSuccess(timeOf(turn, map.lastSuccess)),
      ]
        .filter((part) => part !== '')
        .join(' · '),
      trouble: map.failures === 0 ? '' : status.failures(map.failures),
    })),
    more: maps.length > mostLines ? texts.today.more(maps.length - mostLines) : '',
    suggestions: suggest.map((request) => ({ title: texts.requests[request].title, request })),
  });
}

/** What could not be carried over and is still open. Where several read, how much of what; the records are told in the own chat. */
export async function showOpenFailures(turn: Turn): Promise<Reply> {
  const { texts, services } = turn;
  const open = await services.sync.failures({ status: 'open' });
  if (open.length === 0) return noteFor(turn, 'good', texts.sync.failures.none, '');
  if (isShared(turn)) return showCounts(turn, open);
  const lines = open.slice(0, mostLines).map((failure) => {
    const [problem] = failure.problems;
    const said = problem === undefined ? texts.syncFailures.classes[failure.class] : problemText(turn, problem);
    return texts.sync.failures.line(capital(recordWords(turn, failure)), said);
  });
  const rest = open.length - lines.length;
  return noteFor(turn, 'warning', texts.sync.failures.title(open.length), '', {
    points: rest > 0 ? [...lines, texts.today.more(rest)] : lines,
  });
}

/** How many of each kind of record, and that the rest is told in the personal chat of whoever asked. */
async function showCounts(turn: Turn, open: readonly SyncFailure[]): Promise<Reply> {
  const { texts, services, sender, desk } = turn;
  const counts = new Map<string, number>();
  for (const { ref } of open) counts.set(ref.map, (counts.get(ref.map) ?? 0) + 1);
  const points = [...counts].map(([name, count]) => {
    const { one, many } = entityWords(texts, services.sync.map(name));
    return texts.syncFailures.counted(count, count === 1 ? one : many);
  });
  const isMet = await desk.tell(sender.aadObjectId, 'openFailures', 'open', {});
  const { inOwnChat, writeFirst } = texts.syncFailures;
  return noteFor(turn, 'warning', texts.sync.failures.title(open.length), isMet ? inOwnChat : writeFirst, {
    points: points.slice(0, mostLines),
  });
}
