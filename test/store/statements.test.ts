import assert from 'node:assert/strict';
import { openDatabase as openSandboxDatabase } from '../../src/sandbox/engine/database.ts';
import { openDatabase } from '../../src/store/database.ts';

/** Both keep their statements prepared, each in its own code: the stand-ins share none. */
for (const [name, open] of [
  ['the database of the project', () => openDatabase(null)],
  ['the database of the stand-ins', () => openSandboxDatabase(null)],
] as const)
  describe(`${name} keeps its statements prepared and`, () => {
    let database: Awaited<ReturnType<typeof open>>;

    before(async () => {
      database = await open();
      await database.query('create table place (name text primary key, tags text[], facts jsonb, size integer)');
    });
    after(() => database.close());

    const insert = 'insert into place (name, tags, facts, size) values ($1, $2, $3, $4)';
    const all = 'select * from place order by name';

    it('takes and gives values of every kind', async () => {
      await database.query(insert, ['yard', ['a', 'b'], { deep: [1, null] }, null]);
      await database.query(insert, ["O'Hara's", [], null, 7]);
      assert.deepEqual(await database.query(all), [
        { name: "O'Hara's", tags: [], facts: null, size: 7 },
        { name: 'yard', tags: ['a', 'b'], facts: { deep: [1, null] }, size: null },
      ]);
    });

    it('goes on after one that failed, inside a transaction and outside', async () => {
      const double = { code: '23505' };
      await assert.rejects(database.query(insert, ['yard', [], null, 1]), double);
      await assert.rejects(
        database.transaction(async (sql) => {
          await sql.query(insert, ['depot', [], null, 1]);
          await sql.query(insert, ['yard', [], null, 1]);
        }),
        double,
      );
      await assert.rejects(database.query('select * from nowhere'), { code: '42P01' });
      assert.equal((await database.query(all)).length, 2);
    });

    it('knows of a column that was added meanwhile', async () => {
      await database.query(all);
      await database.query('alter table place add column open boolean default true');
      const rows = await database.query<{ readonly open: boolean }>(all);
      assert.deepEqual(
        rows.map((row) => row.open),
        [true, true],
      );
    });

    it('takes any number of them', async () => {
      for (let number = 0; number < 1_100; number += 1)
        assert.deepEqual(await database.query(`select ${number} as n`), [{ n: number }]);
      assert.equal((await database.query(all)).length, 2);
    });

    it('lets whoever asks meanwhile wait for a transaction', async () => {
      const order: string[] = [];
      const transaction = database.transaction(async (sql) => {
        await sql.query("update place set size = 1 where name = 'yard'");
        order.push('written');
      });
      const asked = database.query(all).then(() => order.push('read'));
      await Promise.all([transaction, asked]);
      assert.deepEqual(order, ['written', 'read']);
    });
  });
