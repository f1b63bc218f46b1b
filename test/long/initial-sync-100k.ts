/**
 * The long proof of the initial sync, not part of the tests: so many warehouses and as many order lines (100 000 each unless told
 * otherwise by the first argument), the syncing process killed twice on the way, against stand-ins in a process of their own.
 *
 *     node --import tsx test/long/initial-sync-100k.ts 20000
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runProcess } from '../sync/initial-sync/kill-while.ts';
import type { Said } from '../sync/initial-sync/killed-process.ts';

const rows = Number(process.argv[2] ?? 100_000);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;

const folder = await mkdtemp(join(tmpdir(), 'initial-sync-'));
const sandbox = spawn(
  process.execPath,
  ['--import', 'tsx', join(import.meta.dirname, 'planted-sandbox.ts'), String(rows)],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
const lines = createInterface({ input: sandbox.stdout })[Symbol.asyncIterator]();
const answer = async (): Promise<Record<string, unknown>> =>
  JSON.parse(String((await lines.next()).value)) as Record<string, unknown>;

const { dataverse, financeOperations } = await answer();
say(`${rows} warehouses and ${rows} order lines are planted.`);
const order = {
  dataverse: String(dataverse),
  financeOperations: String(financeOperations),
  folder,
  maps: ['purchase-order-product'],
  every: 1_000,
  measures: true,
};
const memory: Said[] = [];
let told = 0;
const hear = (said: Said): void => {
  memory.push(said);
  if (said.done - told < 5_000) return;
  told = said.done;
  const minutes = ((Date.now() - began) / 60_000).toFixed(1);
  say(`${minutes} min: ${said.done} rows, heap ${mebibytes(said.heap)}, resident ${mebibytes(said.resident)}`);
};
const began = Date.now();
for (const [kill, share] of [0.35, 1.3].entries()) {
  const last = await runProcess(order, ({ done }) => done > share * rows, hear);
  say(`Killed (${kill + 1}) after ${last?.done ?? 0} rows.`);
  memory.length = 0;
}
const last = await runProcess(order, undefined, hear);
const seconds = (Date.now() - began) / 1_000;
sandbox.stdin.write('census\n');
const census = await answer();

const run = last?.run;
for (const part of run?.parts ?? [])
  say(
    `${part.map}: ${part.done} rows, created ${part.created.dataverse} in Dataverse and ${part.created.financeOperations} in ` +
      `finance and operations, equal ${part.equal}, refused ${part.refused}, ${part.rate ?? '?'} a second at the end`,
  );
say(
  `State ${run?.state ?? 'unknown'}${run?.reason == null ? '' : ` (${run.reason})`}, killed twice, ${seconds.toFixed(0)} s, ${((2 * rows) / seconds).toFixed(0)} rows a second.`,
);
say(JSON.stringify(census));
const first = memory.at(0);
const end = memory.at(-1);
if (first !== undefined && end !== undefined)
  say(
    `Last process: heap ${mebibytes(first.heap)} at ${first.done} rows, ${mebibytes(end.heap)} at ${end.done}; resident ` +
      `${mebibytes(first.resident)} and ${mebibytes(end.resident)}.`,
  );

// A run without a kill, in which one process handles all rows, tells what it holds after few and after many.
await rm(folder, { recursive: true });
const whole: Said[] = [];
await runProcess({ ...order, folder: await mkdtemp(join(tmpdir(), 'initial-sync-')) }, undefined, (said) =>
  whole.push(said),
);
const early = whole.find(({ done }) => done >= rows / 10);
const late = whole.findLast(({ done }) => done >= rows);
if (early !== undefined && late !== undefined)
  say(
    `One process: heap ${mebibytes(early.heap)} after ${early.done} rows, ${mebibytes(late.heap)} after ${late.done}, ratio ` +
      `${(late.heap / early.heap).toFixed(2)}; resident ${mebibytes(early.resident)} and ${mebibytes(late.resident)}, ratio ` +
      `${(late.resident / early.resident).toFixed(2)}.`,
  );
sandbox.stdin.end('end\n');
