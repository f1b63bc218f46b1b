import assert from 'node:assert/strict';
import { SystemFailure } from '../../../src/connectors/errors.ts';
import type { ChangePage, RecordMark } from '../../../src/connectors/port.ts';
import { company, creation, deletion, freshId, refTo, update, write, type ContractParts } from './parts.ts';

/** What changed since: by a cursor where the system gives one, else by versions alone. */
export function describeChanges(parts: () => ContractParts): void {
  const mode = () => parts().maps.get('ship-via');
  const pages = async (cursor: string | null): Promise<ChangePage[]> => {
    const read: ChangePage[] = [];
    for await (const page of parts().system.changesSince(mode(), cursor)) read.push(page);
    return read;
  };
  const marksOf = (read: readonly ChangePage[]): readonly RecordMark[] => read.flatMap(({ marks }) => marks);
  const idOf = ({ rowId, ref }: RecordMark) => rowId ?? `${ref?.company} ${ref?.key.join(' ')}`;
  const versions = (read: readonly ChangePage[]) =>
    new Map(marksOf(read).map((mark) => [idOf(mark), mark.version] as const));
  const create = async (description: string) => {
    const ref = refTo('ship-via', freshId('C'));
    assert.equal((await write(parts(), creation(ref, { ModeDescription: description }))).kind, 'written');
    return ref;
  };

  it('names every record, in the version it is read in', async () => {
    const ref = await create('Counted');
    const marks = marksOf(await pages(null));
    const snapshots = await parts().system.readMarked(mode(), marks);
    assert.equal(snapshots.length, marks.length);
    const found = snapshots.find((snapshot) => snapshot.ref.key[0] === ref.key[0]);
    const direct = await parts().system.read(mode(), ref);
    assert.deepEqual(found, direct);
    assert.ok(marks.some(({ version }) => version === direct?.version));
  });

  it('shows what was created, changed and deleted since', async () => {
    const [kept, gone] = [await create('Kept'), await create('Gone')];
    const goneId = (await parts().system.read(mode(), gone))?.id ?? null;
    const before = await pages(null);
    const cursor = before.at(-1)?.cursor ?? null;
    assert.equal(cursor === null, parts().name === 'financeOperations', 'only Dataverse keeps track');

    await write(parts(), update(kept, { ModeDescription: 'Changed' }));
    await write(parts(), deletion(gone));
    const born = await create('Born');
    const after = await pages(cursor);
    const known = versions(before);
    const news = marksOf(after).filter((mark) => known.get(idOf(mark)) !== mark.version);
    const read = await parts().system.readMarked(mode(), news);
    assert.deepEqual(
      read.map(({ ref, values }) => [ref.key[0], values['ModeDescription']]).sort(),
      [
        [kept.key[0], 'Changed'],
        [born.key[0], 'Born'],
      ].sort(),
    );
    if (cursor === null) assert.ok(!versions(after).has(`${company} ${gone.key[0]}`), 'no longer among all');
    else
      assert.deepEqual(
        after.flatMap((page) => page.gone),
        [goneId],
      );
  });

  it('leaves out of what it reads a record that is gone meanwhile', async () => {
    const ref = await create('Going');
    const snapshot = await parts().system.read(mode(), ref);
    const mark = {
      rowId: snapshot?.id ?? null,
      ref: snapshot?.id == null ? ref : null,
      version: snapshot?.version ?? '',
    };
    assert.equal((await parts().system.readMarked(mode(), [mark])).length, 1);
    await write(parts(), deletion(ref));
    assert.deepEqual(await parts().system.readMarked(mode(), [mark]), []);
  });

  it('says that a cursor leads nowhere any more', async () => {
    const cursor = (await pages(null)).at(-1)?.cursor ?? null;
    if (cursor === null) return assert.equal(parts().name, 'financeOperations');
    parts().faults.add([
      {
        path: 'deltatoken',
        status: 400,
        body: JSON.stringify({ error: { code: '0x80044352', message: 'The delta token has expired.' } }),
      },
    ]);
    await assert.rejects(pages(cursor), (error) => error instanceof SystemFailure && error.code === 'CURSOR_EXPIRED');
    assert.deepEqual(marksOf(await pages(cursor)), []);
  });
}
