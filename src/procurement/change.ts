/** A change of an order there is: its header and its lines as one operation, on the version that the person saw. */
import type { Problem, RecordChange, RowReader } from '../connectors/port.ts';
import type { CanonicalRecord, CanonicalValue } from '../maps/entity-map.ts';
import type { Person } from '../records/face.ts';
import type { SeenRecord } from '../sync/face.ts';
import type { OrderChange, OrderHeaderChange, OrderLineChange } from './face.ts';
import { lineRef, orderMap, orderRef } from './order-maps.ts';
import { ownProblem } from './own-problem.ts';
import { quoted } from './quoted.ts';

const headerProperties: Readonly<Record<keyof OrderHeaderChange, string>> = {
  requestedDate: 'RequestedDeliveryDate',
  warehouse: 'DefaultReceivingWarehouseId',
  paymentTerm: 'PaymentTermsName',
  shipVia: 'DeliveryModeId',
};

const lineProperties = {
  quantity: 'OrderedPurchaseQuantity',
  requestedDate: 'RequestedDeliveryDate',
  warehouse: 'ReceivingWarehouseId',
} as const;

/**
 * The changes of records that make it up: the header first, lines that go last. New lines are numbered from `firstNumber` on. What is
 * changed or removed has to be as the person saw it.
 */
export function changesOf(
  { company, number, header, lines }: OrderChange,
  firstNumber: number,
  person: Person,
): { readonly changes: readonly RecordChange[]; readonly seen: readonly SeenRecord[] } {
  const system = person.licences.dataverse ? 'dataverse' : 'financeOperations';
  const changes: RecordChange[] = [];
  const seen: SeenRecord[] = [];
  const update = (ref: RecordChange['ref'], properties: Readonly<Record<string, string>>, moved: Moved): void => {
    const named = Object.entries(moved).map(([name, value]) => [properties[name] ?? name, value] as const);
    if (named.length === 0) return;
    const pick = (side: 'from' | 'to'): CanonicalRecord =>
      Object.fromEntries(named.map(([property, value]) => [property, value[side]]));
    changes.push({ action: 'update', ref, values: pick('to'), version: null });
    seen.push({ ref, system, values: pick('from') });
  };
  update(orderRef(company, number), headerProperties, header as Moved);
  let next = firstNumber;
  for (const line of lines) {
    switch (line.kind) {
      case 'update':
        update(lineRef(company, number, line.lineNumber), lineProperties, line.moved);
        break;
      case 'add':
        changes.push(newLine(company, number, next, line));
        next += 1;
        break;
      case 'remove':
        break;
    }
  }
  for (const line of lines) {
    if (line.kind !== 'remove') continue;
    const ref = lineRef(company, number, line.lineNumber);
    changes.push({ action: 'delete', ref, version: null });
    seen.push({ ref, system, values: { OrderedPurchaseQuantity: line.quantity } });
  }
  return { changes, seen };
}

type Moved = Readonly<Record<string, { readonly from: CanonicalValue; readonly to: CanonicalValue }>>;

function newLine(
  company: string,
  order: string,
  lineNumber: number,
  line: Extract<OrderLineChange, { kind: 'add' }>,
): RecordChange {
  const spoken: Record<string, CanonicalValue> = {
    PurchaseOrderNumber: order,
    LineNumber: lineNumber,
    ProductNumber: line.product,
    OrderedPurchaseQuantity: line.quantity,
    PurchaseUnitSymbol: line.unit,
    RequestedDeliveryDate: line.requestedDate,
    ReceivingWarehouseId: line.warehouse,
  };
  const values = Object.fromEntries(Object.entries(spoken).filter(([, value]) => value !== null));
  return { action: 'create', ref: lineRef(company, order, lineNumber), values };
}

/** The next free line number. Lines that are only marked as deleted keep theirs. */
export async function nextLineNumber(rows: RowReader, company: string, number: string): Promise<number> {
  const query = {
    select: ['LineNumber'],
    filter: `dataAreaId eq ${quoted(company)} and PurchaseOrderNumber eq ${quoted(number)}`,
  };
  const found = await Promise.all(
    ['CDSPurchaseOrderLines', 'CDSPurchaseOrderLinesSoftDeleted'].map((set) =>
      rows.rows(set, query, { as: 'integration' }),
    ),
  );
  const numbers = found.flat().map((row) => Number(row['LineNumber']));
  return 1 + Math.max(0, ...numbers.filter(Number.isFinite));
}

/** The order is no longer the one that the person saw. */
export function movedOn({ company, number }: Pick<OrderChange, 'company' | 'number'>): Problem {
  return ownProblem(orderMap, {
    ref: orderRef(company, number),
    message: 'The order was changed meanwhile.',
    remedy: 'Look at it again, then save.',
    code: 'CHANGED_MEANWHILE',
  });
}
