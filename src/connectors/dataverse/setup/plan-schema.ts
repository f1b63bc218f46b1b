/** What is missing of tables, columns, choices, lookups and alternate keys, as steps. Reads only. */
import type { FieldType } from '../../../maps/entity-map.ts';
import type { Schema, TableSchema } from '../schema.ts';
import { columnBody, keyBody, keyName, relationshipBody, relationshipName, tableBody, label } from './definitions.ts';
import { fieldServiceTables } from './further-columns.ts';
import type { NeededColumn, NeededLookup, NeededTable } from './needs.ts';
import type { SetupObstacle, SetupPlan, SetupStep } from './step.ts';

/** Kinds of columns that can hold a type. */
const fitting: Readonly<Record<FieldType, readonly string[]>> = {
  text: ['String', 'Memo'],
  integer: ['Integer', 'BigInt'],
  recordId: ['String', 'Memo', 'BigInt'],
  decimal: ['Decimal', 'Double', 'Money'],
  boolean: ['Boolean'],
  date: ['DateTime'],
  choice: ['Picklist', 'State', 'Status'],
};
const lookupKinds = ['Lookup', 'Customer', 'Owner'];

interface Found {
  readonly need: NeededTable;
  /** Null: the table is missing. */
  readonly table: TableSchema | null;
}

/** Steps in an order in which they can be taken: tables, columns, lookups, what follows from them. */
export async function planSchema(schema: Schema, needs: readonly NeededTable[]): Promise<SetupPlan> {
  const found = await Promise.all(
    needs.map(async (need): Promise<Found> => ({ need, table: await schema.find(need.table) })),
  );
  const absent = found.filter(({ need, table }) => table === null && fieldServiceTables.has(need.table));
  const present = found.filter((one) => !absent.includes(one));
  const hereOrComing = new Set(present.map(({ need }) => need.table));
  const obstacles: SetupObstacle[] = absent.map(({ need }) => withoutFieldService(need));
  const steps: SetupStep[] = [];
  for (const { need, table } of present) if (table === null) steps.push(newTable(need));
  for (const one of present) steps.push(...(await columnSteps(schema, one, obstacles)));
  for (const one of present) steps.push(...lookupSteps(one, present, hereOrComing, obstacles));
  for (const one of present) steps.push(...trackingSteps(one));
  for (const one of present) steps.push(...keySteps(one));
  if (steps.length > 0) steps.push(publishing);
  return { steps, obstacles };
}

const publishing: SetupStep = {
  name: 'publish',
  what: 'Publish the customizations',
  why: 'so that the forms of Field Service can show them',
  calls: [{ method: 'POST', path: 'PublishAllXml' }],
  undo: [],
};

/** Tables that are made get the primary key that the platform names. */
const idOf = ({ table }: NeededTable) => `${table}id`;
const definitionOf = (table: string) => `EntityDefinitions(LogicalName='${table}')`;

function newTable(need: NeededTable): SetupStep {
  const name = need.columns.get(need.name) ?? { ...textNamed(need.name) };
  return {
    name: `table ${need.table}`,
    what: `Make the table ${need.table} (${need.label})`,
    why: forMaps(need),
    calls: [{ method: 'POST', path: 'EntityDefinitions', body: tableBody(need, name), inSolution: true }],
    undo: [
      {
        method: 'DELETE',
        path: definitionOf(need.table),
        loses: { set: need.set, id: idOf(need), filter: null, says: `the rows of ${need.table}` },
      },
    ],
  };
}

function textNamed(column: string): NeededColumn {
  return { column, type: 'text', label: 'Name', maxLength: 100, precision: 0, values: [], initial: null };
}

async function columnSteps(schema: Schema, { need, table }: Found, obstacles: SetupObstacle[]): Promise<SetupStep[]> {
  const steps: SetupStep[] = [];
  const choices = table === null ? new Map<string, readonly number[]>() : await schema.choices(need.table);
  for (const column of need.columns.values()) {
    const known = table?.columns.get(column.column);
    if (known === undefined) {
      if (table !== null || column.column !== need.name) steps.push(newColumn(need, column));
    } else if (!fitting[column.type].includes(known.type))
      obstacles.push(wrongKind(need, column.column, known.type, column.type));
    else if (column.type === 'choice' && known.type === 'Picklist') {
      const missing = column.values.filter(({ value }) => !choices.get(column.column)?.includes(Number(value)));
      if (missing.length > 0) steps.push(newOptions(need, column, missing));
    }
  }
  return steps;
}

function newColumn(need: NeededTable, column: NeededColumn): SetupStep {
  const path = definitionOf(need.table);
  return {
    name: `column ${need.table}.${column.column}`,
    what: `Add the column ${column.column} (${column.label}, ${column.type}) to ${need.table}`,
    why: forMaps(need),
    calls: [
      {
        method: 'POST',
        path: `${path}/Attributes`,
        body: columnBody(column, need.key?.includes(column.column) ?? false),
        inSolution: true,
      },
    ],
    undo: [
      {
        method: 'DELETE',
        path: `${path}/Attributes(LogicalName='${column.column}')`,
        loses: {
          set: need.set,
          id: idOf(need),
          filter: `${column.column} ne null`,
          says: `the values of ${need.table}.${column.column}`,
        },
      },
    ],
  };
}

function newOptions(need: NeededTable, column: NeededColumn, missing: NeededColumn['values']): SetupStep {
  const where = { EntityLogicalName: need.table, AttributeLogicalName: column.column };
  return {
    name: `options ${need.table}.${column.column}`,
    what: `Add ${missing.map((option) => `${option.label} (${String(option.value)})`).join(', ')} to ${need.table}.${column.column}`,
    why: forMaps(need),
    calls: missing.map(({ value, label: text }) => ({
      method: 'POST',
      path: 'InsertOptionValue',
      body: { ...where, Value: value, Label: label(text) },
    })),
    undo: missing.map(({ value }) => ({
      method: 'POST',
      path: 'DeleteOptionValue',
      body: { ...where, Value: value },
      loses: {
        set: need.set,
        id: idOf(need),
        filter: `${column.column} eq ${String(value)}`,
        says: `the choice ${String(value)} in ${need.table}.${column.column}`,
      },
    })),
  };
}

function lookupSteps(
  { need, table }: Found,
  all: readonly Found[],
  hereOrComing: ReadonlySet<string>,
  obstacles: SetupObstacle[],
): SetupStep[] {
  return [...need.lookups.values()].flatMap((lookup): SetupStep[] => {
    const known = table?.columns.get(lookup.column);
    if (known !== undefined) {
      if (!lookupKinds.includes(known.type)) obstacles.push(wrongKind(need, lookup.column, known.type, 'lookup'));
      else if (!table?.lookups.some((one) => one.column === lookup.column && one.table === lookup.target)) {
        obstacles.push(elsewhere(need, lookup));
      }
      return [];
    }
    if (!hereOrComing.has(lookup.target)) return [];
    const target = all.find((one) => one.need.table === lookup.target)?.table;
    return [newLookup(need, lookup, target?.id ?? `${lookup.target}id`)];
  });
}

function newLookup(need: NeededTable, lookup: NeededLookup, referencedId: string): SetupStep {
  const body = relationshipBody(need.table, lookup, referencedId);
  return {
    name: `lookup ${need.table}.${lookup.column}`,
    what: `Add the lookup ${lookup.column} (${lookup.label}) to ${need.table}; it leads to ${lookup.target}`,
    why: forMaps(need),
    calls: [{ method: 'POST', path: 'RelationshipDefinitions', body, inSolution: true }],
    undo: [
      {
        method: 'DELETE',
        path: `RelationshipDefinitions(SchemaName='${relationshipName(need.table, lookup)}')`,
        loses: {
          set: need.set,
          id: idOf(need),
          filter: `_${lookup.column}_value ne null`,
          says: `the values of ${need.table}.${lookup.column}`,
        },
      },
    ],
  };
}

/** Changes are followed as the safety net of hooks; only a whole definition can be sent back. */
function trackingSteps({ need, table }: Found): SetupStep[] {
  if (!need.mapped || table === null || table.tracked) return [];
  const call = (enabled: boolean) => ({
    method: 'PUT' as const,
    path: definitionOf(need.table),
    body: `{{definition ${need.table} ChangeTrackingEnabled=${String(enabled)}}}`,
  });
  return [
    {
      name: `change tracking ${need.table}`,
      what: `Let the changes of ${need.table} be tracked`,
      why: 'so that a change whose hook was missed is found',
      calls: [call(true)],
      undo: [{ ...call(false), loses: null }],
    },
  ];
}

/** Tables that are mapped or are there for integration: no two rows may stand for one record. The platform's own are left alone. */
function keySteps({ need, table }: Found): SetupStep[] {
  const isOfIntegration = need.table.includes('_') && !fieldServiceTables.has(need.table);
  if (need.key === null || !(need.mapped || isOfIntegration)) return [];
  const wanted = [...need.key].sort().join();
  if (table?.keys.some((key) => [...key].sort().join() === wanted)) return [];
  const path = `${definitionOf(need.table)}/Keys`;
  return [
    {
      name: `key ${need.table}`,
      what: `Make ${need.key.join(', ')} an alternate key of ${need.table}`,
      why: 'so that no two rows stand for one record',
      calls: [{ method: 'POST', path, body: keyBody(need, need.key), inSolution: true }],
      undo: [{ method: 'DELETE', path: `${path}(LogicalName='${keyName(need.table)}')`, loses: null }],
      awaits: { table: need.table, key: keyName(need.table) },
    },
  ];
}

function forMaps({ maps }: NeededTable): string {
  return `for the ${maps.size === 1 ? 'map' : 'maps'} ${[...maps].join(', ')}`;
}

function withoutFieldService({ table, maps }: NeededTable): SetupObstacle {
  return {
    what: `There is no table ${table}: Field Service is not installed here, so that ${[...maps].join(', ')} cannot run.`,
    remedy: 'Install Field Service and run setup again. The other maps run without it.',
  };
}

function wrongKind({ table }: NeededTable, column: string, is: string, wanted: string): SetupObstacle {
  return {
    what: `${table}.${column} is ${is}, and the maps need ${wanted}. The kind of a column cannot be changed.`,
    remedy: 'Keep its values elsewhere, delete the column and run setup again, or map another column.',
  };
}

function elsewhere({ table }: NeededTable, { column, target }: NeededLookup): SetupObstacle {
  return {
    what: `${table}.${column} does not lead to ${target}.`,
    remedy: 'Map another column, or rename the one that is there by making it anew.',
  };
}
