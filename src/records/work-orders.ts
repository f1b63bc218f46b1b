/** Work orders: found by number, created in Field Service as the person. */
import { createHash } from 'node:crypto';
import { identityOf } from './licence.ts';
import { dataverseLink } from './links.ts';
import { navigationsOf } from './navigations.ts';
import { compact } from './ranking.ts';
import { lookupOf, textOf } from './wire.ts';
import { SystemFailure } from '../connectors/errors.ts';
import type { WireRow } from '../connectors/port.ts';
import type { NewRow } from '../connectors/row-writer.ts';
import type { Found, Person, RecordLink, WorkOrderDraft } from './face.ts';
import type { Lists } from './lists.ts';
import type { RecordsDependencies } from './ports.ts';

/** What work orders need. */
export type WorkOrderParts = Pick<RecordsDependencies, 'systems' | 'writer' | 'addresses'> & { readonly lists: Lists };

const table = 'msdyn_workorder';
const set = 'msdyn_workorders';
const idColumn = 'msdyn_workorderid';
const unscheduled = 690970000;

/** What became of a draft. */
export type WorkOrderAnswer =
  | { readonly kind: 'created'; readonly workOrder: Found; readonly links: readonly RecordLink[] }
  | { readonly kind: 'refused'; readonly message: string };

/** The work order of a number. One that is not known yet is looked for anew: it may have been made a moment ago. */
export async function findWorkOrder(number: string, person: Person, lists: Lists): Promise<Found | null> {
  const look = async () => {
    const { listed } = await lists.of('work-order', person);
    return listed.find(({ found }) => compact(found.key) === compact(number))?.found ?? null;
  };
  const known = await look();
  if (known !== null) return known;
  lists.forget('work-order', person);
  return look();
}

/**
 * Creates a work order for an asset. The account is the asset's own unless named, the price list and tax setting those of the type.
 * The same `requestId` is the same work order.
 */
export async function createWorkOrder(
  draft: WorkOrderDraft,
  person: Person,
  requestId: string,
  parts: WorkOrderParts,
): Promise<WorkOrderAnswer> {
  if (!person.licences.dataverse)
    return refused(
      'Work orders are kept in Field Service, for which you have no licence. Ask a dispatcher to create it.',
    );
  const [asset, type, accounts] = await Promise.all([
    readAsset(draft, person, parts),
    readType(draft.workOrderType, person, parts),
    parts.lists.of('account', person),
  ]);
  if (asset === null) return refused(`There is no asset ${draft.asset.key} in Field Service; pick another one.`);
  if (type === null) return refused(`There is no work order type ${draft.workOrderType}; pick another one.`);
  const named = accounts.listed.find(({ found }) => found.key === draft.account);
  const account = (draft.account === null ? accounts.byId.get(lookupOf(asset, 'msdyn_account') ?? '') : named)?.found;
  if (account === undefined)
    return refused(`The asset ${draft.asset.key} has no account; name the account that the work is done for.`);
  const row = await newRow({ draft, asset, type, account, requestId }, person, parts);
  const answer = await parts.writer.create(row, { as: identityOf(person), operation: requestId });
  if (answer.kind === 'refused') return refused(answer.message);
  parts.lists.forget('work-order', person);
  const workOrder: Found = {
    kind: 'work-order',
    key: await numberOf(answer.id, person, parts).catch(createdUnread),
    name: account.name,
    detail: draft.summary,
    id: answer.id,
    company: account.company,
    place: draft.asset.place ?? account.place,
  };
  return { kind: 'created', workOrder, links: [dataverseLink(table, answer.id, parts.addresses.dataverse)] };
}

/** Field Service numbers a work order when it is saved. */
async function numberOf(id: string, person: Person, { systems }: WorkOrderParts): Promise<string> {
  const query = { select: ['msdyn_name'], filter: `${idColumn} eq ${id}` };
  const [row] = await systems.dataverse.rows(set, query, identityOf(person));
  return (row && textOf(row, 'msdyn_name')) ?? id;
}

/** It is there, but its number is not known: whoever asks again gets it. */
function createdUnread(error: unknown): never {
  if (!(error instanceof SystemFailure)) throw error;
  const message = `Created, but not read back: ${error.message}`;
  throw new SystemFailure('ANSWER_LOST', error.system, message, {
    applied: 'unknown',
    since: error.since,
    cause: error,
  });
}

const refused = (message: string): WorkOrderAnswer => ({ kind: 'refused', message });

async function newRow(
  told: {
    readonly draft: WorkOrderDraft;
    readonly asset: WireRow;
    readonly type: WireRow;
    readonly account: Found;
    readonly requestId: string;
  },
  person: Person,
  { lists, systems }: WorkOrderParts,
): Promise<NewRow> {
  const { draft, asset, type, account, requestId } = told;
  const place = draft.asset.place ?? account.place;
  const company = account.company === null ? null : await lists.companyId(account.company, person);
  const bindings = {
    msdyn_serviceaccount: to('accounts', account.id),
    msdyn_customerasset: to('msdyn_customerassets', textOf(asset, 'msdyn_customerassetid')),
    msdyn_workordertype: to('msdyn_workordertypes', textOf(type, 'msdyn_workordertypeid')),
    msdyn_pricelist: to('pricelevels', lookupOf(type, 'msdyn_pricelist')),
    msdyn_functionallocation: to('msdyn_functionallocations', lookupOf(asset, 'msdyn_functionallocation')),
    msdyn_company: to('cdm_companies', company),
  };
  const navigations = await navigationsOf(table, systems.dataverse, identityOf(person));
  const bound = Object.entries(bindings).filter(([, target]) => target !== null);
  return {
    set,
    idColumn,
    id: idOf(requestId),
    values: {
      msdyn_workordersummary: draft.summary,
      msdyn_systemstatus: unscheduled,
      msdyn_taxable: type.msdyn_taxable === true,
      ...(place === null ? {} : { msdyn_latitude: place.latitude, msdyn_longitude: place.longitude }),
      ...Object.fromEntries(
        bound.map(([column, target]) => [`${navigations.get(column) ?? column}@odata.bind`, target]),
      ),
    },
  };
}

const to = (targetSet: string, id: string | null) => (id === null ? null : `/${targetSet}(${id})`);

async function readAsset(draft: WorkOrderDraft, person: Person, { systems }: WorkOrderParts): Promise<WireRow | null> {
  if (draft.asset.id === null) return null;
  const select = ['msdyn_customerassetid', '_msdyn_account_value', '_msdyn_functionallocation_value'];
  const filter = `msdyn_customerassetid eq ${draft.asset.id}`;
  const [row] = await systems.dataverse.rows('msdyn_customerassets', { select, filter }, identityOf(person));
  return row ?? null;
}

async function readType(name: string, person: Person, { systems }: WorkOrderParts): Promise<WireRow | null> {
  const select = ['msdyn_workordertypeid', 'msdyn_name', 'msdyn_taxable', '_msdyn_pricelist_value'];
  const rows = await systems.dataverse.rows('msdyn_workordertypes', { select }, identityOf(person));
  return rows.find((row) => compact(textOf(row, 'msdyn_name') ?? '') === compact(name)) ?? null;
}

/** A Guid that follows from the request, so that asking twice creates once (version 8 of RFC 9562: made by the application). */
function idOf(requestId: string): string {
  const hash = createHash('sha256').update(`${table} ${requestId}`).digest('hex');
  const variant = ((parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
