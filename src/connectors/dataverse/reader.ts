/** Reads mapped rows: by key, by parent, all of them. */
import type { EntityMap, MapCatalogue } from '../../maps/entity-map.ts';
import { parentProperties } from '../canonical.ts';
import { readJson, row, rowsPage, type TextAnswer } from '../json.ts';
import type { ReadRow } from '../read-rows.ts';
import type { Identity, RecordRef, Snapshot, WireRow } from '../port.ts';
import { byKey, sameKey } from '../record-key.ts';
import type { DataverseClient } from './client.ts';
import { companyColumn, type Columns, type ColumnsOfMaps } from './columns.ts';
import type { Companies } from './companies.ts';
import { answeredPart } from './errors.ts';
import { readRow, snapshotOf } from './translate.ts';
import { literal } from './values.ts';
import { SystemFailure } from '../errors.ts';

const integration = { as: 'integration' } as const;
const pageSize = 500;
const readsPerBatch = 100;

export interface ReaderParts {
  readonly maps: MapCatalogue;
  readonly client: DataverseClient;
  readonly columns: ColumnsOfMaps;
  readonly companies: Companies;
}

export class Reader {
  private readonly parts: ReaderParts;

  constructor(parts: ReaderParts) {
    this.parts = parts;
  }

  /** The record of a key, or null. Throws `ANSWER_NOT_UNDERSTOOD` when two rows have the key: neither may be chosen. */
  async read(map: EntityMap, ref: RecordRef, as: Identity = integration): Promise<Snapshot | null> {
    const columns = await this.parts.columns.of(map);
    const address = await this.addressOf(columns, ref);
    if (address === null) return null;
    return this.chosen(columns, ref, await this.collect(address, as));
  }

  /** Records of several keys in as few calls as possible, in the order of the references. */
  async readMany(refs: readonly { readonly map: EntityMap; readonly ref: RecordRef }[]): Promise<(Snapshot | null)[]> {
    const [only] = refs;
    if (only !== undefined && refs.length === 1) return [await this.read(only.map, only.ref)];
    const asked = await Promise.all(
      refs.map(async ({ map, ref }) => {
        const columns = await this.parts.columns.of(map);
        return { columns, ref, address: await this.addressOf(columns, ref) };
      }),
    );
    const snapshots: (Snapshot | null)[] = [];
    for (let start = 0; start < asked.length; start += readsPerBatch) {
      const chunk = asked.slice(start, start + readsPerBatch);
      const calls = chunk.flatMap(({ address }) => (address === null ? [] : [this.callOf(address)]));
      const answers =
        calls.length === 0 ? [] : await this.parts.client.batch(calls, { as: integration, effect: 'read' });
      const open = [...answers];
      for (const { columns, ref, address } of chunk) {
        snapshots.push(address === null ? null : await this.fromPart(columns, ref, open.shift()?.[0]));
      }
    }
    return snapshots;
  }

  /** The children of a record, in the order of their keys. */
  async readChildren(map: EntityMap, parent: RecordRef, as: Identity = integration): Promise<readonly Snapshot[]> {
    const columns = await this.parts.columns.of(map);
    const by = parentProperties(this.parts.maps, map, parent);
    const values = new Map(by.map((property, index) => [property, parent.key[index] ?? '']));
    const address = await this.addressWhere(columns, values, parent.company);
    if (address === null) return [];
    const snapshots = await this.snapshots(columns, await this.collect(address, as));
    return snapshots.sort((one, other) => byKey(one.ref, other.ref));
  }

  /**
   * All records, page by page, ordered by their own key columns; a key value behind a lookup orders by the row it leads to, so that
   * children of one parent come together. Rows without a company are among those of no particular company.
   */
  async *readAll(map: EntityMap, company: string | null): AsyncGenerator<readonly Snapshot[]> {
    const columns = await this.parts.columns.of(map);
    const address = await this.addressOfAll(map, company);
    if (address === null) return;
    const pages = this.parts.client.pages(address, integration, { pageSize });
    for await (const rows of pages) yield await this.snapshots(columns, rows);
  }

  /** The records of row ids, in as few calls as possible. A row that is gone, or has no whole key yet, is left out. */
  async readRows(map: EntityMap, ids: readonly string[]): Promise<readonly Snapshot[]> {
    const columns = await this.parts.columns.of(map);
    const snapshots: Snapshot[] = [];
    for (let start = 0; start < ids.length; start += readsPerBatch) {
      const chunk = ids.slice(start, start + readsPerBatch);
      const calls = chunk.map((id) => this.callOf(`${columns.table.set}(${id})?${columns.query}`));
      const answers = await this.parts.client.batch(calls, { as: integration, effect: 'read' });
      const found = chunk.flatMap((_id, index) => {
        const answer = answers[index]?.[0];
        return answer?.status === 404 ? [] : [readJson('dataverse', answeredPart(columns.table.set, answer), row)];
      });
      snapshots.push(...(await this.snapshots(columns, found)));
    }
    return snapshots;
  }

  /** The address of all records of a map, one company or all, in the order of {@link readAll}; null when the company is not known. */
  async addressOfAll(map: EntityMap, company: string | null): Promise<string | null> {
    const columns = await this.parts.columns.of(map);
    const address = await this.addressWhere(columns, new Map(), map.company === 'striped' ? company : null);
    return address === null
      ? null
      : `${address}&$orderby=${map.key.map((property) => columnBehind(columns, property)).join(',')}`;
  }

  /** A call for a batch that reads the record of a key. */
  async partFor(map: EntityMap, ref: RecordRef) {
    const address = await this.addressOf(await this.parts.columns.of(map), ref);
    return address === null ? null : this.callOf(address);
  }

  /** The record in the answer to {@link partFor}. */
  async fromAnswer(map: EntityMap, ref: RecordRef, answer: TextAnswer | undefined) {
    return this.fromPart(await this.parts.columns.of(map), ref, answer);
  }

  /** Snapshots of rows that were read with the query of their columns. */
  async snapshots(columns: Columns, rows: readonly WireRow[]): Promise<Snapshot[]> {
    const snapshots = await Promise.all(
      rows.map(async (row) => {
        const company = columns.company === null ? null : await this.parts.companies.codeOf(row);
        return snapshotOf(columns, row, company);
      }),
    );
    return snapshots.filter((snapshot) => snapshot !== null);
  }

  /** The same for a reading of many, which one row with a bad value must not end. */
  async readable(columns: Columns, rows: readonly WireRow[]): Promise<readonly ReadRow[]> {
    const { companies } = this.parts;
    return Promise.all(
      rows.map(async (one) => readRow(columns, one, columns.company === null ? null : await companies.codeOf(one))),
    );
  }

  private callOf(address: string) {
    return { call: { method: 'GET' as const, url: this.parts.client.root + address } };
  }

  private async fromPart(columns: Columns, ref: RecordRef, answer: TextAnswer | undefined) {
    return this.chosen(columns, ref, readJson('dataverse', answeredPart(columns.table.set, answer), rowsPage).value);
  }

  private async collect(address: string, as: Identity): Promise<readonly WireRow[]> {
    const rows: WireRow[] = [];
    for await (const page of this.parts.client.pages(address, as, { pageSize })) rows.push(...page);
    return rows;
  }

  /** Text of a filter may match more than itself, so the keys of what came back are compared again. */
  private async chosen(columns: Columns, ref: RecordRef, rows: readonly WireRow[]): Promise<Snapshot | null> {
    const [snapshot, second] = (await this.snapshots(columns, rows)).filter((found) => sameKey(found.ref, ref));
    if (second === undefined) return snapshot ?? null;
    throw new SystemFailure(
      'ANSWER_NOT_UNDERSTOOD',
      'dataverse',
      `Two rows of ${columns.table.set} have the key ${ref.key.join(', ')}.`,
      { applied: 'no' },
    );
  }

  private addressOf(columns: Columns, ref: RecordRef): Promise<string | null> {
    const values = new Map(columns.map.key.map((property, index) => [property, ref.key[index] ?? '']));
    return this.addressWhere(columns, values, ref.company);
  }

  /** Null when the company is not known, so that nothing can match. */
  private async addressWhere(
    columns: Columns,
    values: ReadonlyMap<string, string | number>,
    company: string | null,
  ): Promise<string | null> {
    const conditions = [...values].map(([property, value]) => conditionOn(columns, property, value));
    if (columns.company !== null && company !== null) {
      const id = await this.parts.companies.idOf(company);
      if (id === null) return null;
      conditions.push(`_${companyColumn}_value eq ${id}`);
    }
    const filter = conditions.length === 0 ? '' : `&$filter=${encodeURIComponent(conditions.join(' and '))}`;
    return `${columns.table.set}?${columns.query}${filter}`;
  }
}

function conditionOn(columns: Columns, property: string, value: string | number): string {
  for (const { field, column } of columns.plain) {
    if (field.property === property) return `${column.column} eq ${literal(value, column)}`;
  }
  for (const { lookup, parts } of columns.lookups) {
    const part = parts.find(({ field }) => field.property === property);
    if (part === undefined) continue;
    const path = [lookup.navigation, ...part.navigations, part.column.column].join('/');
    return `${path} eq ${literal(value, part.column)}`;
  }
  throw new SystemFailure('QUERY_REFUSED', 'dataverse', `${columns.map.name} does not map ${property}.`, {
    applied: 'no',
  });
}

function columnBehind(columns: Columns, property: string): string {
  const plain = columns.plain.find(({ field }) => field.property === property);
  if (plain !== undefined) return plain.column.column;
  const lookup = columns.lookups.find(({ parts }) => parts.some(({ field }) => field.property === property));
  return lookup === undefined ? columns.table.id : `_${lookup.lookup.column}_value`;
}
