import type {
  Identity,
  MappedSystem,
  PurchaseOrderService,
  RecordRef,
  RowReader,
  Snapshot,
} from '../connectors/port.ts';
import type { CanonicalRecord, MapCatalogue, SystemName } from '../maps/entity-map.ts';
import type { Person, Records } from '../records/face.ts';
import type { OrderLineView, OrderReceiptView, OrderView } from './face.ts';
import { lineMap, orderMap, orderRef, receiptLineMap } from './order-maps.ts';
import { workOrderNumber } from './work-order.ts';
import { approvalTitle, statusTitle } from './titles.ts';

/** What reading an order stands on. */
export interface OrderReading {
  readonly systems: Readonly<Record<SystemName, MappedSystem>>;
  readonly rows: Readonly<Record<SystemName, RowReader>>;
  readonly service: PurchaseOrderService;
  readonly records: Records;
  readonly maps: MapCatalogue;
}

/** An order as the person may see it, from the person's own system; null when there is none or it may not be seen. */
export async function readOrder(
  reading: OrderReading,
  company: string,
  number: string,
  person: Person,
): Promise<OrderView | null> {
  const system = person.licences.dataverse ? 'dataverse' : 'financeOperations';
  const as: Identity = { as: 'person', aadObjectId: person.aadObjectId, userPrincipalName: person.userPrincipalName };
  const ref = orderRef(company, number);
  const read = (map: string): Promise<readonly Snapshot[]> =>
    reading.systems[system].readChildren(reading.maps.get(map), ref, as);
  const header = await reading.systems[system].read(reading.maps.get(orderMap), ref, as);
  if (header === null) return null;
  const [lines, receipts, state, workOrder] = await Promise.all([
    read(lineMap),
    read(receiptLineMap),
    reading.service.state(company, number),
    system === 'dataverse' ? workOrderNumber(reading.rows.dataverse, header.id, as) : null,
  ]);
  const vendor = text(header.values, 'OrderVendorAccountNumber') ?? '';
  return {
    company,
    number: String(header.ref.key[0]),
    vendor,
    vendorName: await vendorNameOf(reading, vendor, person),
    approvalStatus: approvalTitle(text(header.values, 'DocumentApprovalStatus')),
    orderStatus: statusTitle(text(header.values, 'PurchaseOrderStatus')),
    currency: text(header.values, 'CurrencyCode') ?? '',
    total: total(lines),
    site: text(header.values, 'DefaultReceivingSiteId'),
    warehouse: text(header.values, 'DefaultReceivingWarehouseId'),
    requestedDate: text(header.values, 'RequestedDeliveryDate'),
    confirmedDate: text(header.values, 'ConfirmedDeliveryDate'),
    paymentTerm: text(header.values, 'PaymentTermsName'),
    shipVia: text(header.values, 'DeliveryModeId'),
    changeManaged: header.values['IsChangeManagementActive'] === true,
    requester: await requesterOf(reading, header, company, person),
    workOrder,
    lines: lines.map((line) => lineView(line, receipts)).sort((a, b) => a.lineNumber - b.lineNumber),
    receipts: receiptViews(receipts),
    version: state?.version ?? '',
    links: await reading.records.links(ref satisfies RecordRef, person),
  };
}

function lineView(line: Snapshot, receipts: readonly Snapshot[]): OrderLineView {
  const lineNumber = amount(line.values, 'LineNumber') ?? 0;
  const received = receipts
    .filter(
      (receipt) => receipt.values['PurchaseOrderLineNumber'] === lineNumber && receipt.values['RecordId'] !== null,
    )
    .reduce((sum, receipt) => sum + (amount(receipt.values, 'ReceivedPurchaseQuantity') ?? 0), 0);
  return {
    lineNumber,
    product: text(line.values, 'ProductNumber') ?? '',
    description: text(line.values, 'LineDescription') ?? '',
    quantity: amount(line.values, 'OrderedPurchaseQuantity') ?? 0,
    unit: text(line.values, 'PurchaseUnitSymbol') ?? '',
    price: amount(line.values, 'PurchasePrice'),
    amount: amount(line.values, 'LineAmount'),
    received,
    status: statusTitle(text(line.values, 'PurchaseOrderLineStatus')),
    site: text(line.values, 'ReceivingSiteId'),
    warehouse: text(line.values, 'ReceivingWarehouseId'),
    requestedDate: text(line.values, 'RequestedDeliveryDate'),
    confirmedDate: text(line.values, 'ConfirmedDeliveryDate'),
  };
}

/** Receipt lines gathered under the receipt they were posted with. A draft in Field Service has no record id and is none. */
function receiptViews(lines: readonly Snapshot[]): readonly OrderReceiptView[] {
  const byNumber = new Map<string, OrderReceiptView>();
  for (const { values } of lines) {
    if (values['RecordId'] === null) continue;
    const number = text(values, 'ProductReceiptNumber') ?? '';
    const known = byNumber.get(number);
    const line = {
      lineNumber: amount(values, 'PurchaseOrderLineNumber') ?? 0,
      quantity: amount(values, 'ReceivedPurchaseQuantity') ?? 0,
    };
    const date = known?.date ?? text(values, 'ProductReceiptDate');
    byNumber.set(number, { number, date, lines: [...(known?.lines ?? []), line] });
  }
  return [...byNumber.values()].sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
}

async function vendorNameOf(reading: OrderReading, key: string, person: Person): Promise<string> {
  const found = await reading.records.find('vendor', key, person, 1);
  return found[0]?.key.toLowerCase() === key.toLowerCase() ? found[0].name : key;
}

/** The orderer's name, or the personnel number where the name may not be read. */
async function requesterOf(
  reading: OrderReading,
  header: Snapshot,
  company: string,
  person: Person,
): Promise<string | null> {
  const number = text(header.values, 'OrdererPersonnelNumber');
  if (number === null) return null;
  const workers = await reading.records.choices(orderMap, 'OrdererPersonnelNumber', person, company, number);
  return workers.find((worker) => worker.key === number)?.name ?? number;
}

/** Sum of the lines that are not cancelled; null while one of them has no price yet. */
function total(lines: readonly Snapshot[]): number | null {
  const live = lines.filter((line) => line.values['PurchaseOrderLineStatus'] !== 'Canceled');
  const amounts = live.map((line) => amount(line.values, 'LineAmount'));
  if (amounts.some((value) => value === null)) return null;
  return Math.round(amounts.reduce<number>((sum, value) => sum + (value ?? 0), 0) * 100) / 100;
}

function text(values: CanonicalRecord, property: string): string | null {
  const value = values[property];
  return value === undefined || value === null ? null : String(value);
}

function amount(values: CanonicalRecord, property: string): number | null {
  const value = values[property];
  return typeof value === 'number' ? value : null;
}
