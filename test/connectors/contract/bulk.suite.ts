import assert from 'node:assert/strict';
import type { KnownChange } from '../../../src/connectors/bulk.ts';
import type { RecordRef } from '../../../src/connectors/port.ts';
import type { CanonicalRecord } from '../../../src/maps/entity-map.ts';
import { company, creation, freshId, integration, refTo, update, write, type ContractParts } from './parts.ts';

/** Many records at once, each with an outcome of its own. */
export function describeBulk(parts: () => ContractParts): void {
  const mode = () => parts().maps.get('ship-via');
  const bulk = () => parts().system.bulk;
  const context = () => ({ as: integration, operation: freshId('bulk-') });
  const fresh = (ref: RecordRef, values: CanonicalRecord): KnownChange => {
    const change = creation(ref, values);
    assert.ok(change.action === 'create');
    return { change, existing: null };
  };
  const several = (count: number) =>
    Array.from({ length: count }, () => fresh(refTo('ship-via', freshId('B')), { ModeDescription: 'Road' }));

  it('writes many new records and answers in their order', async () => {
    const changes = several(30);
    const answers = await bulk().writeMany(mode(), changes, context());
    assert.deepEqual(
      answers.map((answer) => answer.kind === 'written' && answer.snapshot.ref.key[0]),
      changes.map(({ change }) => change.ref.key[0]),
    );
    const ref = changes[17]?.change.ref;
    assert.ok(ref);
    const answer = answers[17];
    assert.deepEqual(answer?.kind === 'written' ? answer.snapshot : null, await parts().system.read(mode(), ref));
  });

  it('lets a bad record stop no other, and says what is wrong with it', async () => {
    const changes = several(6);
    const bad = fresh(refTo('ship-via', freshId('B')), { ModeDescription: 'x'.repeat(5_000) });
    const taken = fresh(changes[0]?.change.ref ?? refTo('ship-via', ''), {});
    await bulk().writeMany(mode(), changes.slice(0, 1), context());
    const answers = await bulk().writeMany(mode(), [...changes.slice(1), bad, taken], context());
    assert.deepEqual(
      answers.map(({ kind }) => kind),
      ['written', 'written', 'written', 'written', 'written', 'refused', 'conflict'],
    );
    const [refused, conflict] = answers.slice(-2);
    assert.ok(refused?.kind === 'refused' && conflict?.kind === 'conflict');
    assert.deepEqual(refused.problems[0]?.ref, bad.change.ref);
    assert.equal(conflict.problems[0]?.code, 'KEY_EXISTS');
  });

  it('changes many records, but none that moved on since it was read', async () => {
    const changes = several(4);
    const created = await bulk().writeMany(mode(), changes, context());
    const snapshots = created.map((answer) => (answer.kind === 'written' ? answer.snapshot : null));
    const moved = snapshots[2];
    assert.ok(moved);
    await write(parts(), update(moved.ref, { ModeDescription: 'Theirs' }));
    const updates = snapshots.flatMap((existing): KnownChange[] => {
      if (existing === null) return [];
      const change = update(existing.ref, { ModeDescription: 'Ours' }, existing.version);
      return change.action === 'update' ? [{ change, existing }] : [];
    });
    const answers = await bulk().writeMany(mode(), updates, context());
    assert.deepEqual(
      answers.map(({ kind }) => kind),
      ['written', 'written', 'conflict', 'written'],
    );
    assert.equal((await parts().system.read(mode(), moved.ref))?.values['ModeDescription'], 'Theirs');
  });

  it('reads records by key, in whatever letters, and knows which are not there', async () => {
    const changes = several(90);
    await bulk().writeMany(mode(), changes, context());
    const refs = changes.map(({ change }) => ({ ...change.ref, key: [String(change.ref.key[0]).toLowerCase()] }));
    const found = await bulk().readKeys(mode(), [
      ...refs,
      refTo('ship-via', 'nobody'),
      { ...refs[0]!, company: 'demf' },
    ]);
    assert.deepEqual(
      found.map((one) => (one === null || one === 'several' || 'unreadable' in one ? one : one.ref.key[0])),
      [...changes.map(({ change }) => change.ref.key[0]), null, null],
    );
  });

  it('reads lines by order and number', async () => {
    const map = parts().maps.get('purchase-order-product');
    const all = [];
    for await (const page of parts().system.readAll(map, company)) all.push(...page);
    const wanted = all.slice(0, 12).toReversed();
    const found = await bulk().readKeys(
      map,
      wanted.map(({ ref }) => ref),
    );
    assert.deepEqual(found, wanted);
    assert.deepEqual(await bulk().readKeys(map, [refTo('purchase-order-product', 'nobody', 1)]), [null]);
  });

  it('gives pages that can be taken up again, each record once', async () => {
    const keys: string[] = [];
    let from: string | null = null;
    do {
      for await (const page of bulk().pages(mode(), company, { from, size: 9 })) {
        keys.push(...page.snapshots.map(({ ref }) => String(ref.key[0])));
        from = page.next;
        break;
      }
    } while (from !== null);
    const all = [];
    for await (const page of parts().system.readAll(mode(), company)) all.push(...page);
    assert.deepEqual(keys.sort(), all.map(({ ref }) => String(ref.key[0])).sort());
    assert.ok(keys.length > 90);
  });

  it('counts the records of all companies', async () => {
    const all = [];
    for await (const page of parts().system.readAll(mode(), null)) all.push(...page);
    assert.equal(await bulk().count(mode(), null), all.length);
  });

  it('says what would be refused for sure', async () => {
    const map = parts().maps.get('warehouse');
    const [good, bad] = [refTo('warehouse', freshId('C')), refTo('warehouse', freshId('C'))];
    const problems = await bulk().checkMany(map, [
      fresh(good, { OperationalSiteId: 'NW' }),
      fresh(bad, { OperationalSiteId: 'NOWHERE' }),
    ]);
    assert.deepEqual(
      problems.map(({ ref, field, code }) => [ref, field, code]),
      [[bad, 'OperationalSiteId', 'LOOKUP_MISSING']],
    );
  });
}

/** Dataverse alone: many rows are written past custom logic where the integration may. */
export function describeBypass(parts: () => ContractParts): void {
  it('asks the steps after all when the privilege to pass them by is missing', async () => {
    const { system, maps, faults } = parts();
    const message =
      'Principal user (Id=1, type=8) is missing prvBypassCustomBusinessLogic privilege (Id=2). context.Caller=1';
    const body = JSON.stringify({ error: { code: '0x80040220', message } });
    faults.add([{ method: 'POST', path: 'CreateMultiple', status: 403, headers: {}, body }]);
    const changes = ['1', '2'].map((): KnownChange => {
      const ref = refTo('ship-via', freshId('N'));
      return { change: { action: 'create', ref, values: { ModeDescription: 'Road' } }, existing: null };
    });
    const context = { as: integration, operation: freshId('bulk-') };
    const answers = await system.bulk.writeMany(maps.get('ship-via'), changes, context);
    assert.deepEqual(
      answers.map(({ kind }) => kind),
      ['written', 'written'],
    );
    faults.clear();
  });
}
