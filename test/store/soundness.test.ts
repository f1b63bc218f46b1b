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

  it('keeps the first trouble, and tells of it once', () => {
    const soundness = createSoundness();
    const heard: string[] = [];
    soundness.onTrouble(({ message }) => void heard.push(message));
    const first = new CodedError('JOURNAL_DAMAGED', 'first');
    assert.equal(soundness.note(first), first);
    assert.equal(soundness.note(new CodedError('STORE_FAILED', 'second')), first);
    assert.deepEqual([soundness.trouble(), heard], [first, ['first']]);
  });
});
