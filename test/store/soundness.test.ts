import assert from 'node:assert/strict';
import { openDatabase } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createSoundness } from '../../src/store/soundness.ts';
import { CodedError } from '../../src/errors.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('the store and what is wrong with it', function () {
  this.timeout(120_000);

  it('notices at the next start that an entry of the journal is no longer what was stored', async () => {
    await using folder = await temporaryFolder();
    const first = await openStore(folder.path);
    assert.equal(first.trouble(), null);
    await first.database.query(
      `insert into operation (id, request_id, phase, actor, created_at, body, digest)
       values ('torn', 'request', 'sending', 'somebody', now(), '{"id": "torn"}', md5('something else'))`,
    );
    await first.close();
    const second = await openStore(folder.path);
    const trouble = second.trouble();
    assert.deepEqual(
      [trouble?.code, trouble?.message],
      ['JOURNAL_DAMAGED', 'The journal entry torn cannot be read back.'],
    );
    const heard: (CodedError | null)[] = [];
    second.onTrouble((error) => void heard.push(error));
    assert.deepEqual(heard, [trouble], 'who asks later is told at once');
    await second.close();
  });

  it('says so when there is no journal left to read', async () => {
    await using folder = await temporaryFolder();
    const first = await openStore(folder.path);
    await first.database.query('drop table operation cascade');
    await first.close();
    const second = await openStore(folder.path);
    assert.equal(second.trouble()?.code, 'JOURNAL_DAMAGED');
    await second.close();
  });

  it('asks a database whose disk is full nothing more', async () => {
    const soundness = createSoundness();
    const database = await openDatabase(null, soundness);
    const full = `do $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`;
    await assert.rejects(
      database.transaction((sql) => sql.query(full)),
      { name: 'STORE_FAILED', message: /could not extend file/ },
    );
    await assert.rejects(database.query('select 1'), { name: 'STORE_FAILED' });
    assert.equal(soundness.trouble()?.code, 'STORE_FAILED');
    await database.close();
  });

  it('keeps the first trouble, but tells of a failing disk too, and is over only what was mended', () => {
    const soundness = createSoundness();
    const heard: string[] = [];
    soundness.onTrouble(({ message }) => void heard.push(message));
    const damage = new CodedError('JOURNAL_DAMAGED', 'first');
    assert.equal(soundness.note(damage), damage);
    assert.equal(soundness.note(new CodedError('JOURNAL_DAMAGED', 'second')), damage);
    soundness.mended();
    assert.equal(soundness.trouble(), null);
    soundness.note(new CodedError('JOURNAL_DAMAGED', 'third'));
    const disk = new CodedError('STORE_FAILED', 'fourth');
    assert.equal(soundness.note(disk), disk);
    soundness.mended();
    assert.deepEqual([soundness.trouble(), heard], [disk, ['first', 'third', 'fourth']]);
  });

  it('keeps an entry that was set aside as it was, and takes new work once none is damaged', async () => {
    await using folder = await temporaryFolder();
    const first = await openStore(folder.path);
    for (const id of ['torn', 'also torn'])
      await first.database.query(
        `insert into operation (id, request_id, phase, actor, created_at, body, digest)
         values ($1, 'request ' || $1, 'sending', 'somebody', '2026-11-23T08:00:00Z', '{"id": "torn"}', md5('something else'))`,
        [id],
      );
    await first.database.query(
      `insert into operation_aggregate (aggregate, operation) values ('warehouse|usmf|1', 'torn')`,
    );
    await first.close();

    const store = await openStore(folder.path);
    const at = '2026-11-23T09:00:00.000Z';
    const line = { at, map: 'warehouse', from: 'Running', to: 'Running', by: 'Patti', reason: 'set aside' } as const;
    const how = { at, by: 'Patti', reason: 'a torn page', activity: [line] };
    assert.deepEqual(
      (await store.setAside.damaged()).map(({ operation, phase, aggregates }) => [operation, phase, aggregates]),
      [
        ['torn', 'sending', ['warehouse|usmf|1']],
        ['also torn', 'sending', []],
      ],
    );
    assert.equal(await store.setAside.setAside('whole', how), null);
    assert.equal((await store.setAside.setAside('torn', how))?.left, 1);
    assert.equal(store.trouble()?.code, 'JOURNAL_DAMAGED', 'one is left');
    assert.equal((await store.setAside.setAside('also torn', how))?.left, 0);
    assert.equal(store.trouble(), null);
    const [kept] = await store.database.query<{ entry: { readonly body: unknown; readonly digest: string } }>(
      `select entry from operation_set_aside where id = 'torn'`,
    );
    assert.deepEqual(kept?.entry.body, { id: 'torn' });
    assert.ok(kept.entry.digest);
    assert.deepEqual((await store.mapStatuses.activity({ limit: 1 }))[0], line);
    const asked = await store.journal.byRequest('request torn');
    assert.deepEqual([asked?.phase, asked?.outcome?.kind], ['parked', 'parked']);
    await store.close();

    const again = await openStore(folder.path);
    assert.equal(again.trouble(), null);
    assert.deepEqual(
      (await again.setAside.uncompared()).map(({ operation, by, reason }) => [operation, by, reason]),
      [
        ['also torn', 'Patti', 'a torn page'],
        ['torn', 'Patti', 'a torn page'],
      ],
    );
    await again.close();
  });
});
