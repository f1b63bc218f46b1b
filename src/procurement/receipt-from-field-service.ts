/**
 * A receipt documented in Field Service. It is a draft there until its posting state is set to *Posting*: that save is the act. All
 * lines are read, the product receipt is posted in Supply Chain Management, and its record ids come back to lines and header. What
 * Supply Chain Management refuses (over-delivery, an order not confirmed, a closed period) aborts the save with its words.
 */
import { SystemFailure } from '../connectors/errors.ts';
import type { HookChange, HookEvent, HookWire } from '../connectors/hook-event.ts';
import type { MappedSystem, Problem, PurchaseOrderAct, RowReader, WireRow } from '../connectors/port.ts';
import type { RowUpdated, RowWriter } from '../connectors/row-writer.ts';
import { CodedError } from '../errors.ts';
import type { MapCatalogue } from '../maps/entity-map.ts';
import type { Intercept, RefusedSave, SaveValues } from '../sync/context.ts';
import { orderRef, receiptLineMap, receiptMap, sameNumber } from './order-maps.ts';
import { ownProblem } from './own-problem.ts';
import { orderPivot } from './pivot.ts';

/** Column of this project on the receipt, and its values. */
const postingState = 'dcp_postingstate';
const posting = 700610001;
const postedState = 700610002;

export interface ReceiptDependencies {
  readonly rows: RowReader;
  readonly writer: Pick<RowWriter, 'update'>;
  /** Values as the columns of Dataverse take them: a record id is text in some environments. */
  readonly wire: Pick<HookWire, 'values'>;
  readonly financeOperations: MappedSystem;
  readonly maps: MapCatalogue;
  /** Personnel number of the worker behind a person; null when there is none. */
  readonly workerOf: (aadObjectId: string) => Promise<string | null>;
}

/** Intercepts the save that posts a receipt. Any other save of a receipt is a draft's and stays in Field Service. */
export function createReceiptIntercept(dependencies: ReceiptDependencies): Intercept {
  return async (event, change) => {
    if (!isPosting(event, change) || change.rowId === null) return null;
    const rowId = change.rowId;
    const company = change.ref?.company ?? '';
    const orderNumber = String(change.after?.['PurchaseOrderNumber'] ?? '');
    const number = String(change.after?.['ProductReceiptNumber'] ?? '');
    const lines = await readLines(dependencies, rowId);
    if (lines.length === 0) return { refused: [withoutLines(change)] };
    const worker = event.author.aadObjectId === null ? null : await dependencies.workerOf(event.author.aadObjectId);
    const act: PurchaseOrderAct = {
      name: 'postProductReceipt',
      // The row's own, whatever is in it: a save that was given up after its receipt had been posted is never posted a second time.
      requestId: `receipt:${rowId}`,
      company,
      purchaseOrderNumber: orderNumber,
      expectedVersion: null,
      onBehalfOf: worker,
      receipt: { number, date: String(change.after?.['ProductReceiptDate'] ?? ''), lines: perOrderLine(lines) },
    };
    const order = orderRef(company, orderNumber);
    return {
      pivot: orderPivot,
      payload: act,
      root: order,
      finish: (operation) =>
        bringRecordIds(dependencies, { company, orderNumber, number, lines }, operation).catch(postedUnread(number)),
    };
  };
}

function isPosting(event: HookEvent, change: HookChange): boolean {
  return (
    event.system === 'dataverse' &&
    change.map === receiptMap &&
    change.action !== 'delete' &&
    change.marks.after[postingState] === posting &&
    change.marks.before[postingState] !== posting
  );
}

interface DraftLine {
  readonly rowId: string;
  readonly lineNumber: number;
  readonly quantity: number;
}

const integration = { as: 'integration' } as const;

async function readLines({ rows }: ReceiptDependencies, receiptId: string): Promise<readonly DraftLine[]> {
  const lines = await rows.rows(
    'msdyn_purchaseorderreceiptproducts',
    {
      select: ['msdyn_purchaseorderreceiptproductid', 'msdyn_quantity', '_msdyn_purchaseorderproduct_value'],
      filter: `_msdyn_purchaseorderreceipt_value eq ${receiptId}`,
    },
    integration,
  );
  return Promise.all(
    lines.map(async (line) => {
      const orderLineId = String(line['_msdyn_purchaseorderproduct_value']);
      const [orderLine] = await rows.rows(
        'msdyn_purchaseorderproducts',
        { select: ['msdyn_lineorder'], filter: `msdyn_purchaseorderproductid eq ${orderLineId}` },
        integration,
      );
      return {
        rowId: String(line['msdyn_purchaseorderreceiptproductid']),
        lineNumber: numberIn(orderLine, 'msdyn_lineorder'),
        quantity: numberIn(line, 'msdyn_quantity'),
      };
    }),
  );
}

function numberIn(row: WireRow | undefined, column: string): number {
  const value = row?.[column];
  if (typeof value !== 'number') throw new CodedError('ANSWER_NOT_UNDERSTOOD', `Dataverse answered without ${column}.`);
  return value;
}

/** Supply Chain Management takes one quantity a line of the order. In their order, so that the same receipt is the same request. */
function perOrderLine(
  lines: readonly DraftLine[],
): readonly { readonly lineNumber: number; readonly quantity: number }[] {
  const sums = new Map<number, number>();
  for (const { lineNumber, quantity } of lines) sums.set(lineNumber, (sums.get(lineNumber) ?? 0) + quantity);
  return [...sums].sort(([one], [other]) => one - other).map(([lineNumber, quantity]) => ({ lineNumber, quantity }));
}

interface PostedReceipt {
  readonly company: string;
  readonly orderNumber: string;
  readonly number: string;
  readonly lines: readonly DraftLine[];
}

/**
 * Writes the record ids of the posted lines, and gives what the header is to be saved with. Without every one of them the save cannot
 * stand: nothing counts as posted in Field Service that does not name its record in Supply Chain Management.
 */
async function bringRecordIds(
  { writer, wire, financeOperations, maps }: ReceiptDependencies,
  { company, orderNumber, number, lines }: PostedReceipt,
  operation: string,
): Promise<SaveValues | RefusedSave> {
  const order = orderRef(company, orderNumber);
  const [headers, receiptLines] = await Promise.all([
    financeOperations.readChildren(maps.get(receiptMap), order),
    financeOperations.readChildren(maps.get(receiptLineMap), order),
  ]);
  const header = headers.find(({ values }) => sameNumber(values['ProductReceiptNumber'], number));
  const recordId = header?.values['RecordId'] ?? null;
  const posted = lines.map(({ rowId, lineNumber }) => ({
    rowId,
    recordId: receiptLines.find(
      ({ values }) =>
        values['ProductReceiptHeaderRecordId'] === recordId && values['PurchaseOrderLineNumber'] === lineNumber,
    )?.values['RecordId'],
  }));
  if (recordId === null || posted.some((line) => (line.recordId ?? null) === null))
    return { refused: [unread(number)] };
  for (const line of posted) {
    const values = await wire.values(maps.get(receiptLineMap), { RecordId: line.recordId ?? null }, company);
    const row = { set: 'msdyn_purchaseorderreceiptproducts', id: line.rowId, values };
    const answer = await writer.update(row, { as: integration, operation });
    if (answer.kind === 'refused') return { refused: [isDouble(answer) ? postedThere(number) : unstamped(answer)] };
  }
  const stamp = await wire.values(maps.get(receiptMap), { RecordId: recordId }, company);
  return { values: { ...stamp, [postingState]: postedState } };
}

/** A system does not answer any more: what is told is that it is posted, not that nothing was done. */
function postedUnread(number: string) {
  return (error: unknown): RefusedSave => {
    if (error instanceof SystemFailure) return { refused: [unread(number)] };
    throw error;
  };
}

function unread(number: string): Problem {
  return ownProblem(receiptMap, {
    message: `Receipt ${number} is posted in Supply Chain Management, but could not be read there with all its lines.`,
    remedy: 'It comes to Field Service by itself. Delete this draft once it is there.',
    code: 'POSTED_UNREAD',
    params: { value: number },
  });
}

/** Dataverse has another row under the key: the receipt came there by itself after an earlier save had been given up. */
const isDouble = ({ code }: Extract<RowUpdated, { kind: 'refused' }>): boolean =>
  code === '0x80060892' || code === '0x80040237';

function postedThere(number: string): Problem {
  return ownProblem(receiptMap, {
    message: `Receipt ${number} is posted in Supply Chain Management, and Field Service has it already as another record.`,
    remedy: 'Delete this draft.',
    code: 'POSTED_THERE',
    params: { value: number },
  });
}

/** In the words of Field Service. */
function unstamped({ code, message }: Extract<RowUpdated, { kind: 'refused' }>): Problem {
  return { system: 'dataverse', entity: receiptLineMap, field: null, ref: null, message, remedy: '', code };
}

function withoutLines(change: HookChange): Problem {
  return ownProblem(receiptMap, {
    ref: change.ref,
    message: 'The receipt has no lines, so there is nothing to post.',
    remedy: 'Add the products that arrived, then post again.',
    code: 'NO_LINES',
  });
}
