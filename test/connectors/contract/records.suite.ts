import assert from 'node:assert/strict';
import { company, creation, deletion, freshId, refTo, update, write, type ContractParts } from './parts.ts';

/** Single records: create, read, update, delete, and what became of them meanwhile. */
export function describeRecords(parts: () => ContractParts): void {
  const mode = () => parts().maps.get('ship-via');
  const create = async (values = { ModeDescription: 'Road freight' }) => {
    const ref = refTo('ship-via', freshId('T'));
    const answer = await write(parts(), creation(ref, values));
    assert.equal(answer.kind, 'written', JSON.stringify(answer));
    return ref;
  };

  it('creates a record and answers with what stands there', async () => {
    const ref = refTo('ship-via', freshId('T'));
    const answer = await write(parts(), creation(ref, { ModeDescription: 'Road freight' }));
    assert.ok(answer.kind === 'written', JSON.stringify(answer));
    const [snapshot] = answer.snapshots;
    assert.deepEqual(snapshot?.ref, ref);
    assert.deepEqual(snapshot.values, { ModeCode: ref.key[0], ModeDescription: 'Road freight' });
    assert.deepEqual(await parts().system.read(mode(), ref), snapshot);
  });

  it('finds nothing under a key that nobody has, or in a company that nobody has', async () => {
    assert.equal(await parts().system.read(mode(), refTo('ship-via', 'nobody')), null);
    assert.equal(await parts().system.read(mode(), { ...refTo('ship-via', 'Air'), company: 'none' }), null);
  });

  it('takes quotes, stars, percent signs and letters beyond ASCII for themselves', async () => {
    const key = freshId("é'%*");
    const ref = refTo('ship-via', key);
    const answer = await write(parts(), creation(ref, { ModeDescription: "O'Brien & Söhne +1% #7 *" }));
    assert.equal(answer.kind, 'written', JSON.stringify(answer));
    const found = await parts().system.read(mode(), ref);
    assert.equal(found?.values['ModeDescription'], "O'Brien & Söhne +1% #7 *");
    assert.equal(await parts().system.read(mode(), refTo('ship-via', '*')), null);
  });

  it('updates what is spoken about and leaves the rest', async () => {
    const ref = await create();
    const before = await parts().system.read(mode(), ref);
    const answer = await write(parts(), update(ref, { ModeDescription: 'By sea' }, before?.version ?? null));
    assert.ok(answer.kind === 'written', JSON.stringify(answer));
    assert.equal(answer.snapshots[0]?.values['ModeDescription'], 'By sea');
    assert.notEqual(answer.snapshots[0].version, before?.version);
  });

  it('empties a text', async () => {
    const ref = await create();
    const answer = await write(parts(), update(ref, { ModeDescription: null }));
    assert.ok(answer.kind === 'written', JSON.stringify(answer));
    assert.equal(answer.snapshots[0]?.values['ModeDescription'], null);
  });

  it('tells a conflict when the record was changed since the version given', async () => {
    const ref = await create();
    const seen = await parts().system.read(mode(), ref);
    await write(parts(), update(ref, { ModeDescription: 'Theirs' }));
    const answer = await write(parts(), update(ref, { ModeDescription: 'Ours' }, seen?.version ?? null));
    assert.ok(answer.kind === 'conflict', JSON.stringify(answer));
    assert.deepEqual(answer.refs, [ref]);
    assert.equal(answer.problems[0]?.code, 'VERSION_CHANGED');
    assert.equal((await parts().system.read(mode(), ref))?.values['ModeDescription'], 'Theirs');
  });

  it('tells a conflict when the key is taken, also in other letters', async () => {
    const ref = await create();
    const answer = await write(parts(), creation({ ...ref, key: [String(ref.key[0]).toLowerCase()] }, {}));
    assert.ok(answer.kind === 'conflict', JSON.stringify(answer));
    assert.equal(answer.problems[0]?.code, 'KEY_EXISTS');
  });

  it('deletes a record, and takes one that is gone for deleted unless a version says otherwise', async () => {
    const ref = await create();
    const seen = await parts().system.read(mode(), ref);
    const answer = await write(parts(), deletion(ref, seen?.version ?? null));
    assert.deepEqual(answer, { kind: 'written', snapshots: [] });
    assert.equal(await parts().system.read(mode(), ref), null);
    assert.deepEqual(await write(parts(), deletion(ref)), { kind: 'written', snapshots: [] });
    const again = await write(parts(), deletion(ref, seen?.version ?? null));
    assert.ok(again.kind === 'conflict', JSON.stringify(again));
    assert.equal(again.problems[0]?.code, 'NOT_FOUND');
  });

  it('tells a conflict when a record to be updated is not there', async () => {
    const answer = await write(parts(), update(refTo('ship-via', 'nobody'), { ModeDescription: 'x' }));
    assert.ok(answer.kind === 'conflict', JSON.stringify(answer));
    assert.equal(answer.problems[0]?.code, 'NOT_FOUND');
  });

  it('reads all records of a company and of all companies', async () => {
    const count = async (of: string | null) => {
      const refs = [];
      for await (const page of parts().system.readAll(parts().maps.get('warehouse'), of)) {
        refs.push(...page.map(({ ref }) => ref));
      }
      assert.equal(new Set(refs.map((ref) => JSON.stringify(ref))).size, refs.length, 'each record once');
      return refs;
    };
    const [own, all] = [await count(company), await count(null)];
    assert.ok(own.length > 0 && all.length > own.length);
    assert.ok(own.every((ref) => ref.company === company));
  });
}
