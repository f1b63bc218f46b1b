/**
 * Root hook of every test run: fails it when a server, socket, child process or timer outlives the tests. Loaded by `.mocharc.json`.
 */
import type { RootHookObject } from 'mocha';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeAll } from './at-end.ts';

/** Idle keep-alive sockets and children that were just told to end may take this long to go. */
const graceMilliseconds = 6_000;

/** Resource kinds that keep the process alive only while something uses them and that no test can close. */
const harmless = new Set(['CloseReq', 'FSReqCallback', 'FSReqPromise', 'GetAddrInfoReqWrap', 'Immediate', 'TTYWrap']);

let atStart = new Map<string, number>();

export const mochaHooks: RootHookObject = {
  beforeAll(this: Mocha.Context) {
    this.timeout(0);
    atStart = activeResources();
  },
  async afterAll(this: Mocha.Context) {
    this.timeout(0);
    await closeAll();
    const patience = graceMilliseconds / 50;
    let left = leaked();
    for (let attempt = 0; left.size > 0 && attempt < patience; attempt += 1) {
      await sleep(50);
      // Mocha gives this very hook a timer as soon as it has returned its promise.
      this.runnable().clearTimeout();
      left = leaked();
    }
    if (left.size > 0) throw new Error(`The tests left something open:\n${describeLeaks(left)}`);
  },
};

function activeResources(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    if (!harmless.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function leaked(): Map<string, number> {
  const left = new Map<string, number>();
  for (const [kind, count] of activeResources()) {
    const extra = count - (atStart.get(kind) ?? 0);
    if (extra > 0) left.set(kind, extra);
  }
  return left;
}

function describeLeaks(left: ReadonlyMap<string, number>): string {
  const kinds = [...left].map(([kind, count]) => `  ${count} × ${kind}`);
  return [...kinds, ...openHandles().map((handle) => `  ${handle}`)].join('\n');
}

/** Addresses and command lines, as far as Node tells; undocumented, so every part may be missing. */
function openHandles(): string[] {
  const list = (process as unknown as { _getActiveHandles?: () => unknown[] })._getActiveHandles?.() ?? [];
  return list.flatMap((handle) => {
    const { address, remotePort, spawnargs } = handle as {
      address?: () => unknown;
      remotePort?: number;
      spawnargs?: string[];
    };
    if (spawnargs) return [`child process: ${spawnargs.join(' ')}`];
    if (remotePort !== undefined) return [`socket to port ${remotePort}`];
    if (typeof address === 'function') return [`server at ${JSON.stringify(address.call(handle))}`];
    return [];
  });
}
