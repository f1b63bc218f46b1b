import { parseJson } from '../../engine/json-body.ts';
import type { Row } from '../../engine/model.ts';
import { wireName, type Lookup, type Table } from '../catalogue.ts';
import {
  directReferenceUpdate,
  invalidProperty,
  notImplemented,
  payloadError,
  undeclaredNavigation,
} from '../errors.ts';
import { resolveReference } from './references.ts';
import { readValue } from './values.ts';
import type { PayloadScope } from './work.ts';

/** Reads a request body as a JSON object. Throws the payload error of the service. */
export function parseBody(set: string, body: string): Record<string, unknown> {
  const parsed = parseJson(body);
  if (parsed === undefined) {
    throw payloadError(set, 'The payload is not valid JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw payloadError(set, "A node of type 'StartObject' was expected when reading the payload.");
  }
  return parsed as Record<string, unknown>;
}

/** Reads the members of a body as columns of the table. Columns that only the system sets are passed over. */
export async function readPayload(
  work: PayloadScope,
  table: Table,
  body: Readonly<Record<string, unknown>>,
): Promise<Row> {
  checkType(table, body['@odata.type']);
  const sent: Row = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.endsWith('@odata.bind')) {
      const lookup = lookupNamed(table, name.slice(0, -'@odata.bind'.length));
      sent[lookup.column.logicalName] = await boundId(work, table, lookup, value);
    } else if (!name.includes('@')) {
      readMember(table, name, value, sent);
    }
  }
  for (const column of table.columns.values()) {
    if (column.readOnly === true) {
      delete sent[column.logicalName];
    }
  }
  return sent;
}

/** A body may say what it is a row of; it must then be a row of this table. */
function checkType(table: Table, given: unknown): void {
  const expected = `Microsoft.Dynamics.CRM.${table.logicalName}`;
  if (given === undefined || given === expected || given === `#${expected}`) {
    return;
  }
  const type = typeof given === 'string' ? given.replace('#', '').slice(0, 200) : typeof given;
  throw payloadError(
    table.setName,
    `A resource with type '${type}' was found, but it is not assignable to the ` + `expected type '${expected}'.`,
  );
}

function readMember(table: Table, name: string, value: unknown, sent: Row): void {
  const lookup = table.lookups.get(name);
  if (lookup !== undefined || table.collections.has(name)) {
    if (lookup === undefined || value !== null) {
      throw notImplemented(`Deep insert through '${name}'`);
    }
    sent[lookup.column.logicalName] = null;
    return;
  }
  const column = table.properties.get(name);
  if (column === undefined) {
    throw invalidProperty(table.logicalName, name);
  }
  if (column.type === 'lookup') {
    throw directReferenceUpdate();
  }
  if (wireName(column) === 'versionnumber') {
    return;
  }
  sent[column.logicalName] = readValue(table, column, value);
}

function lookupNamed(table: Table, navigation: string): Lookup {
  const lookup = table.lookups.get(navigation);
  if (lookup === undefined) {
    throw undeclaredNavigation(table.setName, navigation);
  }
  return lookup;
}

async function boundId(work: PayloadScope, table: Table, lookup: Lookup, value: unknown): Promise<string | null> {
  if (value === null) {
    return null;
  }
  if (typeof value !== 'string') {
    throw payloadError(table.setName, `The value of '${lookup.navigation}@odata.bind' is not a string.`);
  }
  const reference = await resolveReference(work, value);
  const targets = [lookup.target, ...(lookup.column.alsoTargets ?? [])];
  if (!targets.includes(reference.table.logicalName)) {
    throw payloadError(
      table.setName,
      `The entity with logical name '${reference.table.logicalName}' is not valid for attribute '${lookup.column.logicalName}'.`,
    );
  }
  return reference.id;
}
