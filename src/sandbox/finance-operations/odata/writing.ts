import type { WireRequest, WireResponse } from '../../engine/wire.ts';
import { FinanceOperationsError, requireJson, rowNotFound } from '../errors.ts';
import { error, updateConflict, warning, writeFailed } from '../infolog.ts';
import { nextOrderNumber } from '../orders/number-sequence.ts';
import { createRecord } from '../pipeline/create.ts';
import { deleteRecord } from '../pipeline/delete.ts';
import { readBody } from '../pipeline/incoming.ts';
import { updateRecord } from '../pipeline/update.ts';
import type { StoredRecord } from '../records.ts';
import type { EntityDefinition } from '../schema/entity.ts';
import { mayWrite } from '../security.ts';
import { same, text } from '../values.ts';
import type { Values } from '../values.ts';
import type { Work } from '../unit-of-work.ts';
import { addressOf, etag, toWire } from '../wire-form.ts';
import { keyValues, readKey } from './key.ts';
import { json } from './reading.ts';
import { definitionOf, readRequest } from './service.ts';
import type { ODataRequest, ODataService } from './service.ts';

/** Answers a POST, PATCH, PUT or DELETE below `/data`, inside a transaction. */
export async function write(service: ODataService, work: Work, request: WireRequest): Promise<WireResponse> {
  const asked = readRequest(service, request);
  const { path } = asked;
  if (
    !['POST', 'PATCH', 'PUT', 'DELETE'].includes(request.method) ||
    !path.entity ||
    path.operation ||
    path.property ||
    path.steps.length > 0 ||
    path.suffix
  ) {
    throw new FinanceOperationsError('methodNotAllowed', `The address does not take the method ${request.method}.`);
  }
  requireJson(request);
  const entity = definitionOf(service, path.entity);
  if (request.method === 'POST' ? path.key !== null : path.key === null) {
    throw new FinanceOperationsError('methodNotAllowed', `The address does not take the method ${request.method}.`);
  }
  requireWritable(work, entity);
  if (request.method === 'POST') return create(service, work, asked, entity, request);
  const record = await selectForUpdate(service, work, asked, entity);
  if (service.ifMatch === 'honour') requireVersion(request, entity, record);
  if (request.method === 'DELETE') await deleteRecord(work, work.records, entity, record);
  else await updateRecord(work, work.records, entity, record, readBody(service.catalogue, entity, request.body));
  return { status: 204, headers: { 'odata-version': '4.0' }, body: '' };
}

async function create(
  service: ODataService,
  work: Work,
  asked: ODataRequest,
  entity: EntityDefinition,
  request: WireRequest,
): Promise<WireResponse> {
  const given = readBody(service.catalogue, entity, request.body);
  const company = await companyOf(work, entity, given);
  const record = await createRecord(
    work,
    work.records,
    entity,
    company,
    await numbered(service, work, entity, company, given),
  );
  const body = {
    '@odata.context': `${asked.root}$metadata#${entity.collection}/$entity`,
    ...toWire(entity, record),
  };
  return json(201, body, {
    location: asked.root + addressOf(entity, record),
    etag: etag(record.recordId, record.recordVersion),
  });
}

/** An order without a number takes the next one of its company. */
async function numbered(
  service: ODataService,
  work: Work,
  entity: EntityDefinition,
  company: string,
  given: Values,
): Promise<Values> {
  const base = service.catalogue.tableOf(entity).base.entity;
  if (base !== 'PurchaseOrderHeaderV2' || text(given, 'PurchaseOrderNumber') !== '') return given;
  const next = await work.once('order number', () => nextOrderNumber(work, work.records, company));
  return { ...given, PurchaseOrderNumber: next };
}

/** The company a new record belongs to: the one in the body, else the user's default. */
async function companyOf(work: Work, entity: EntityDefinition, given: Values): Promise<string> {
  const company = text(given, 'dataAreaId').toLowerCase() || work.user.defaultCompany;
  if (!entity.striped || (await work.records.find('LegalEntity', { LegalEntityId: company }))) return company;
  throw writeFailed(entity, [
    warning(`The value '${company}' in field 'Company' is not found in the related table 'Legal entities'.`),
    warning(`validateField failed on field '${entity.aotName}.dataAreaId'`),
  ]);
}

/** Finds the record a request is about. Throws the 400 of an absent row, also for one in a company the request does not reach. */
async function selectForUpdate(
  service: ODataService,
  work: Work,
  asked: ODataRequest,
  entity: EntityDefinition,
): Promise<StoredRecord> {
  const { entity: model, key } = asked.path;
  if (!model || !key) throw rowNotFound();
  const base = service.catalogue.tableOf(entity).base.entity;
  const record = await work.records.find(base, keyValues(readKey(model, entity, key)));
  if (!record) throw rowNotFound();
  const reachable = asked.crossCompany || !entity.striped || same(record.values.dataAreaId, work.user.defaultCompany);
  const inView = !entity.only || record.values[entity.only.property] === entity.only.equals;
  if (!reachable || !inView) throw rowNotFound();
  return record;
}

function requireVersion(request: WireRequest, entity: EntityDefinition, record: StoredRecord): void {
  const expected = request.headers['if-match']?.trim();
  if (expected === undefined || expected === '*') return;
  if (expected !== etag(record.recordId, record.recordVersion)) throw updateConflict(entity, 'versionMismatch');
}

function requireWritable(work: Work, entity: EntityDefinition): void {
  const base = work.catalogue.tableOf(entity).base.entity;
  if (entity.readOnly) throw writeFailed(entity, [error(`Entity '${entity.label}' is read-only.`)]);
  if (!mayWrite(work.user, base)) {
    throw writeFailed(
      entity,
      [error(`Access denied: user ${work.user.name} has no permission to write ${entity.label}.`)],
      'notAllowed',
    );
  }
}
