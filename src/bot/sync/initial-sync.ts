/** Initial sync in the chat: a trial that counts, the question whether to write, and a card that follows the run. */
import type { InitialSyncRun } from '../../sync/face.ts';
import type { Reply } from '../cards/reply.ts';
import { syncConfirmationCard } from '../cards/sync-confirmation.ts';
import { messageText } from '../conversation/problems.ts';
import type { TopicKind } from '../conversation/topics.ts';
import type { Turn } from '../conversation/turn.ts';
import { mapsTitle } from './maps.ts';
import { isAdministrator } from '../conversation/rights.ts';

/** What the cards of a run are about. */
export function runTopic(id: string): string {
  return `initial-sync/${id}`;
}

/** Hours after which a trial no longer tells what writing would do. */
const trialHours = 24;

/** Runs among which a later one is looked for. */
const lookedThrough = 50;

/** Whether writing may follow a trial: it ended lately, and none of its maps had a run since. */
export async function mayWriteAfter({ services }: Turn, run: InitialSyncRun): Promise<boolean> {
  if (!run.dryRun || run.state !== 'finished') return false;
  if (services.clock.now().getTime() - Date.parse(run.updatedAt) > trialHours * 3_600_000) return false;
  const later = await runsAfter(services, run);
  return later !== null && later.length === 0;
}

/** The run that wrote after a trial; null while there is none. */
export async function runAfter({ services }: Turn, trial: InitialSyncRun): Promise<InitialSyncRun | null> {
  return (await runsAfter(services, trial))?.findLast(({ dryRun }) => !dryRun) ?? null;
}

/** Later runs of any of the same maps, newest first; null for a run that is too old to tell. */
async function runsAfter({ sync }: Turn['services'], run: InitialSyncRun): Promise<readonly InitialSyncRun[] | null> {
  const newestFirst = await sync.initialSyncs(lookedThrough);
  const place = newestFirst.findIndex(({ id }) => id === run.id);
  if (place < 0) return null;
  return newestFirst.slice(0, place).filter(({ maps }) => maps.some((map) => run.maps.includes(map)));
}

/** How far a run is; after a trial with the question whether to write, while that may follow it. */
export async function showRun(turn: Turn, run: InitialSyncRun): Promise<Reply> {
  const { texts } = turn;
  const { initial } = texts.sync;
  const maps = mapsTitle(turn, run.maps);
  const mayWrite = await mayWriteAfter(turn, run);
  const isOver = run.dryRun && run.state === 'finished' && !mayWrite;
  const master = texts.systems[run.master];
  const sum = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((all, one) => all + one, 0);
  return syncConfirmationCard(
    turn.cards,
    {
      company: run.company ?? '',
      title: initial.heading(maps, initial.states[run.state], run.dryRun),
      text: reasonOf(turn, run) ?? (mayWrite ? initial.confirm(maps, master) : isOver ? initial.trialOver : ''),
      points: run.parts.slice(0, 18).map((part) => ({
        text: initial.part(
          mapsTitle(turn, [part.map]),
          part.done,
          part.total === null ? '…' : String(part.total),
          part.equal,
          sum(part.created),
          sum(part.updated),
          part.refused,
        ),
      })),
      buttons: mayWrite
        ? [{ title: initial.buttonReal, act: 'initialSync', what: run.id }]
        : run.state === 'running'
          ? [{ title: initial.cancel, act: 'cancelRun', what: run.id }]
          : [],
    },
    runTopic(run.id),
  );
}

function reasonOf(turn: Turn, { reason, why }: InitialSyncRun): string | null {
  return why === undefined ? reason : messageText(turn, why);
}

/** Cards of initial syncs, for administrators. */
export const initialSyncCards: TopicKind = {
  async show(turn, topic) {
    const [kind, id] = topic.split('/');
    if (kind !== 'initial-sync' || id === undefined || !isAdministrator(turn)) return null;
    const run = await turn.services.sync.initialSync(id);
    return run === null ? null : showRun(turn, run);
  },
};
