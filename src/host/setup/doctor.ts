/** Looks at everything that has to fit together, and says what to do. Reads only. */
import { statfs } from 'node:fs/promises';
import { createDataverse } from '../../connectors/dataverse/connector.ts';
import { fine } from '../../connectors/diagnose.ts';
import type { Finding } from '../../connectors/diagnosis.ts';
import { createFinanceOperations } from '../../connectors/finance-operations/connector.ts';
import type { SyncCore } from '../../sync/face.ts';
import { hookTarget, type Environment, type PlacedFinding } from './environment.ts';

const mebibyte = 1024 * 1024;
const scarceBytes = 1024 * mebibyte;
const direBytes = 100 * mebibyte;
const hookPatienceMilliseconds = 5_000;

type DiagnosedCore = Pick<SyncCore, 'status' | 'stoppage' | 'damagedJournal' | 'parked'>;

/** All findings, those of the systems first. `core` is null where no process runs. */
export async function diagnose(
  environment: Environment,
  core: DiagnosedCore | null,
): Promise<readonly PlacedFinding[]> {
  const { urls, tokens, clock, maps, configuration } = environment;
  await using dataverse = createDataverse({ url: urls.dataverse, tokens, clock, maps });
  await using financeOperations = createFinanceOperations({ url: urls.financeOperations, tokens, clock, maps });
  const target = hookTarget(environment);
  const [ofDataverse, ofFinanceOperations, ofMaps, ofHook, ofDisk] = await Promise.all([
    dataverse.diagnose(target),
    financeOperations.diagnose(configuration.integration.user),
    core === null ? [notRunning] : lookAtStatuses(core),
    target === null ? [noAddress] : lookAtHookAddress(target.url, configuration.hookKey, environment.address !== null),
    lookAtDisk(configuration.dataFolder),
  ]);
  return [
    ...ofDataverse.map((finding) => ({ where: 'Dataverse' as const, ...finding })),
    ...ofFinanceOperations.map((finding) => ({ where: 'finance and operations' as const, ...finding })),
    ...[...ofMaps, ...ofHook, ...ofDisk].map((finding) => ({ where: 'this process' as const, ...finding })),
  ];
}

const notRunning: Finding = {
  check: 'process',
  level: 'warning',
  says: 'No process runs on this data folder, so nothing is kept the same at the moment.',
  todo: 'Start it with npm start.',
};

const noAddress: Finding = {
  check: 'hook address',
  level: 'error',
  says: 'No address is set that Dataverse could call.',
  todo: 'Set PUBLIC_ADDRESS to the address of this process from outside.',
};

async function lookAtStatuses(core: DiagnosedCore): Promise<readonly Finding[]> {
  const stopped = core.stoppage();
  if (stopped !== null)
    return [
      {
        check: 'journal',
        level: 'error',
        says: `${stopped.text} No new work is taken.`,
        todo: stopped.remedy,
      },
    ];
  const statuses = await core.status();
  const unwell = statuses.filter(({ status, failures }) => status !== 'Running' || failures > 0);
  const findings = unwell.map(({ name, status, reason, failures, queued }): Finding => {
    const counts = `${failures} failures, ${queued} changes wait`;
    if (status === 'Running') {
      return {
        check: `map ${name}`,
        level: 'warning',
        says: `Running, with ${counts}.`,
        todo: 'Look at them with cli failures.',
      };
    }
    const isBroken = status === 'Not available';
    return {
      check: `map ${name}`,
      level: isBroken ? 'error' : 'warning',
      says: `${status}${reason === null ? '' : `: ${reason}`} (${counts}).`,
      todo: isBroken
        ? 'Mend what is said of the map above, or run setup.'
        : `Run it with cli run ${name} when it should.`,
    };
  });
  const well = statuses.length - unwell.length;
  const ofMaps =
    well === 0 ? findings : [fine('maps', `${well} of ${statuses.length} maps run without failures.`), ...findings];
  return [...(await lookAtJournal(core)), ...ofMaps];
}

/** Old entries that nobody has asked for yet, and what was set aside and is not over. */
async function lookAtJournal(core: Pick<SyncCore, 'damagedJournal' | 'parked'>): Promise<readonly Finding[]> {
  const { damaged, setAside } = await core.damagedJournal();
  const parked = damaged.length === 0 ? await core.parked(1_000) : [];
  const waiting = setAside.filter(({ comparedAt }) => comparedAt === null);
  return [
    ...(damaged.length === 0
      ? []
      : [
          {
            check: 'journal',
            level: 'error',
            says: `${damaged.length} entries cannot be read. No new work is taken once one of them is needed.`,
            todo: 'List them with cli journal damaged, and set them aside with cli journal set-aside.',
          } as const,
        ]),
    ...(waiting.length === 0
      ? []
      : [
          {
            check: 'journal',
            level: 'warning',
            says: `${waiting.length} entries were set aside, and what they were about is not compared yet.`,
            todo: 'It is compared once both systems answer. cli journal damaged says when that was done.',
          } as const,
        ]),
    ...(parked.length === 0
      ? []
      : [
          {
            check: 'journal',
            level: 'warning',
            says: `${parked.length} operations could be neither finished nor undone.`,
            todo: 'List them with cli journal parked, and end them with cli journal end.',
          } as const,
        ]),
  ];
}

/** Calls our own address as Dataverse does, with a body that says nothing: only a wrong key is answered with 401. */
async function lookAtHookAddress(url: string, key: string, isRunning: boolean): Promise<readonly Finding[]> {
  if (!isRunning) return [];
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-dispatch-copilot-key': key, connection: 'close' },
    body: '{}',
    signal: AbortSignal.timeout(hookPatienceMilliseconds),
  }).catch(() => null);
  await answer?.arrayBuffer();
  if (answer === null) {
    return [
      {
        check: 'hook address',
        level: 'error',
        says: `${url} cannot be reached from here.`,
        todo: 'Look at PUBLIC_ADDRESS, the name service and what stands in front of this process.',
      },
    ];
  }
  if (answer.status === 401) {
    return [
      {
        check: 'hook address',
        level: 'error',
        says: `${url} does not take the key of this process: another process listens there.`,
        todo: 'Look at PUBLIC_ADDRESS, and give all processes behind it the same HOOK_KEY.',
      },
    ];
  }
  return [fine('hook address', `${url} leads here and takes the key.`)];
}

async function lookAtDisk(folder: string): Promise<readonly Finding[]> {
  const found = await statfs(folder).catch(() => null);
  if (found === null) {
    const says = `The data folder ${folder} is not there yet.`;
    return [{ check: 'data folder', level: 'warning', says, todo: 'It is made at the first start.' }];
  }
  const free = found.bavail * found.bsize;
  const says = `${Math.round(free / mebibyte)} MB are free where the data folder is.`;
  if (free >= scarceBytes) return [fine('data folder', says)];
  return [
    {
      check: 'data folder',
      level: free < direBytes ? 'error' : 'warning',
      says,
      todo: 'Make room: the journal cannot be kept without it.',
    },
  ];
}
