/** Lists of mapped records in canonical values, read as the person from the person's system. */
import { identityOf, systemOf } from './licence.ts';
import { Memory } from './memory.ts';
import { symbolOf } from './symbols.ts';
import { allOf, lookupOf, numberOf, quoted, textOf } from './wire.ts';
import type { WireRow } from '../connectors/port.ts';
import type { CanonicalValue, EntityMap, FieldMapping, MapLookup } from '../maps/entity-map.ts';
import type { Person } from './face.ts';
import type { Lists } from './lists.ts';
import type { RecordsDependencies } from './ports.ts';

const rememberedFor = 60_000;

/** Whole lists can be long; of the key lists there are few. */
const mostLists = 20;

/** A mapped record as its list has it. Values are made when they are asked for: of a long list few are shown. */
export interface MappedRow {
  /** Dataverse row id; null in finance and operations. */
  readonly id: string | null;
  /** Canonical value of one property; null when it has none. */
  value(property: string): CanonicalValue;
}

/** The records of one map and company. */
export interface MappedList {
  readonly rows: readonly MappedRow[];
  readonly readAt: Date;
}

/** How the value of a property is had from a row. */
type Readers = ReadonlyMap<string, readonly ((row: WireRow) => CanonicalValue)[]>;

/** Key values of lookup targets by row id. */
type KeysById = ReadonlyMap<string, string>;

/** Reads whole lists of one map and company, as one person may see them; remembers them for a minute. */
export class MappedRows {
  private readonly systems: RecordsDependencies['systems'];
  private readonly lists: Lists;
  private readonly clock: RecordsDependencies['clock'];
  private readonly keys: Memory<KeysById>;
  private readonly known: Memory<MappedList>;

  constructor({ systems, clock }: Pick<RecordsDependencies, 'systems' | 'clock'>, lists: Lists) {
    this.systems = systems;
    this.lists = lists;
    this.clock = clock;
    this.keys = new Memory(clock, rememberedFor);
    this.known = new Memory(clock, rememberedFor, mostLists);
  }

  /** All records of a company, complete. Values behind nested lookups are left out. */
  all(map: EntityMap, company: string, person: Person): Promise<MappedList> {
    const system = systemOf(person);
    return this.known.get(`${person.aadObjectId} ${system} ${company.toLowerCase()} ${map.name}`, async () => {
      const readAt = this.clock.now();
      switch (system) {
        case 'dataverse':
          return { rows: await this.fromDataverse(map, company, person), readAt };
        case 'financeOperations':
          return { rows: await this.fromFinanceOperations(map, company, person), readAt };
        case null:
          return { rows: [], readAt };
      }
    });
  }

  /** Forgets the lists of a map, after one of its records was written here. */
  renew(map: EntityMap): void {
    this.known.forgetEnding(` ${map.name}`);
  }

  private async fromFinanceOperations(map: EntityMap, company: string, person: Person): Promise<readonly MappedRow[]> {
    const select = [...new Set(map.fields.map((field) => field.property))];
    const filter = map.company === 'striped' ? `dataAreaId eq ${quoted(company)}` : undefined;
    const { collection } = map.financeOperations;
    const rows = await this.systems.financeOperations.rows(collection, { select, filter }, identityOf(person));
    const readers = readersOf(map.fields, (field) => (row) => plainValue(field, row, field.property));
    return rows.map((row) => mappedRow(null, row, readers));
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
    const readers = new Map([
      ...readersOf(plain, (field) => (row) => dataverseValue(field, row)),
      ...map.lookups.flatMap((lookup, index) => lookedUp(lookup, keys[index])),
    ]);
    return rows.map((row) => mappedRow(textOf(row, map.dataverse.id), row, readers));
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
function mappedRow(id: string | null, row: WireRow, readers: Readers): MappedRow {
  return {
    id,
    value(property) {
      for (const read of readers.get(property) ?? []) {
        const value = read(row);
        if (value !== null) return value;
      }
      return null;
    },
  };
}

function readersOf(
  fields: readonly FieldMapping[],
  readerOf: (field: FieldMapping) => (row: WireRow) => CanonicalValue,
): Readers {
  const readers = new Map<string, ((row: WireRow) => CanonicalValue)[]>();
  for (const field of fields) readers.set(field.property, [...(readers.get(field.property) ?? []), readerOf(field)]);
  return readers;
}

function lookedUp(
  lookup: MapLookup,
  keys: KeysById | undefined,
): [string, readonly ((row: WireRow) => CanonicalValue)[]][] {
  const [part, ...more] = lookup.properties;
  if (part === undefined || more.length > 0) return [];
  return [[part.property, [(row) => keys?.get(lookupOf(row, lookup.column) ?? '') ?? null]]];
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
