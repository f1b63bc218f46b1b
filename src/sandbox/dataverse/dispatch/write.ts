import { carriesJson } from '../../engine/json-body.ts';
import type { Row } from '../../engine/model.ts';
import type { WireRequest } from '../../engine/wire.ts';
import type { Table } from '../catalogue.ts';
import {
  badRequest,
  duplicateRecord,
  methodNotAllowed,
  noResource,
  notImplemented,
  payloadError,
  unsupportedMedia,
  versionMismatch,
} from '../errors.ts';
import { actions } from '../functions/operations.ts';
import { etag } from '../read/representation.ts';
import { findRow, missing, type RowKey } from '../read/row-key.ts';
import { demand } from '../security/caller.ts';
import { parseBody, readPayload } from '../write/payload.ts';
import { readValue } from '../write/values.ts';
import type { Work } from '../write/work.ts';
import { writeReference } from './reference.ts';
import { roleMembership, writeRoleMembership } from './role-membership.ts';
import type { Outcome } from './outcome.ts';
import { readTarget, type Target } from './target.ts';

/** Does what one writing request asks, inside a transaction. `url` is relative to the service root. */
export async function write(work: Work, request: WireRequest): Promise<Outcome> {
  if (!carriesJson(request)) {
    throw unsupportedMedia(request.headers['content-type'] ?? '');
  }
  const membership = roleMembership(request.url);
  if (membership !== null) {
    return writeRoleMembership(work, membership, request);
  }
  const target = readTarget(work, request.url);
  const { path, table, key } = target;
  if (table?.definition.sealed === true) {
    throw cannotBeWritten(request.method, table);
  }
  if (path.operation !== null) {
    const action = actions.get(path.operation.name);
    if (action === undefined || request.method !== 'POST') {
      throw noResource(request.url);
    }
    return action(work, table, request.body, key?.kind === 'id' ? key.id : null);
  }
  if (table === null) {
    throw noResource(request.url);
  }
  if (path.suffix === '$ref') {
    return writeReference(work, table, target, request);
  }
  if (path.steps.length > 0) {
    throw notImplemented(`${request.method} through a navigation property`);
  }
  if (key === null) {
    if (request.method !== 'POST') {
      throw methodNotAllowed(request.method);
    }
    return create(work, table, request.body);
  }
  if (path.property !== null) {
    return writeProperty(work, table, key, path.property.column, request);
  }
  switch (request.method) {
    case 'PATCH':
      return upsert(work, table, key, target, request);
    case 'DELETE':
      return remove(work, table, key, request);
    default:
      throw methodNotAllowed(request.method);
  }
}

function cannotBeWritten(method: string, { logicalName }: Table): Error {
  const names: Readonly<Record<string, string>> = { POST: 'Create', DELETE: 'Delete' };
  const message = `The '${names[method] ?? 'Update'}' method does not support entities of type '${logicalName}'.`;
  return badRequest(message, '0x80040800');
}

async function create(work: Work, table: Table, body: string): Promise<Outcome> {
  demand(work.caller, 'Create', table);
  const sent = await readPayload(work, table, parseBody(table.setName, body));
  const row = await work.rows.insert(work, table, sent);
  const id = String(row[table.primaryId]);
  return { kind: 'created', table, id, address: `${table.setName}(${id})` };
}

async function upsert(work: Work, table: Table, key: RowKey, target: Target, request: WireRequest): Promise<Outcome> {
  const sent = await readPayload(work, table, parseBody(table.setName, request.body));
  const before = await findRow(work.scope, table, key);
  if (before === null) {
    if (condition(request, 'if-match') !== null) {
      throw missing(table, key);
    }
    demand(work.caller, 'Create', table);
    const fromUrl = key.kind === 'id' ? { [table.primaryId]: key.id } : key.values;
    const row = await work.rows.insert(work, table, { ...fromUrl, ...sent, ...(key.kind === 'id' ? fromUrl : {}) });
    return { kind: 'created', table, id: String(row[table.primaryId]), address: target.address };
  }
  demand(work.caller, 'Write', table);
  checkConditions(request, before);
  const columns = key.kind === 'alternate' ? without(sent, Object.keys(key.values)) : sent;
  await work.rows.update(work, table, before, without(columns, [table.primaryId]));
  return { kind: 'updated', table, id: String(before[table.primaryId]), address: target.address };
}

async function writeProperty(
  work: Work,
  table: Table,
  key: RowKey,
  name: string,
  request: WireRequest,
): Promise<Outcome> {
  demand(work.caller, 'Write', table);
  const column = table.columns.get(name);
  if (column === undefined || (request.method !== 'PUT' && request.method !== 'DELETE')) {
    throw methodNotAllowed(request.method);
  }
  if (column.type === 'lookup') {
    throw badRequest(`The property '${name}' is a lookup; use its navigation property.`);
  }
  const before = await existing(work, table, key);
  checkConditions(request, before);
  const value = request.method === 'PUT' ? propertyValue(table, request.body) : null;
  await work.rows.update(work, table, before, { [name]: readValue(table, column, value) });
  return { kind: 'done' };
}

/** The value in the body of a PUT: its one member is called `value`. */
function propertyValue(table: Table, body: string): unknown {
  const members = Object.entries(parseBody(table.setName, body)).filter(([name]) => !name.includes('@'));
  const [first] = members;
  if (first === undefined || members.length > 1) {
    throw payloadError(table.setName, "A property payload must hold one member, and its name must be 'value'.");
  }
  const [name, value] = first;
  if (name !== 'value') {
    throw payloadError(
      table.setName,
      `A top-level property with name '${name.slice(0, 100)}' was found in the payload; however, property and collection ` +
        `payloads must always have a top-level property with name 'value'.`,
    );
  }
  return value;
}

async function remove(work: Work, table: Table, key: RowKey, request: WireRequest): Promise<Outcome> {
  demand(work.caller, 'Delete', table);
  const before = await existing(work, table, key);
  checkConditions(request, before);
  await work.rows.remove(work, table, before);
  return { kind: 'done' };
}

async function existing(work: Work, table: Table, key: RowKey): Promise<Row> {
  const row = await findRow(work.scope, table, key);
  if (row === null) {
    throw missing(table, key);
  }
  return row;
}

/** `If-Match` must name the version the row has, `If-None-Match: *` says that there must be no such row. */
function checkConditions(request: WireRequest, row: Row): void {
  const match = condition(request, 'if-match');
  if (match !== null && match !== '*' && !match.split(',').some((tag) => tag.trim() === etag(row['versionnumber']))) {
    throw versionMismatch();
  }
  if (condition(request, 'if-none-match') === '*') {
    throw duplicateRecord();
  }
}

/** Clients send `If-None-Match: null` only to keep browsers from caching. */
function condition(request: WireRequest, header: 'if-match' | 'if-none-match'): string | null {
  const value = request.headers[header]?.trim();
  return value === undefined || value === '' || value === 'null' ? null : value;
}

function without(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));
}
