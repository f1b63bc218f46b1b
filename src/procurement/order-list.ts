/**
 * Open orders in lists, as the person's own system has them. Filtered there: an organisation has more orders than anybody pages
 * through. Lines and receipts are asked for of the orders that are listed alone, some of them at a time.
 */
import type { Identity, RowReader, WireRow } from '../connectors/port.ts';
import type { EntityMap, MapCatalogue } from '../maps/entity-map.ts';
import type { Found, Person } from '../records/face.ts';
import type { OrderQuery, OrderSummary } from './face.ts';
import { orderMap } from './order-maps.ts';
import { quoted } from './quoted.ts';
import { approvalTitle, statusTitle } from './titles.ts';

export interface OrderListParts {
  readonly rows: Readonly<Record<'dataverse' | 'financeOperations', RowReader>>;
  readonly maps: MapCatalogue;
}

/** Orders asked about in one question. */
const mostAtOnce = 30;

/** Open orders that the query leaves, the first expected first, then by number; at most `limit`. Throws QUERY_REFUSED without the right. */
export async function listOrders(
  parts: OrderListParts,
  query: OrderQuery,
  person: Person,
  limit: number,
): Promise<readonly OrderSummary[]> {
  const as: Identity = { as: 'person', aadObjectId: person.aadObjectId, userPrincipalName: person.userPrincipalName };
  const found = person.licences.dataverse
    ? await fromDataverse(parts, query, as)
    : await fromFinanceOperations(parts.rows.financeOperations, query, as);
  const expected = ({ summary: { confirmedDate, requestedDate } }: Header): string =>
    confirmedDate ?? requestedDate ?? '9999';
  const { before } = query;
  const listed = found.headers
    .filter((header) => before === undefined || expected(header) < before)
    .sort(
      (one, other) =>
        expected(one).localeCompare(expected(other)) || one.summary.number.localeCompare(other.summary.number),
    )
    .slice(0, limit);
  const { lines, arrivals } = await found.linesOf(listed);
  return summariesOf(listed, lines, arrivals);
}

/** Number of the newest order of a vendor, by number, that was not cancelled; null when there is none. */
export async function findLastOrder(
  { rows, maps }: OrderListParts,
  company: string,
  vendor: Found,
  person: Person,
): Promise<string | null> {
  const as: Identity = { as: 'person', aadObjectId: person.aadObjectId, userPrincipalName: person.userPrincipalName };
  if (!person.licences.dataverse) {
    const query = {
      select: ['PurchaseOrderNumber'],
      filter: allOf([
        `dataAreaId eq ${quoted(company)}`,
        is('OrderVendorAccountNumber', vendor.key),
        "PurchaseOrderStatus ne Microsoft.Dynamics.DataEntities.PurchStatus'Canceled'",
      ]),
      orderBy: 'PurchaseOrderNumber desc',
      limit: 1,
    };
    const [row] = await rows.financeOperations.rows('PurchaseOrderHeadersV2', query, as);
    return row === undefined ? null : textOf(row, 'PurchaseOrderNumber');
  }
  const accounts = await accountsOf(rows.dataverse, vendor, as);
  const companies = { select: ['cdm_companyid'], filter: `cdm_companycode eq ${quoted(company)}` };
  const [companyRow] = await rows.dataverse.rows('cdm_companies', companies, as);
  const companyId = companyRow === undefined ? null : textOf(companyRow, 'cdm_companyid');
  if (accounts === null || companyId === null) return null;
  const canceled = String(valueOf(maps.get(orderMap), 'PurchaseOrderStatus', 'Canceled'));
  const query = {
    select: ['msdyn_name'],
    filter: allOf([
      accounts,
      `_msdyn_company_value eq ${companyId}`,
      `(msdyn_purchaseorderstatus ne ${canceled} or msdyn_purchaseorderstatus eq null)`,
    ]),
    orderBy: 'msdyn_name desc',
    limit: 1,
  };
  const [row] = await rows.dataverse.rows('msdyn_purchaseorders', query, as);
  return row === undefined ? null : textOf(row, 'msdyn_name');
}

/** A header, with the name its lines know it by. */
interface Header {
  readonly id: string;
  readonly summary: Omit<OrderSummary, 'total' | 'lines'>;
}

/** A line that counts: not cancelled, not only marked as deleted. */
interface Line {
  readonly order: string;
  readonly id: string;
  readonly quantity: number;
  readonly amount: number | null;
}

interface Arrival {
  readonly line: string;
  readonly quantity: number;
}

/** Orders that a query leaves, and what is on some of them. */
interface OpenOrders {
  readonly headers: readonly Header[];
  readonly linesOf: (
    headers: readonly Header[],
  ) => Promise<{ readonly lines: readonly Line[]; readonly arrivals: readonly Arrival[] }>;
}

const none: OpenOrders = { headers: [], linesOf: async () => ({ lines: [], arrivals: [] }) };

function summariesOf(headers: readonly Header[], lines: readonly Line[], arrivals: readonly Arrival[]): OrderSummary[] {
  const arrived = new Map<string, number>();
  for (const { line, quantity } of arrivals) arrived.set(line, (arrived.get(line) ?? 0) + quantity);
  return headers.map(({ id, summary }) => {
    const own = lines.filter(({ order }) => order === id);
    const amounts = own.map(({ amount }) => amount);
    const received = own.filter((line) => (arrived.get(line.id) ?? 0) >= line.quantity).length;
    const begun = own.filter((line) => (arrived.get(line.id) ?? 0) > 0).length;
    return {
      ...summary,
      total: amounts.includes(null)
        ? null
        : Math.round(amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0) * 100) / 100,
      lines: { all: own.length, received, inPart: begun - received },
    };
  });
}

async function fromFinanceOperations(
  rows: RowReader,
  { company, orderer, vendor, warehouse }: OrderQuery,
  as: Identity,
): Promise<OpenOrders> {
  const open = "PurchaseOrderStatus eq Microsoft.Dynamics.DataEntities.PurchStatus'Backorder'";
  const found = await rows.rows(
    'PurchaseOrderHeadersV2',
    {
      select: [
        'PurchaseOrderNumber',
        'PurchaseOrderName',
        'DocumentApprovalStatus',
        'PurchaseOrderStatus',
        'CurrencyCode',
        'RequestedDeliveryDate',
        'ConfirmedDeliveryDate',
      ],
      filter: allOf([
        `dataAreaId eq ${quoted(company)}`,
        open,
        is('OrdererPersonnelNumber', orderer),
        is('OrderVendorAccountNumber', vendor?.key),
        is('DefaultReceivingWarehouseId', warehouse?.key),
      ]),
    },
    as,
  );
  const headers = found.map((row): Header => {
    const number = textOf(row, 'PurchaseOrderNumber') ?? '';
    return {
      id: number,
      summary: {
        company,
        number,
        vendorName: textOf(row, 'PurchaseOrderName') ?? '',
        approvalStatus: approvalTitle(textOf(row, 'DocumentApprovalStatus')),
        orderStatus: statusTitle(textOf(row, 'PurchaseOrderStatus')),
        currency: textOf(row, 'CurrencyCode') ?? '',
        requestedDate: dayOf(row, 'RequestedDeliveryDate'),
        confirmedDate: dayOf(row, 'ConfirmedDeliveryDate'),
      },
    };
  });
  const linesOf: OpenOrders['linesOf'] = async (some) => {
    const of = (set: string, select: readonly string[]) =>
      inParts(some, (part) => {
        const orders = anyOf(part.map(({ id }) => `PurchaseOrderNumber eq ${quoted(id)}`));
        return rows.rows(set, { select, filter: allOf([`dataAreaId eq ${quoted(company)}`, orders]) }, as);
      });
    const lineOf = (row: WireRow, line: string): string =>
      `${textOf(row, 'PurchaseOrderNumber') ?? ''} ${numberOf(row, line) ?? 0}`;
    const [lines, receipts] = await Promise.all([
      of('CDSPurchaseOrderLines', [
        'PurchaseOrderNumber',
        'LineNumber',
        'OrderedPurchaseQuantity',
        'LineAmount',
        'PurchaseOrderLineStatus',
      ]),
      of('ProductReceiptLinesV2', ['PurchaseOrderNumber', 'PurchaseOrderLineNumber', 'ReceivedPurchaseQuantity']),
    ]);
    return {
      lines: lines
        .filter((row) => textOf(row, 'PurchaseOrderLineStatus') !== 'Canceled')
        .map((row) => ({
          order: textOf(row, 'PurchaseOrderNumber') ?? '',
          id: lineOf(row, 'LineNumber'),
          quantity: numberOf(row, 'OrderedPurchaseQuantity') ?? 0,
          amount: numberOf(row, 'LineAmount'),
        })),
      arrivals: receipts.map((row) => ({
        line: lineOf(row, 'PurchaseOrderLineNumber'),
        quantity: numberOf(row, 'ReceivedPurchaseQuantity') ?? 0,
      })),
    };
  };
  return { headers, linesOf };
}

async function fromDataverse(
  { rows: { dataverse: rows }, maps }: OrderListParts,
  { company, orderer, vendor, warehouse }: OrderQuery,
  as: Identity,
): Promise<OpenOrders> {
  const map = maps.get(orderMap);
  const idBehind = async (set: string, id: string, condition: string): Promise<string | null> =>
    textOf((await rows.rows(set, { select: [id], filter: condition, limit: 1 }, as))[0] ?? {}, id);
  const [companyId, workerId, accounts, currencies] = await Promise.all([
    idBehind('cdm_companies', 'cdm_companyid', `cdm_companycode eq ${quoted(company)}`),
    orderer === undefined
      ? undefined
      : idBehind('cdm_workers', 'cdm_workerid', `cdm_workernumber eq ${quoted(orderer)}`),
    vendor === undefined ? undefined : accountsOf(rows, vendor, as),
    rows.rows('transactioncurrencies', { select: ['transactioncurrencyid', 'isocurrencycode'] }, as),
  ]);
  if (companyId === null || workerId === null || accounts === null || warehouse?.id === null) return none;
  const codes = new Map(
    currencies.map((row) => [textOf(row, 'transactioncurrencyid'), textOf(row, 'isocurrencycode')]),
  );
  const found = await rows.rows(
    'msdyn_purchaseorders',
    {
      select: [
        'msdyn_purchaseorderid',
        'msdyn_name',
        'msdyn_documentapprovalstatus',
        'msdyn_purchaseorderstatus',
        'msdyn_dateexpected',
        'msdyn_confirmeddeliverydate',
        '_msdyn_vendor_value',
        '_transactioncurrencyid_value',
      ],
      filter: allOf([
        `_msdyn_company_value eq ${companyId}`,
        `msdyn_purchaseorderstatus eq ${String(valueOf(map, 'PurchaseOrderStatus', 'Backorder'))}`,
        looksUp('msdyn_ordererpersonnelnumber', workerId),
        accounts ?? null,
        looksUp('msdyn_receivetowarehouse', warehouse?.id),
      ]),
    },
    as,
  );
  const headers = found.map((row): Header => ({
    id: textOf(row, 'msdyn_purchaseorderid') ?? '',
    summary: {
      company,
      number: textOf(row, 'msdyn_name') ?? '',
      vendorName: textOf(row, '_msdyn_vendor_value@OData.Community.Display.V1.FormattedValue') ?? '',
      approvalStatus: approvalTitle(symbolOf(map, 'DocumentApprovalStatus', row.msdyn_documentapprovalstatus)),
      orderStatus: statusTitle(symbolOf(map, 'PurchaseOrderStatus', row.msdyn_purchaseorderstatus)),
      currency: codes.get(textOf(row, '_transactioncurrencyid_value')) ?? '',
      requestedDate: dayOf(row, 'msdyn_dateexpected'),
      confirmedDate: dayOf(row, 'msdyn_confirmeddeliverydate'),
    },
  }));
  const linesOf: OpenOrders['linesOf'] = async (some) => {
    const of = (set: string, select: readonly string[], more: string | null = null) =>
      inParts(some, (part) => {
        const orders = anyOf(part.map(({ id }) => `_msdyn_purchaseorder_value eq ${id}`));
        return rows.rows(set, { select, filter: allOf([orders, more]) }, as);
      });
    const [lines, receipts] = await Promise.all([
      of('msdyn_purchaseorderproducts', [
        'msdyn_purchaseorderproductid',
        'msdyn_quantity',
        'msdyn_lineamount',
        'msdyn_purchaseorderlinestatus',
        '_msdyn_purchaseorder_value',
      ]),
      // A receipt in Field Service counts once Supply Chain Management posted it.
      of(
        'msdyn_purchaseorderreceiptproducts',
        ['msdyn_quantity', '_msdyn_purchaseorderproduct_value'],
        'msdyn_recordid ne null',
      ),
    ]);
    const canceled = valueOf(map, 'PurchaseOrderStatus', 'Canceled');
    return {
      lines: lines
        .filter((row) => row.msdyn_purchaseorderlinestatus !== canceled)
        .map((row) => ({
          order: textOf(row, '_msdyn_purchaseorder_value') ?? '',
          id: textOf(row, 'msdyn_purchaseorderproductid') ?? '',
          quantity: numberOf(row, 'msdyn_quantity') ?? 0,
          amount: numberOf(row, 'msdyn_lineamount'),
        })),
      arrivals: receipts.map((row) => ({
        line: textOf(row, '_msdyn_purchaseorderproduct_value') ?? '',
        quantity: numberOf(row, 'msdyn_quantity') ?? 0,
      })),
    };
  };
  return { headers, linesOf };
}

/** Condition of orders of a vendor: in Field Service they point to its account. Null when it has none. */
async function accountsOf(rows: RowReader, { key }: Found, as: Identity): Promise<string | null> {
  const found = await rows.rows('accounts', { select: ['accountid'], filter: `accountnumber eq ${quoted(key)}` }, as);
  const ids = found.flatMap((row) => textOf(row, 'accountid') ?? []);
  return ids.length === 0 ? null : anyOf(ids.map((id) => `_msdyn_vendor_value eq ${id}`));
}

async function inParts(
  headers: readonly Header[],
  read: (some: readonly Header[]) => Promise<readonly WireRow[]>,
): Promise<readonly WireRow[]> {
  const rows: WireRow[] = [];
  for (let from = 0; from < headers.length; from += mostAtOnce)
    rows.push(...(await read(headers.slice(from, from + mostAtOnce))));
  return rows;
}

const is = (property: string, value: string | undefined): string | null =>
  value === undefined ? null : `${property} eq ${quoted(value)}`;

const looksUp = (column: string, id: string | undefined): string | null =>
  id === undefined ? null : `_${column}_value eq ${id}`;

const allOf = (conditions: readonly (string | null)[]): string =>
  conditions.filter((condition) => condition !== null).join(' and ');

const anyOf = (conditions: readonly string[]): string => `(${conditions.join(' or ')})`;

const valuesOf = (map: EntityMap, property: string) =>
  map.fields.find((field) => field.property === property)?.values ?? {};

const valueOf = (map: EntityMap, property: string, symbol: string): number | boolean | undefined =>
  valuesOf(map, property)[symbol];

const symbolOf = (map: EntityMap, property: string, value: unknown): string | null =>
  Object.entries(valuesOf(map, property)).find(([, mapped]) => mapped === value)?.[0] ?? null;

function textOf(row: WireRow, name: string): string | null {
  const value = row[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

const numberOf = (row: WireRow, name: string): number | null => (typeof row[name] === 'number' ? row[name] : null);

/** Finance and operations writes no day as 1900-01-01. */
function dayOf(row: WireRow, name: string): string | null {
  const day = textOf(row, name)?.slice(0, 10) ?? null;
  return day === '1900-01-01' ? null : day;
}
