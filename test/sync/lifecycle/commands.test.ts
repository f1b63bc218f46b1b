import assert from 'node:assert/strict';
import { loadMaps } from '../../../src/maps/catalogue.ts';
import type { MapCatalogue } from '../../../src/maps/entity-map.ts';
import type { MapCommand, MapStatusName } from '../../../src/sync/face.ts';
import { planCommand } from '../../../src/sync/lifecycle/commands.ts';
import { statusesFrom, type Statuses } from '../../../src/sync/lifecycle/statuses.ts';
import type { KeptStatus } from '../../../src/sync/ports.ts';
import { alex } from '../../support/running-core.ts';

describe('a command to maps', () => {
  let catalogue: MapCatalogue;
  before(async () => {
    catalogue = await loadMaps();
  });

  /** All maps in one status, but for those named. */
  const with_ = (all: KeptStatus['status'], others: Readonly<Record<string, MapStatusName>> = {}): Statuses => {
    const missing = Object.entries(others).flatMap(([map, status]) =>
      status === 'Not available' ? [[map, 'no table'] as const] : [],
    );
    const rows = catalogue.maps.map(({ name }): KeptStatus => {
      const status = others[name];
      return {
        map: name,
        status: status === undefined || status === 'Not available' ? all : status,
        since: null,
        by: null,
        reason: null,
        missing: null,
        whenOtherIsDown: null,
      };
    });
    return statusesFrom(catalogue, rows, new Map(missing));
  };
  const plan = (now: Statuses, command: MapCommand['command'], maps: readonly string[], withDependencies = false) =>
    planCommand(catalogue, now, { command, maps, withDependencies, by: alex });
  const moved = (planned: ReturnType<typeof plan>): readonly string[] => {
    assert.equal(planned.kind, 'moves', JSON.stringify(planned));
    return planned.kind === 'moves' ? planned.moves.map(({ map, to }) => `${map} ${to}`) : [];
  };
  const refused = (planned: ReturnType<typeof plan>) => {
    assert.ok(planned.kind === 'refused', JSON.stringify(planned));
    return planned;
  };

  it('runs a map that stands on nothing', () => {
    assert.deepEqual(moved(plan(with_('Not running'), 'run', ['warehouse'])), ['warehouse Running']);
  });

  it('names the maps that have to run first', () => {
    const answer = refused(plan(with_('Not running'), 'run', ['purchase-order-product']));
    assert.ok(answer.missing.includes('purchase-order'));
    assert.ok(answer.missing.includes('warehouse'));
    assert.equal(answer.problems[0]?.code, 'NEEDS_OTHERS');
  });

  it('runs those too where that is asked for', () => {
    const names = moved(plan(with_('Not running'), 'run', ['purchase-order-product'], true));
    for (const name of ['purchase-order-product', 'purchase-order', 'warehouse', 'payment-term', 'ship-via'])
      assert.ok(names.includes(`${name} Running`), name);
  });

  it('does not wait for a map whose tables are missing', () => {
    const now = with_('Running', { 'purchase-order': 'Not running', 'ship-via': 'Not available' });
    assert.deepEqual(moved(plan(now, 'run', ['purchase-order'])), ['purchase-order Running']);
  });

  it('does not pull a map away from under others, unless they stop too', () => {
    const answer = refused(plan(with_('Running'), 'stop', ['warehouse']));
    assert.ok(answer.missing.includes('purchase-order-product'));
    const names = moved(plan(with_('Running'), 'stop', ['warehouse'], true));
    assert.ok(names.includes('warehouse Not running'));
    assert.ok(names.includes('purchase-order-product Not running'));
    assert.ok(!names.includes('payment-term Not running'));
  });

  it('does nothing at all where one of the maps named cannot', () => {
    const now = with_('Running', { 'ship-via': 'Not running' });
    const answer = refused(plan(now, 'pause', ['warehouse', 'ship-via']));
    assert.match(answer.problems[0]?.message ?? '', /not running/);
  });

  it('takes all maps it can be done to where none is named', () => {
    const now = with_('Running', { 'ship-via': 'Not available', 'customer-asset': 'Paused' });
    const names = moved(plan(now, 'pause', []));
    assert.equal(names.length, catalogue.maps.length - 2);
    assert.deepEqual(moved(plan(with_('Running', { 'customer-asset': 'Paused' }), 'resume', [])), [
      'customer-asset Resuming',
    ]);
  });

  it('refuses names that nobody knows', () => {
    assert.throws(() => plan(with_('Running'), 'run', ['nothing']), { code: 'MAP_UNKNOWN' });
  });
});
