/** What the entity maps need of Dataverse, worked out from the maps alone: tables, columns, lookups, alternate keys. */
import type { EntityMap, FieldMapping, FieldType, LookupTarget, MapCatalogue } from '../../../maps/entity-map.ts';
import { companyColumn } from '../columns.ts';
import { companyTable, furtherColumns } from './further-columns.ts';

/** A table that has to be there. */
export interface NeededTable {
  readonly table: string;
  readonly set: string;
  /** What people call one of its rows. */
  readonly label: string;
  /** Column shown as the name of a row; text. */
  readonly name: string;
  /** Maps that need it. */
  readonly maps: ReadonlySet<string>;
  /** A map keeps it the same: its changes are followed and its saves are asked about. */
  readonly mapped: boolean;
  readonly columns: ReadonlyMap<string, NeededColumn>;
  readonly lookups: ReadonlyMap<string, NeededLookup>;
  /** Columns that tell one row from another, the company included; null where none has to be kept. */
  readonly key: readonly string[] | null;
}

/** A column with a value of its own. */
export interface NeededColumn {
  readonly column: string;
  readonly type: FieldType;
  readonly label: string;
  readonly maxLength: number | null;
  readonly precision: number;
  /** Of a choice, with what each is called. Of a boolean, what true and false are called. */
  readonly values: readonly { readonly value: number | boolean; readonly label: string }[];
  /** Value of a new row; null for none. */
  readonly initial: number | null;
}

/** A column that leads to another table. */
export interface NeededLookup {
  readonly column: string;
  readonly target: string;
  readonly label: string;
}

interface Draft {
  readonly table: string;
  readonly set: string;
  readonly name: string;
  label: string;
  mapped: boolean;
  key: readonly string[] | null;
  readonly maps: Set<string>;
  readonly columns: Map<string, NeededColumn>;
  readonly lookups: Map<string, NeededLookup>;
}

/** Every table that the maps name, those looked up before those that look them up where that can be. */
export function needsOf(catalogue: MapCatalogue): readonly NeededTable[] {
  const drafts = new Map<string, Draft>();
  const draftOf = (table: string, set: string, name: string, label: string, map: string): Draft => {
    const known = drafts.get(table);
    const draft = known ?? newDraft(table, set, name, label);
    drafts.set(table, draft);
    draft.maps.add(map);
    return draft;
  };
  for (const map of catalogue.maps) {
    for (const { target, column } of map.lookups) addTarget(catalogue, draftOf, map, target, labelOf(map, column));
    const { table, set, name } = map.dataverse;
    addMap(draftOf(table, set, name, capital(map.words.one), map.name), map);
    if (map.company === 'striped' || map.lookups.some(({ target }) => target.company === 'striped')) {
      draftOf(companyTable.table, companyTable.set, companyTable.name, 'Company', map.name).key = companyTable.key;
    }
  }
  for (const draft of drafts.values()) {
    for (const column of furtherColumns(draft.table))
      if (!draft.columns.has(column.column)) draft.columns.set(column.column, column);
  }
  return [...drafts.values()];
}

type DraftOf = (table: string, set: string, name: string, label: string, map: string) => Draft;

function newDraft(table: string, set: string, name: string, label: string): Draft {
  return { table, set, name, label, mapped: false, key: null, maps: new Set(), columns: new Map(), lookups: new Map() };
}

function addMap(draft: Draft, map: EntityMap): void {
  draft.mapped = true;
  draft.label = capital(map.words.one);
  for (const field of map.fields) {
    if (!field.dataverse.includes('.')) addColumn(draft, columnOf(field.dataverse, field));
  }
  for (const { column, property } of map.dataverse.fills) {
    const field = map.fields.find((one) => one.property === property);
    if (field !== undefined) addColumn(draft, columnOf(column, field));
  }
  for (const { column, target } of map.lookups) {
    draft.lookups.set(column, { column, target: target.table, label: labelOf(map, column) });
  }
  const keys = map.key.flatMap((property) => keyColumnOf(map, property) ?? []);
  draft.key = map.company === 'striped' ? [...keys, companyColumn] : keys;
  if (map.company === 'striped') draft.lookups.set(companyColumn, companyLookup);
}

/** A table without a map: what the path to its key goes through, and the company where it has one. */
function addTarget(
  catalogue: MapCatalogue,
  draftOf: DraftOf,
  map: EntityMap,
  target: LookupTarget,
  label: string,
): void {
  if (catalogue.maps.some(({ dataverse }) => dataverse.table === target.table)) return;
  const draft = draftOf(target.table, target.set, target.name, label, map.name);
  const own: string[] = [];
  for (const path of target.key) {
    const [column = '', ...rest] = path.split('.');
    own.push(column);
    if (rest.length === 0) {
      addColumn(draft, keyColumn(column, fieldBehind(map, path)));
      continue;
    }
    const table = target.through?.[column] ?? column;
    const next = catalogue.lookups.get(table);
    draft.lookups.set(column, { column, target: table, label: capital(words(column)) });
    if (next !== undefined) addTarget(catalogue, draftOf, map, next, capital(words(column)));
  }
  addColumn(draft, { ...plainText, column: target.name, label: 'Name' });
  draft.key = target.company === 'striped' ? [...own, companyColumn] : own;
  if (target.company === 'striped') draft.lookups.set(companyColumn, companyLookup);
}

const companyLookup: NeededLookup = { column: companyColumn, target: companyTable.table, label: 'Company' };
const plainText = { type: 'text', maxLength: 100, precision: 0, values: [], initial: null } as const;

function addColumn(draft: Draft, column: NeededColumn): void {
  const known = draft.columns.get(column.column);
  const longest = Math.max(known?.maxLength ?? 0, column.maxLength ?? 0);
  draft.columns.set(column.column, { ...(known ?? column), maxLength: longest === 0 ? null : longest });
}

function columnOf(column: string, field: FieldMapping): NeededColumn {
  return {
    column,
    type: field.type,
    label: field.label,
    maxLength: field.maxLength ?? null,
    precision: field.precision ?? 6,
    values: Object.entries(field.values ?? {}).map(([symbol, value]) => ({ value, label: words(symbol) })),
    initial: null,
  };
}

function keyColumn(column: string, field: FieldMapping | undefined): NeededColumn {
  if (field === undefined) return { ...plainText, column, label: capital(words(column)) };
  return { ...columnOf(column, field), maxLength: field.maxLength ?? 60 };
}

function fieldBehind(map: EntityMap, path: string): FieldMapping | undefined {
  return map.fields.find(({ dataverse }) => dataverse.endsWith(`.${path}`));
}

/** Column of the map's own table that holds a part of the key: a lookup where the part is another record's. */
function keyColumnOf(map: EntityMap, property: string): string | undefined {
  const rows = map.fields.filter((field) => field.property === property);
  return (rows.find(({ direction }) => direction === '=') ?? rows[0])?.dataverse.split('.')[0];
}

/** What the first row through a lookup column is called. */
function labelOf(map: EntityMap, column: string): string {
  return map.fields.find(({ dataverse }) => dataverse.startsWith(`${column}.`))?.label ?? capital(words(column));
}

/** `OnQuantityDecrease` and `msdyn_hierarchy` as words. */
function words(name: string): string {
  return name
    .replace(/^[a-z]+_/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
