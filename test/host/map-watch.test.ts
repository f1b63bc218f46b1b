import assert from 'node:assert/strict';
import type { MapFinding } from '../../src/connectors/port.ts';
import { watchMaps } from '../../src/host/map-watch.ts';
import { silent } from '../support/running-core.ts';
import { eventually } from '../support/wire.ts';

/** A clock whose sleepers wake when the test says so. */
function handClock() {
  const waking = new Set<() => void>();
  return {
    now: () => new Date(0),
    sleep: (_milliseconds: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        waking.add(resolve);
        signal?.addEventListener('abort', () => resolve());
      }),
    next: () => {
      for (const wake of waking) wake();
      waking.clear();
    },
  };
}

const missing = (map: string): MapFinding => ({ map, code: 'DIPV1', severity: 'missing', message: 'no table' });

describe('the watch over the tables of the maps', () => {
  it('lets a map be available again once its tables are there, and does not ask any more when nothing is missing', async () => {
    const clock = handClock();
    let findings: readonly MapFinding[] = [missing('ship-via')];
    let asked = 0;
    const dataverse = {
      inspect: async () => {
        asked += 1;
        return findings;
      },
    };
    const financeOperations = { inspect: async () => [] };
    const watch = watchMaps({ maps: [], systems: { dataverse, financeOperations }, clock, log: silent });
    await watch.firstLook;
    assert.deepEqual([...watch.unavailable], [['ship-via', 'DIPV1: no table']]);
    findings = [];
    clock.next();
    await eventually(async () => watch.unavailable.size === 0, 'being available again');
    clock.next();
    await watch.close();
    assert.equal(asked, 2);
  });

  it('asks again while a system does not answer', async () => {
    const clock = handClock();
    let answers = false;
    const dataverse = {
      inspect: async () => {
        if (!answers) throw new Error('away');
        return [missing('warehouse')];
      },
    };
    const watch = watchMaps({
      maps: [],
      systems: { dataverse, financeOperations: { inspect: async () => [missing('asset')] } },
      clock,
      log: silent,
    });
    await watch.firstLook;
    assert.deepEqual([...watch.unavailable.keys()], ['asset']);
    answers = true;
    clock.next();
    await eventually(async () => watch.unavailable.size === 2, 'being asked again');
    await watch.close();
  });
});
