import assert from 'node:assert/strict';
import type { MapStatusName } from '../../../src/sync/face.ts';
import { lifecycle, wayIn, type LifecycleEvent, type Next } from '../../../src/sync/lifecycle/lifecycle.ts';

const statuses = ['Not running', 'Initializing', 'Running', 'Paused', 'Resuming', 'Not available'] as const;
const events = [
  'run',
  'pause',
  'resume',
  'stop',
  'initialSyncStarted',
  'initialSyncEnded',
  'initialSyncStopped',
  'drained',
  'schemaMissing',
  'schemaFound',
] as const;

/** `-` for a refusal. */
const expected: Readonly<Record<MapStatusName, Readonly<Record<LifecycleEvent, string>>>> = {
  'Not running': row('Running - - same Initializing - - - missing same'),
  Initializing: row('- - - - same Resuming Paused - missing same'),
  Running: row('same Paused same Not_running Initializing - - same missing same'),
  Paused: row('Resuming same Resuming Not_running Initializing - - - missing same'),
  Resuming: row('same Paused same Not_running Initializing - - Running missing same'),
  'Not available': row('- - - - - - - - missing before'),
};

function row(words: string): Readonly<Record<LifecycleEvent, string>> {
  const cells = words.split(' ');
  return Object.fromEntries(events.map((event, index) => [event, cells[index] ?? ''])) as Record<
    LifecycleEvent,
    string
  >;
}

const shown = (from: MapStatusName, next: Next): string => {
  if (typeof next === 'object') return '-';
  if (next === 'as before') return 'before';
  if (next === 'Not available') return 'missing';
  return next === from ? 'same' : next.replace(' ', '_');
};

describe('the life of a map', () => {
  it('knows what comes of every event in every status', () => {
    assert.deepEqual(Object.keys(lifecycle).sort(), [...statuses].sort());
    const found = Object.fromEntries(
      statuses.map((status) => [
        status,
        Object.fromEntries(events.map((event) => [event, shown(status, lifecycle[status][event])])),
      ]),
    );
    assert.deepEqual(found, expected);
  });

  it('says in a sentence why something cannot be', () => {
    for (const status of statuses)
      for (const event of events) {
        const next = lifecycle[status][event];
        if (typeof next === 'object') assert.match(next.refused, /^[A-Z].{10,}\.$/);
      }
  });

  it('reaches Running again from every status in which people can act', () => {
    const reached = (from: MapStatusName): boolean => {
      const seen = new Set<MapStatusName>();
      const go = (status: MapStatusName): void => {
        if (seen.has(status)) return;
        seen.add(status);
        for (const event of events) {
          const next = lifecycle[status][event];
          if (typeof next === 'string' && next !== 'as before' && next !== 'Not available') go(next);
        }
      };
      go(from);
      return seen.has('Running');
    };
    for (const status of statuses) if (status !== 'Not available') assert.ok(reached(status), status);
  });

  it('writes in one status only, and loses nothing in those on the way to it', () => {
    assert.deepEqual(
      statuses.filter((status) => wayIn[status] === 'live'),
      ['Running'],
    );
    assert.deepEqual(
      statuses.filter((status) => wayIn[status] === 'queue'),
      ['Initializing', 'Paused', 'Resuming'],
    );
  });
});
