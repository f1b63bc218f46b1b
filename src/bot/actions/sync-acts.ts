/** Buttons of those who look after the synchronisation. Whether they may is judged again at the click. */
import { z } from 'zod';
import type { Problem } from '../../connectors/port.ts';
import type { InitialSyncRun, MapCommandName } from '../../sync/face.ts';
import { syncAct } from '../cards/sync-confirmation.ts';
import { workingCard } from '../cards/working.ts';
import { type Answer, answerWith, outOfDate } from '../conversation/answers.ts';
import { noteFor } from '../conversation/notes.ts';
import { problemText } from '../conversation/problems.ts';
import { minutesAfter } from '../conversation/shelf.ts';
import { requestIdOf } from '../conversation/request-id.ts';
import { isShared, type Turn } from '../conversation/turn.ts';
import { recordTitle } from '../records/entities.ts';
import type { Reply } from '../cards/reply.ts';
import { whoMayInstead } from '../sync/administrators.ts';
import { mayWriteAfter, runAfter, showRun } from '../sync/initial-sync.ts';
import { mapsTitle } from '../sync/maps.ts';
import { defineAction } from './action.ts';
import { defineWork, type Finished } from './work.ts';

const refModel = z.object({
  map: z.string(),
  company: z.string().nullable(),
  key: z.array(z.union([z.string(), z.number()])),
});

/** Does what an administrator confirmed about maps, runs and records. */
export const syncActs = defineAction({
  verb: 'sync.act',
  data: z.object({ act: syncAct, what: z.string().max(1_000) }),
  async handle(turn, { act, what }) {
    const instead = await whoMayInstead(turn);
    if (instead !== null) return { kind: 'message', text: instead };
    switch (act) {
      case 'run':
      case 'pause':
      case 'resume':
      case 'stop':
      case 'repair':
        return syncActWork.send(turn, {
          requestId: requestIdOf('sync', act, what, turn.activity ?? '', turn.sender.aadObjectId),
          working: workingCard(turn.cards, { company: '', ...turn.texts.sync.working }),
          sent: { act, what },
        });
      case 'dryRun':
        return answerWith(await begin(turn, namesIn(what), true));
      case 'initialSync': {
        const trial = await turn.services.sync.initialSync(what);
        if (trial === null) return outOfDate(turn);
        const mayWrite = await mayWriteAfter(turn, trial);
        return mayWrite ? writeAfter(turn, trial) : answerWith(await showRun(turn, trial));
      }
      case 'cancelRun': {
        const run = await turn.services.sync.cancelInitialSync(what, turn.person);
        return run === null ? outOfDate(turn) : answerWith(await showRun(turn, run));
      }
    }
  },
});

/** A command to maps or the repair of a record, as it was confirmed. */
export const syncActWork = defineWork({
  name: 'sync.act',
  isKnownById: false,
  sent: z.object({ act: z.enum(['run', 'pause', 'resume', 'stop', 'repair']), what: z.string() }),
  carryOut: (turn, { act, what }) => (act === 'repair' ? repair(turn, what) : command(turn, act, namesIn(what))),
});

const namesIn = (what: string): string[] => (what === '' ? [] : what.split(','));

async function command(turn: Turn, name: MapCommandName, maps: readonly string[]): Promise<Finished> {
  const { texts, services } = turn;
  const answer = await services.sync.commandMaps({ command: name, maps, by: turn.person });
  if (answer.kind === 'done')
    return settled(
      noteFor(turn, 'good', texts.sync.commands[name](mapsTitle(turn, maps)).done, '', { suggest: ['sync-status'] }),
    );
  const { missing, problems } = answer;
  return refused(
    turn,
    texts.sync.refused,
    missing.length > 0 ? texts.sync.missing(mapsTitle(turn, missing)) : '',
    problems,
  );
}

const settled = (reply: Reply): Finished => ({ reply, settled: true });

/** Why it was refused is for whoever asked alone. */
function refused(turn: Turn, title: string, text: string, problems: readonly Problem[]): Finished {
  const points = problems.slice(0, 12).map((problem) => problemText(turn, problem));
  return { ...settled(noteFor(turn, 'warning', title, text, { points })), isOwn: isShared(turn) };
}

async function begin(turn: Turn, maps: readonly string[], dryRun: boolean): Promise<Reply> {
  const run = await turn.services.sync.startInitialSync({
    maps,
    company: null,
    master: 'financeOperations',
    dryRun,
    by: turn.person,
  });
  return showRun(turn, run);
}

/** While a run begins nobody else begins one; should it never begin, the trial may be written after again so soon. */
const beginningMinutes = 5;

/** Writes once after a trial, however often and by whomever it is asked for; whoever comes second is shown the run there is. */
async function writeAfter(turn: Turn, trial: InitialSyncRun): Promise<Answer> {
  const { memory, clock } = turn.services;
  const isFirst = await memory.add('trial', trial.id, true, minutesAfter(clock.now(), beginningMinutes));
  if (!isFirst) {
    const run = await runAfter(turn, trial);
    return run === null
      ? { kind: 'message', text: turn.texts.working.slow.title }
      : answerWith(await showRun(turn, run));
  }
  try {
    return answerWith(await begin(turn, trial.maps, false));
  } catch (error) {
    await memory.remove('trial', trial.id);
    throw error;
  }
}

async function repair(turn: Turn, what: string): Promise<Finished> {
  const { texts, services } = turn;
  const ref = refModel.parse(JSON.parse(what));
  const requestId = requestIdOf('repair', what, turn.activity ?? '');
  const answer = await services.sync.repair({ requestId, refs: [ref], take: null, by: turn.person });
  const title = recordTitle(turn, services.sync.map(ref.map), ref.key.join(' '));
  if (answer.repaired.length > 0) return settled(noteFor(turn, 'good', texts.sync.different.repaired(title), ''));
  const problems = answer.left.flatMap((one) => one.problems);
  return refused(turn, texts.sync.different.left(title), '', problems);
}
