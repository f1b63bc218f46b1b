/** Lists of mapped records in canonical values, read as the person from the person's system. */
import { identityOf, systemOf } from './licence.ts';
import { Memory } from './memory.ts';
import { symbolOf } from './symbols.ts';
import { allOf, lookupOf, numberOf, quoted, textOf } from './wire.ts';
import type { WireRow } from '../connectors/port.ts';
import type { CanonicalRecord, CanonicalValue, EntityMap, FieldMapping, MapLookup } from '../maps/entity-map.ts';
import type { Person } from './face.ts';
import type { Lists } from './lists.ts';
import type { RecordsDependencies } from './ports.ts';

const rememberedFor = 60_000;

/** A mapped record as its list has it. */
export interface MappedRow {
  readonly values: CanonicalRecord;
  /** Dataverse row id; null in finance and operations. */
  readonly id: string | null;
}

/** Key values of lookup targets by row id. */
type KeysById = ReadonlyMap<string, string>;

/** Reads whole lists of one map and company. */
export class MappedRows {
  private readonly systems: RecordsDependencies['systems'];
  private readonly lists: Lists;
  private readonly keys: Memory<KeysById>;

  constructor({ systems, clock }: Pick<RecordsDependencies, 'systems' | 'clock'>, lists: Lists) {
    this.systems = systems;
    this.lists = lists;
    this.keys = new Memory(clock, rememberedFor);
  }

  /** All records of a company, complete. Values behind nested lookups are left out. */
  async all(map: EntityMap, company: string, person: Person): Promise<readonly MappedRow[]> {
    switch (systemOf(person)) {
      case 'dataverse':
        return this.fromDataverse(map, company, person);
      case 'financeOperations':
        return this.fromFinanceOperations(map, company, person);
      case null:
        return [];
    }
  }

  private async fromFinanceOperations(map: EntityMap, company: string, person: Person): Promise<readonly MappedRow[]> {
    const select = [...new Set(map.fields.map((field) => field.property))];
    const filter = map.company === 'striped' ? `dataAreaId eq ${quoted(company)}` : undefined;
    const { collection } = map.financeOperations;
    const rows = await this.systems.financeOperations.rows(collection, { select, filter }, identityOf(person));
    return rows.map((row) => ({
      id: null,
      values: valuesOf(map.fields, (field) => plainValue(field, row, field.property)),
    }));
  }

  private async fromDataverse(map: EntityMap, company: string, person: Person): Promise<readonly MappedRow[]> {
    const companyId = map.company === 'striped' ? await this.lists.companyId(company, person) : null;
    if (map.company === 'striped' && companyId === null) return [];
    const plain = map.fields.filter((field) => !field.dataverse.includes('.'));
    const select = [
      map.dataverse.id,
      ...plain.map((field) => field.dataverse),
      ...map.lookups.map((lookup) => `_${lookup.column}_value`),
    ];
    const filter = allOf(companyId === null ? null : `_msdyn_company_value eq ${companyId}`);
    const [rows, ...keys] = await Promise.all([
      this.systems.dataverse.rows(map.dataverse.set, { select, filter }, identityOf(person)),
      ...map.lookups.map((lookup) => this.keysOf(lookup, person)),
    ]);
    return rows.map((row) => ({
      id: textOf(row, map.dataverse.id),
      values: {
        ...valuesOf(plain, (field) => dataverseValue(field, row)),
        ...Object.fromEntries(map.lookups.flatMap((lookup, index) => lookedUp(lookup, row, keys[index]))),
      },
    }));
  }

  private keysOf({ target }: MapLookup, person: Person): Promise<KeysById> {
    const [key] = target.key;
    if (key === undefined || key.includes('.') || target.key.length > 1) return Promise.resolve(new Map());
    return this.keys.get(`${person.aadObjectId} ${target.table}`, async () => {
      const rows = await this.systems.dataverse.rows(target.set, { select: [target.id, key] }, identityOf(person));
      return new Map(rows.map((row) => [textOf(row, target.id) ?? '', textOf(row, key) ?? '']));
    });
  }
}

/** The first row of a property that has a value wins, as a read of Dataverse does. */
function valuesOf(fields: readonly FieldMapping[], read: (field: FieldMapping) => CanonicalValue): CanonicalRecord {
  const values: Record<string, CanonicalValue> = {};
  for (const field of fields) values[field.property] ??= read(field);
  return values;
}

function lookedUp(lookup: MapLookup, row: WireRow, keys: KeysById | undefined): [string, CanonicalValue][] {
  const [part, ...more] = lookup.properties;
  if (part === undefined || more.length > 0) return [];
  return [[part.property, keys?.get(lookupOf(row, lookup.column) ?? '') ?? null]];
}

function dataverseValue(field: FieldMapping, row: WireRow): CanonicalValue {
  return field.values === undefined ? plainValue(field, row, field.dataverse) : symbolOf(field, row[field.dataverse]);
}

function plainValue(field: FieldMapping, row: WireRow, name: string): CanonicalValue {
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'recordId':
      return numberOf(row, name);
    case 'date': {
      const day = textOf(row, name)?.slice(0, 10) ?? null;
      return day === '1900-01-01' ? null : day;
    }
    case 'text':
    case 'choice':
    case 'boolean':
      return textOf(row, name);
  }
}
