/** Reads mapped records: by key, by parent, all of them. */
import type { EntityMap, MapCatalogue } from '../../maps/entity-map.ts';
import type { BatchPart, PartAnswer } from '../batch.ts';
import { fieldOf, parentProperties } from '../canonical.ts';
import { SystemFailure } from '../errors.ts';
import { readJson, row } from '../json.ts';
import type { ChangePage, Identity, RecordRef, Snapshot, WireRow } from '../port.ts';
import { byKey, sameKey } from '../record-key.ts';
import { isAbsent, type FinanceOperationsClient } from './client.ts';
import { messageOf } from './errors.ts';
import { addressOf, companyProperty, selectOf, snapshotOf } from './translate.ts';
import { literal } from './values.ts';

const integration = { as: 'integration' } as const;
const readsPerBatch = 100;

export class Reader {
  private readonly client: FinanceOperationsClient;
  private readonly maps: MapCatalogue;

  constructor(client: FinanceOperationsClient, maps: MapCatalogue) {
    this.client = client;
    this.maps = maps;
  }

  /** The record of a key, or null. */
  async read(map: EntityMap, ref: RecordRef, as: Identity = integration): Promise<Snapshot | null> {
    const found = await this.client.get(`${addressOf(map, ref)}&${selectOf(map)}`, as);
    return found === null ? null : snapshotOf(map, found);
  }

  /** Records of several keys in as few calls as possible, in the order of the references. */
  async readMany(refs: readonly { readonly map: EntityMap; readonly ref: RecordRef }[]): Promise<(Snapshot | null)[]> {
    const [only] = refs;
    if (only !== undefined && refs.length === 1) return [await this.read(only.map, only.ref)];
    const snapshots: (Snapshot | null)[] = [];
    for (let start = 0; start < refs.length; start += readsPerBatch) {
      const chunk = refs.slice(start, start + readsPerBatch);
      const calls = chunk.map(({ map, ref }) => this.partFor(map, ref));
      const answers = await this.client.batch(calls, { as: integration, effect: 'read' });
      snapshots.push(...chunk.map(({ map }, index) => this.fromAnswer(map, answers[index]?.[0])));
    }
    return snapshots;
  }

  /** The children of a record, in the order of their keys. */
  async readChildren(map: EntityMap, parent: RecordRef, as: Identity = integration): Promise<readonly Snapshot[]> {
    const by = parentProperties(this.maps, map, parent);
    const values = new Map(by.map((property, index) => [property, parent.key[index] ?? '']));
    const snapshots: Snapshot[] = [];
    for await (const page of this.client.pages(whereAddress(map, parent.company, values), as)) {
      snapshots.push(...snapshotsOf(map, page));
    }
    // A star in a filter's text matches anything, so the parent's key is compared again.
    return snapshots
      .filter((child) => sameKey(parent, { ...parent, key: by.map((property) => keyPart(child, property)) }))
      .sort((one, other) => byKey(one.ref, other.ref));
  }

  /** All records in the order of their keys, in pages of the size the system gives. */
  async *readAll(map: EntityMap, company: string | null): AsyncGenerator<readonly Snapshot[]> {
    for await (const page of this.client.pages(addressOfAll(map, company), integration)) yield snapshotsOf(map, page);
  }

  /**
   * Every record by key and version. OData tells no changes here, so what changed is found by comparing versions with those seen
   * before; there never is a cursor.
   */
  async *marks(map: EntityMap): AsyncGenerator<ChangePage> {
    const keys = [...(map.company === 'striped' ? [companyProperty] : []), ...map.key].join(',');
    const address = `${map.financeOperations.collection}?cross-company=true&$select=${keys}&$orderby=${keys}`;
    for await (const rows of this.client.pages(address, integration)) {
      const marks = snapshotsOf(map, rows).map(({ ref, version }) => ({ rowId: null, ref, version }));
      yield { marks, gone: [], cursor: null };
    }
  }

  /** A call for a batch that reads the record of a key. */
  partFor(map: EntityMap, ref: RecordRef): BatchPart {
    return { call: { method: 'GET', url: `${this.client.root}${addressOf(map, ref)}&${selectOf(map)}` } };
  }

  /** The record in the answer to {@link partFor}. */
  fromAnswer(map: EntityMap, answer: PartAnswer | undefined): Snapshot | null {
    if (answer === undefined || answer.status >= 400) {
      if (answer !== undefined && isAbsent(answer)) return null;
      const reason = answer === undefined ? 'A part of a batch was not answered.' : messageOf(answer);
      throw new SystemFailure('QUERY_REFUSED', 'financeOperations', reason, { applied: 'no' });
    }
    return snapshotOf(map, readJson('financeOperations', answer, row));
  }
}

/** The address of all records of a map, one company or all, in the order of their keys. */
export function addressOfAll(map: EntityMap, company: string | null): string {
  const order = [...(map.company === 'striped' ? [companyProperty] : []), ...map.key];
  return `${whereAddress(map, company, new Map())}&$orderby=${order.join(',')}`;
}

/** Records of rows; those whose key is not complete are left out. */
function snapshotsOf(map: EntityMap, rows: readonly WireRow[]): Snapshot[] {
  return rows.map((found) => snapshotOf(map, found)).filter((snapshot) => snapshot !== null);
}

function keyPart(snapshot: Snapshot, property: string): string | number {
  const value = snapshot.values[property];
  return typeof value === 'string' || typeof value === 'number' ? value : '';
}

function whereAddress(map: EntityMap, company: string | null, values: ReadonlyMap<string, string | number>): string {
  const conditions = [...values].map(
    ([property, value]) => `${property} eq ${literal(fieldOf(map, property) ?? { type: 'text' }, value)}`,
  );
  if (map.company === 'striped' && company !== null) conditions.unshift(`${companyProperty} eq '${company}'`);
  const filter = conditions.length === 0 ? '' : `&$filter=${encodeURIComponent(conditions.join(' and '))}`;
  return `${map.financeOperations.collection}?cross-company=true&${selectOf(map)}${filter}`;
}
