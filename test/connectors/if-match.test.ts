import assert from 'node:assert/strict';
import {
  createFinanceOperations,
  type FinanceOperationsConnector,
} from '../../src/connectors/finance-operations/connector.ts';
import { localTokens } from '../../src/connectors/tokens/local.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';
import type { MapCatalogue } from '../../src/maps/entity-map.ts';
import { systemClock } from '../support/clock.ts';
import { startRelay, type Relay } from '../support/relay.ts';
import { startStandIns, type StandIns } from '../support/running-core.ts';
import { creation, freshId, integration, refTo } from './contract/parts.ts';

describe('finance and operations where it does not honour If-Match', function () {
  this.timeout(120_000);
  let standIns: StandIns;
  let deaf: Relay;
  let connector: FinanceOperationsConnector;
  let maps: MapCatalogue;

  before(async () => {
    standIns = await startStandIns();
    maps = await loadMaps();
    deaf = await startRelay(standIns.financeOperations, { asked: (body) => body.replace(/^if-match:.*\r\n/gim, '') });
    connector = createFinanceOperations({ url: deaf.url, tokens: localTokens(), clock: systemClock, maps });
  });
  after(async () => {
    await connector.close();
    await deaf.close();
    await standIns.close();
  });

  const context = () => ({ as: integration, operation: freshId('operation-') });

  it('keeps what somebody changed meanwhile, among many records that are written at once', async () => {
    const { system } = connector;
    const map = maps.get('ship-via');
    const refs = [1, 2, 3].map(() => refTo('ship-via', freshId('IM')));
    const born = refs.map((ref) => creation(ref, { ModeCode: String(ref.key[0]), ModeDescription: 'Road' }));
    await system.write(born, context());
    const seen = await system.bulk.readKeys(map, refs);
    const [, theirs] = refs;
    assert.ok(theirs);
    await system.write(
      [{ action: 'update', ref: theirs, values: { ModeDescription: 'Theirs' }, version: null }],
      context(),
    );
    const changes = refs.map((ref, index) => {
      const known = seen[index];
      assert.ok(known !== null && known !== undefined && known !== 'several' && 'version' in known);
      const { version } = known;
      const change = { action: 'update', ref, values: { ModeDescription: 'Ours' }, version } as const;
      return { change, existing: known };
    });
    const answers = await system.bulk.writeMany(map, changes, context());
    assert.deepEqual(
      answers.map(({ kind }) => kind),
      ['written', 'conflict', 'written'],
    );
    assert.equal((await system.read(map, theirs))?.values['ModeDescription'], 'Theirs');
  });
});
