import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OrderDraft } from '../../src/procurement/face.ts';
import { validDraft } from '../support/order-draft.ts';
import { startStandIns, type StandIns } from '../support/running-core.ts';
import { person, rows, type Person } from '../support/wire.ts';
import type { KilledRun } from './killed-process.ts';

const program = fileURLToPath(new URL('killed-process.ts', import.meta.url));

describe('a process killed with SIGKILL while it creates an order', function () {
  this.timeout(240_000);
  let standIns: StandIns;
  let administrator: Person;
  let folder: string;
  let draft: OrderDraft;
  let seeded: ReadonlySet<string>;

  before(async () => {
    standIns = await startStandIns();
    administrator = person(standIns, 'pattif');
    folder = await mkdtemp(join(tmpdir(), 'killed-'));
    const single = await validDraft(administrator);
    draft = { ...single, lines: [...single.lines, ...single.lines] };
    seeded = new Set(await orderNumbers());
  });
  after(async () => {
    await standIns.close();
    await rm(folder, { recursive: true });
  });

  const orderNumbers = async () =>
    rows(
      await administrator.financeOperations(
        'GET',
        'PurchaseOrderHeadersV2?cross-company=true&$select=PurchaseOrderNumber',
      ),
    ).map((row) => String(row['PurchaseOrderNumber']));
  const run = (kill: KilledRun['kill'], order: OrderDraft | null = draft): Promise<string> =>
    new Promise((resolve, reject) => {
      const { dataverse, financeOperations } = standIns;
      const told: KilledRun = { dataverse, financeOperations, folder, draft: order, requestId: randomUUID(), kill };
      const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(told)], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.once('error', reject);
      child.once('close', (code, signal) =>
        code === 0 || signal === 'SIGKILL' ? resolve(said) : reject(new Error(`ended with ${code ?? signal}: ${said}`)),
      );
    });

  /** Every order created since the start is whole in both systems, or in neither. */
  const assertWhole = async (when: string): Promise<number> => {
    const numbers = (await orderNumbers()).filter((number) => !seeded.has(number));
    const headers = rows(
      await administrator.dataverse('GET', 'msdyn_purchaseorders?$select=msdyn_name,msdyn_purchaseorderid'),
    ).filter((row) => !seeded.has(String(row['msdyn_name'])));
    assert.deepEqual(
      headers.map((row) => String(row['msdyn_name'])).sort(),
      [...numbers].sort(),
      `${when}: the same orders in both systems`,
    );
    for (const header of headers) {
      const here = rows(
        await administrator.dataverse(
          'GET',
          `msdyn_purchaseorderproducts?$filter=_msdyn_purchaseorder_value eq ${String(header['msdyn_purchaseorderid'])}`,
        ),
      );
      const there = rows(
        await administrator.financeOperations(
          'GET',
          `CDSPurchaseOrderLines?$filter=PurchaseOrderNumber eq '${String(header['msdyn_name'])}'`,
        ),
      );
      assert.deepEqual(
        [here.length, there.length],
        [2, 2],
        `${when}: order ${String(header['msdyn_name'])} has its lines`,
      );
    }
    return numbers.length;
  };

  it('leaves no half-written order at any boundary of the journal', async () => {
    const boundaries = [1, 2, 3, 4].flatMap((write) => [
      { at: 'before' as const, write },
      { at: 'after' as const, write },
    ]);
    for (const boundary of boundaries) {
      const said = await run(boundary);
      assert.match(said, /^resolved/, said);
    }
    await run(null, null);
    const created = await assertWhole('after all boundaries');
    assert.ok(created >= 4 && created < 8, `some were completed, some were not begun: ${created}`);
  });

  it('leaves no half-written order when killed at random moments', async () => {
    for (let round = 0; round < 8; round += 1) await run({ at: 'milliseconds', milliseconds: Math.random() * 600 });
    assert.match(await run(null), /done/, 'the next order goes through');
    await assertWhole('after random kills');
  });
});
