import type { Row } from '../engine/model.ts';
import type { Queryable } from '../engine/runtime.ts';
import type { TransactionScope } from '../engine/transaction.ts';
import type { Catalogue, TableDefinition } from './catalogue.ts';
import { blankOf, fold } from './values.ts';
import type { Value, Values } from './values.ts';

/** A record as it stands in its table, with the two system columns that make its version. */
export interface StoredRecord {
  readonly table: TableDefinition;
  readonly recordId: number;
  readonly recordVersion: number;
  readonly values: Values;
}

/** Reading for rules: by entity type name, texts compared without case and trailing blanks. */
export interface RecordReader {
  find(entity: string, where: Values): Promise<StoredRecord | undefined>;
  list(entity: string, where: Values): Promise<StoredRecord[]>;
}

/** Reading and writing inside one transaction; every write is noted for the hooks. */
export interface Records extends RecordReader {
  insert(entity: string, values: Values): Promise<StoredRecord>;
  update(record: StoredRecord, values: Values): Promise<StoredRecord>;
  remove(record: StoredRecord): Promise<void>;
}

/** Reads through any queryable, for instance outside a transaction. */
export function createRecordReader(catalogue: Catalogue, queryable: Queryable): RecordReader {
  const list = async (entity: string, where: Values): Promise<StoredRecord[]> => {
    const table = catalogue.tableOf(catalogue.entity(entity));
    const conditions = Object.entries(where).map(([property, value], index) =>
      typeof value === 'string'
        ? `lower(rtrim(${property.toLowerCase()})) = $${index + 1}`
        : `${property.toLowerCase()} = $${index + 1}`,
    );
    const rows = await queryable.query<Row>(
      `select * from ${table.sqlName}${conditions.length ? ` where ${conditions.join(' and ')}` : ''} order by recid`,
      Object.values(where).map((value) => (typeof value === 'string' ? fold(value) : value)),
    );
    return rows.map((row) => fromRow(table, row));
  };
  return { list, find: async (entity, where) => (await list(entity, where))[0] };
}

/** Reads and writes through a transaction that may run twice: new ids and versions are the same in both passes. */
export function createRecords(catalogue: Catalogue, scope: TransactionScope, guid: () => string): Records {
  let counter = 0;
  const { reader, forget } = remembering(catalogue, createRecordReader(catalogue, scope));

  const nextRecordId = () =>
    scope.once(`record ${(counter += 1)}`, async () => {
      const [row] = await scope.query<{ id: number | bigint }>(`select nextval('finops.recid') as id`);
      return Number(row?.id);
    });
  const nextVersion = () =>
    scope.once(`version ${(counter += 1)}`, () => Number.parseInt(guid().slice(0, 8), 16) >>> 1);

  const amended = (table: TableDefinition, values: Values): Values => {
    const key = lockKey(table, values);
    const amendments = scope.amendments.filter((one) => one.entity === table.base.entity && one.key === key);
    return amendments.reduce((all, one) => ({ ...all, ...withoutNulls(one.values) }), values);
  };

  return {
    ...reader,
    async insert(entity, given) {
      const table = catalogue.tableOf(catalogue.entity(entity));
      const recordId = await nextRecordId();
      const blanks = Object.fromEntries(
        table.properties.map((property) => [property.name, property.default ?? blankOf(property)]),
      );
      const own: Values = table.base.key.includes('RecordId') ? { RecordId: recordId } : {};
      const values = amended(table, { ...blanks, ...given, ...own });
      const record: StoredRecord = { table, recordId, recordVersion: 0, values };
      const row = toRow(record);
      const columns = Object.keys(row);
      forget(table);
      await scope.query(
        `insert into ${table.sqlName} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
        Object.values(row),
      );
      scope.changed({
        entity: table.base.entity,
        operation: 'insert',
        key: lockKey(table, values),
        before: null,
        after: row,
      });
      return record;
    },
    async update(record, changes) {
      const { table } = record;
      const values = amended(table, { ...record.values, ...changes });
      const changed = table.properties.filter((property) => values[property.name] !== record.values[property.name]);
      if (changed.length === 0) return record;
      const next: StoredRecord = { ...record, recordVersion: await nextVersion(), values };
      forget(table);
      await scope.query(
        `update ${table.sqlName} set recversion = $2${changed.map((p, i) => `, ${p.name.toLowerCase()} = $${i + 3}`).join('')} where recid = $1`,
        [record.recordId, next.recordVersion, ...changed.map((property) => values[property.name])],
      );
      scope.changed({
        entity: table.base.entity,
        operation: 'update',
        key: lockKey(table, record.values),
        before: toRow(record),
        after: toRow(next),
      });
      return next;
    },
    async remove(record) {
      forget(record.table);
      await scope.query(`delete from ${record.table.sqlName} where recid = $1`, [record.recordId]);
      scope.changed({
        entity: record.table.base.entity,
        operation: 'delete',
        key: lockKey(record.table, record.values),
        before: toRow(record),
        after: null,
      });
    },
  };
}

/** Answers a repeated question of one transaction from memory, until something is written to the table it asked. */
function remembering(
  catalogue: Catalogue,
  reader: RecordReader,
): { reader: RecordReader; forget: (table: TableDefinition) => void } {
  const answers = new Map<string, Map<string, Promise<StoredRecord[]>>>();
  const list: RecordReader['list'] = (entity, where) => {
    const table = catalogue.tableOf(catalogue.entity(entity)).base.entity;
    const ofTable = answers.get(table) ?? new Map<string, Promise<StoredRecord[]>>();
    answers.set(table, ofTable);
    const question = JSON.stringify(where);
    const answer = ofTable.get(question) ?? reader.list(entity, where);
    ofTable.set(question, answer);
    return answer;
  };
  return {
    reader: { list, find: async (entity, where) => (await list(entity, where))[0] },
    forget: (table) => void answers.delete(table.base.entity),
  };
}

/** The name under which the lock table knows a record. */
function lockKey(table: TableDefinition, values: Values): string {
  return table.base.key.map((property) => fold(String(values[property] ?? ''))).join('|');
}

/** A row of the table as a record. */
export function fromRow(table: TableDefinition, row: Row): StoredRecord {
  return {
    table,
    recordId: Number(row.recid),
    recordVersion: Number(row.recversion),
    values: Object.fromEntries(
      table.properties.map((property) => {
        const value = row[property.name.toLowerCase()];
        return [property.name, value === null || value === undefined ? blankOf(property) : (value as Value)];
      }),
    ),
  };
}

/** A record as a row of its table. */
function toRow(record: StoredRecord): Row {
  return {
    recid: record.recordId,
    recversion: record.recordVersion,
    ...Object.fromEntries(
      record.table.properties.map((property) => [property.name.toLowerCase(), record.values[property.name] ?? null]),
    ),
  };
}

function withoutNulls(row: Row): Record<string, Value> {
  const entries = Object.entries(row).filter(
    (entry): entry is [string, Value] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return Object.fromEntries(entries);
}
