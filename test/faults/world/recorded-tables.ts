/**
 * The database of both stand-ins with a record of every change that was committed in it, row by row, as it was before and after.
 * The record is what invariants are judged from: it knows neither connector nor core. It also takes everything back between cases.
 */
import { PGlite } from '@electric-sql/pglite';
import { databaseOn } from '../../../src/sandbox/engine/database.ts';
import type { Database } from '../../../src/sandbox/engine/runtime.ts';
import type { SystemName } from '../../../src/maps/entity-map.ts';
import type { VirtualTime } from './virtual-time.ts';

export type StoredRow = Readonly<Record<string, unknown>>;

/** One row as one statement of a committed transaction changed it. */
export interface RowChange {
  readonly number: number;
  readonly system: SystemName;
  readonly table: string;
  readonly id: string;
  readonly before: StoredRow | null;
  readonly after: StoredRow | null;
}

/** A state of the tables that can be come back to as long as no earlier one was. */
export interface Kept {
  /** Number of the latest change then. */
  readonly mark: number;
  readonly sequences: readonly { readonly name: string; readonly value: string | null; readonly start: string }[];
}

const schemas: Readonly<Record<string, SystemName>> = { dataverse: 'dataverse', finops: 'financeOperations' };

export class RecordedTables {
  readonly database: Database;
  private readonly pglite: PGlite;
  private readonly plain: Database;
  private constructor(pglite: PGlite, time: VirtualTime) {
    this.pglite = pglite;
    this.plain = databaseOn(pglite);
    this.database = {
      query: (sql, parameters) => time.during(() => this.plain.query(sql, parameters)),
      transaction: (work) => time.during(() => this.plain.transaction(work)),
      close: () => this.plain.close(),
    };
  }

  static async open(time: VirtualTime): Promise<RecordedTables> {
    const pglite = await PGlite.create();
    await pglite.exec('set synchronous_commit = off');
    return new RecordedTables(pglite, time);
  }

  /** Begins to record; gives what stands in the tables now. */
  async begin(): Promise<Kept> {
    await this.pglite.exec(recorder);
    return this.keep();
  }

  /** What stands in the tables now. */
  async keep(): Promise<Kept> {
    const sequences = await this.plain.query<Kept['sequences'][number]>(
      `select schemaname || '.' || sequencename as name, last_value::text as value, start_value::text as start from pg_sequences
       where schemaname in ('dataverse', 'finops')`,
    );
    return { mark: await this.mark(), sequences };
  }

  /** Puts back every row that was changed since, and the sequences. */
  async restore({ mark, sequences }: Kept): Promise<void> {
    await this.plain.query('select recorder.restore($1)', [mark]);
    await this.plain.query(
      `select setval(name::regclass, coalesce(value, start), value is not null)
       from unnest($1::text[], $2::bigint[], $3::bigint[]) as noted (name, value, start)`,
      [sequences.map(({ name }) => name), sequences.map(({ value }) => value), sequences.map(({ start }) => start)],
    );
  }

  /** Number of the latest change. */
  async mark(): Promise<number> {
    const [row] = await this.plain.query<{ number: number }>(
      'select coalesce(max(number), 0)::int as number from recorder.change',
    );
    return row?.number ?? 0;
  }

  /** Changes after a mark, oldest first. */
  async changes(after: number): Promise<readonly RowChange[]> {
    const rows = await this.plain.query<Omit<RowChange, 'system'> & { readonly name: string }>(
      'select number::int, tbl as name, pk as id, old as before, new as after from recorder.change where number > $1 order by number',
      [after],
    );
    return rows.flatMap(({ name, ...row }) => {
      const [schema = '', table = ''] = name.split('.');
      const system = schemas[schema];
      return system === undefined ? [] : [{ ...row, system, table }];
    });
  }

  /** Any question about the tables, for the judges. */
  async rows<T>(sql: string, parameters: readonly unknown[] = []): Promise<readonly T[]> {
    return this.plain.query<T>(sql, parameters);
  }
}

/** Triggers on every table of both schemas. Rows are put back without them, and without the rules between tables. */
const recorder = `
create schema recorder;
create table recorder.change (number bigserial primary key, tbl text, pkcol text, pk text, old jsonb, new jsonb);
create function recorder.note() returns trigger language plpgsql as $body$
declare was jsonb; becomes jsonb;
begin
  if tg_op <> 'INSERT' then was := to_jsonb(old); end if;
  if tg_op <> 'DELETE' then becomes := to_jsonb(new); end if;
  insert into recorder.change (tbl, pkcol, pk, old, new)
    values (tg_table_schema || '.' || tg_table_name, tg_argv[0], coalesce(was, becomes) ->> tg_argv[0], was, becomes);
  return null;
end $body$;
create function recorder.restore(mark bigint) returns void language plpgsql as $body$
declare each record;
begin
  perform set_config('session_replication_role', 'replica', true);
  for each in select distinct tbl, pkcol, pk from recorder.change where number > mark loop
    execute format('delete from %s where %I::text = $1', each.tbl, each.pkcol) using each.pk;
  end loop;
  for each in select * from
    (select distinct on (tbl, pk) * from recorder.change where number > mark order by tbl, pk, number) as first where old is not null
  loop
    execute format('insert into %s select * from jsonb_populate_record(null::%s, $1)', each.tbl, each.tbl) using each.old;
  end loop;
  delete from recorder.change where number > mark;
  perform set_config('session_replication_role', 'origin', true);
end $body$;
do $body$
declare each record;
begin
  for each in
    select c.oid::regclass::text as tbl, min(a.attname) as pk
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
    where c.relkind = 'r' and n.nspname in ('dataverse', 'finops')
    group by c.oid
  loop
    if each.pk is null then raise exception 'table % has no key', each.tbl; end if;
    execute format('create trigger recorded after insert or update or delete on %s for each row execute function recorder.note(%L)', each.tbl, each.pk);
  end loop;
end $body$;
`;
