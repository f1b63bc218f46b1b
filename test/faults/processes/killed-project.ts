/** Both stand-ins, and a core in processes of its own on one data folder, one after the other, that may be killed, stopped, starved. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { OrderDraft } from '../../../src/procurement/face.ts';
import { validDraft } from '../../support/order-draft.ts';
import { startStandIns, type StandIns } from '../../support/running-core.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { person, rows, type Person } from '../../support/wire.ts';
import type { KilledRun } from './killed-process.ts';

const program = fileURLToPath(new URL('killed-process.ts', import.meta.url));

export interface RunOptions {
  readonly kill?: KilledRun['kill'];
  /** How many orders it creates; none only resolves what is open. Default: one. */
  readonly orders?: number;
  /** The requests to create orders by, where an earlier process was asked the same. */
  readonly requestIds?: readonly string[];
  readonly leaseLife?: number;
  /** No file may grow beyond this, in KiB: the disk is full. */
  readonly largestFile?: number;
  /** Called with the process and each line that it says. */
  readonly onLine?: (child: ChildProcess, line: string) => void;
}

export interface Ended {
  readonly said: string;
  /** Null when a signal ended it. */
  readonly code: number | null;
}

export class KilledProject implements AsyncDisposable {
  readonly folder: string;
  private readonly standIns: StandIns;
  private readonly administrator: Person;
  private readonly temporary: Awaited<ReturnType<typeof temporaryFolder>>;
  private readonly draft: OrderDraft;
  private readonly seeded: ReadonlySet<string>;

  private constructor(
    standIns: StandIns,
    temporary: Awaited<ReturnType<typeof temporaryFolder>>,
    draft: OrderDraft,
    seeded: ReadonlySet<string>,
  ) {
    this.standIns = standIns;
    this.temporary = temporary;
    this.folder = temporary.path;
    this.draft = draft;
    this.seeded = seeded;
    this.administrator = person(standIns, 'pattif');
  }

  static async start(): Promise<KilledProject> {
    const standIns = await startStandIns();
    const administrator = person(standIns, 'pattif');
    const single = await validDraft(administrator);
    const draft = { ...single, lines: [...single.lines, ...single.lines] };
    return new KilledProject(standIns, await temporaryFolder(), draft, new Set(await orderNumbers(administrator)));
  }

  /** Runs a process to its end, whatever that is. */
  run(options: RunOptions = {}): Promise<Ended> {
    const { kill = null, orders = 1, leaseLife, largestFile, onLine } = options;
    const requestIds = options.requestIds ?? Array.from({ length: orders }, () => randomUUID());
    this.standIns.sandbox.control.trace.clear();
    const { dataverse, financeOperations } = this.standIns;
    const told: KilledRun = {
      dataverse,
      financeOperations,
      folder: this.folder,
      draft: requestIds.length === 0 ? null : this.draft,
      requestIds,
      kill,
      leaseLife,
    };
    const command = [process.execPath, '--import', 'tsx', program, JSON.stringify(told)] as const;
    // A file that may not grow fails as one on a full disk does; the signal that goes with it is ignored, as Node cannot take it.
    const [file, ...rest] =
      largestFile === undefined
        ? command
        : ['/bin/bash', '-c', `trap '' XFSZ; ulimit -f ${largestFile}; exec "$@"`, 'limited', ...command];
    return new Promise((resolve, reject) => {
      const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      const take = (chunk: Buffer): void => {
        said += chunk.toString();
        for (const line of chunk.toString().split('\n')) if (line !== '') onLine?.(child, line);
      };
      child.stdout.on('data', take);
      child.stderr.on('data', take);
      child.once('error', reject);
      child.once('close', (code) => resolve({ said, code }));
    });
  }

  /** How often the last process asked for a number for the order of a request. */
  numbersAsked(requestId: string): number {
    return this.standIns.sandbox.control.trace
      .entries()
      .filter(({ request }) => request.url.endsWith('/reserveNumber') && request.body.includes(requestId)).length;
  }

  /** Every order created since the start is whole in both systems, or in neither. Gives how many there are. */
  async assertWhole(when: string): Promise<readonly string[]> {
    const numbers = (await orderNumbers(this.administrator)).filter((number) => !this.seeded.has(number));
    const headers = rows(
      await this.administrator.dataverse('GET', 'msdyn_purchaseorders?$select=msdyn_name,msdyn_purchaseorderid'),
    ).filter((row) => !this.seeded.has(String(row['msdyn_name'])));
    assert.deepEqual(
      headers.map((row) => String(row['msdyn_name'])).sort(),
      [...numbers].sort(),
      `${when}: the same orders in both systems`,
    );
    for (const header of headers) {
      const here = rows(
        await this.administrator.dataverse(
          'GET',
          `msdyn_purchaseorderproducts?$filter=_msdyn_purchaseorder_value eq ${String(header['msdyn_purchaseorderid'])}`,
        ),
      );
      const there = rows(
        await this.administrator.financeOperations(
          'GET',
          `CDSPurchaseOrderLines?$filter=PurchaseOrderNumber eq '${String(header['msdyn_name'])}'`,
        ),
      );
      assert.deepEqual([here.length, there.length], [2, 2], `${when}: ${String(header['msdyn_name'])} has its lines`);
    }
    return numbers;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.standIns.close();
    await this.temporary[Symbol.asyncDispose]();
  }
}

async function orderNumbers(administrator: Person): Promise<readonly string[]> {
  return rows(
    await administrator.financeOperations(
      'GET',
      'PurchaseOrderHeadersV2?cross-company=true&$select=PurchaseOrderNumber',
    ),
  ).map((row) => String(row['PurchaseOrderNumber']));
}

/** Kills a process at random moments, so many times; then everything is whole. */
export async function killAtRandom(project: KilledProject, times: number): Promise<void> {
  for (let round = 0; round < times; round += 1) {
    const { said, code } = await project.run({ kill: { at: 'milliseconds', milliseconds: Math.random() * 600 } });
    assert.ok(code === null || code === 0, said);
  }
  assert.match((await project.run()).said, /^done/m, 'the next order goes through');
  await project.assertWhole('after random kills');
}

/** Stops a process in the middle of an order for longer than its lease lasts, then lets it go on. */
export async function stopBeyondLease(project: KilledProject): Promise<Ended> {
  const ended = await project.run({
    leaseLife: 1_000,
    onLine: (child, line) => {
      if (!line.startsWith('ordering')) return;
      setTimeout(() => {
        child.kill('SIGSTOP');
        setTimeout(() => child.kill('SIGCONT'), 2_500);
      }, 60);
    },
  });
  await project.assertWhole('after the pause');
  return ended;
}
