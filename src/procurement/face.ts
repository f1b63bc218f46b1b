/**
 * The face of procurement: orders, their life and their receipts. Types only.
 */
import type { Problem, PurchaseOrderActName } from '../connectors/port.ts';
import type { Person, RecordLink } from '../records/face.ts';

export interface OrderDraft {
  readonly company: string;
  readonly vendor: string;
  readonly site: string | null;
  readonly warehouse: string | null;
  readonly requestedDate: string | null;
  readonly paymentTerm: string | null;
  readonly shipVia: string | null;
  readonly currency: string | null;
  readonly lines: readonly OrderDraftLine[];
  /** Work order it is bought for: kept on the Field Service side only. */
  readonly workOrder?: string | null;
}

export interface OrderDraftLine {
  readonly product: string;
  readonly quantity: number;
  readonly unit: string | null;
}

/** An order as one person may see it, from that person's own system. Amounts in `currency`; null until priced. */
export interface OrderView {
  readonly company: string;
  readonly number: string;
  readonly vendor: string;
  readonly vendorName: string;
  /** Supply Chain Management's own words: `Draft`, `In review`, `Approved`, …; `Open order`, `Received`, … */
  readonly approvalStatus: string;
  readonly orderStatus: string;
  readonly currency: string;
  readonly total: number | null;
  readonly site: string | null;
  readonly warehouse: string | null;
  readonly requestedDate: string | null;
  /** What the vendor promised. */
  readonly confirmedDate: string | null;
  readonly paymentTerm: string | null;
  readonly shipVia: string | null;
  /** Name of the worker who ordered. */
  readonly requester: string | null;
  /** Whether its company makes orders go through approval; without it an order is approved as soon as it is there. */
  readonly changeManaged: boolean;
  readonly lines: readonly OrderLineView[];
  /** Posted receipts, the oldest first. */
  readonly receipts: readonly OrderReceiptView[];
  /** Digest of header and lines as Supply Chain Management counts it; what an approval is bound to. */
  readonly version: string;
  readonly links: readonly RecordLink[];
}

export interface OrderLineView {
  readonly lineNumber: number;
  readonly product: string;
  readonly description: string;
  readonly quantity: number;
  readonly unit: string;
  readonly price: number | null;
  readonly amount: number | null;
  readonly received: number;
  readonly status: string;
  readonly site: string | null;
  readonly warehouse: string | null;
  readonly requestedDate: string | null;
  readonly confirmedDate: string | null;
}

/** A product receipt posted for an order, with what it brought of each line. */
export interface OrderReceiptView {
  readonly number: string;
  readonly date: string | null;
  readonly lines: readonly { readonly lineNumber: number; readonly quantity: number }[];
}

export interface Approver {
  readonly aadObjectId: string;
  readonly name: string;
  readonly dueDate: string | null;
}

export type OrderOutcome =
  | { readonly kind: 'done'; readonly order: OrderView; readonly operation: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly order: OrderView | null }
  | { readonly kind: 'parked'; readonly reason: string; readonly resolving: boolean; readonly operation: string };

export interface ActRequest {
  readonly requestId: string;
  readonly act: PurchaseOrderActName;
  readonly company: string;
  readonly number: string;
  /** The version the person saw; null when the act is not bound to one. */
  readonly version: string | null;
  readonly comment?: string;
  readonly receipt?: {
    readonly number: string;
    readonly date: string;
    readonly lines: readonly { readonly lineNumber: number; readonly quantity: number }[];
  };
}

export interface Procurement {
  /** Order and lines as one operation in both systems. */
  create(draft: OrderDraft, person: Person, requestId: string): Promise<OrderOutcome>;
  order(company: string, number: string, person: Person): Promise<OrderView | null>;
  /** Submit, approve, reject, confirm, receive …: done in Supply Chain Management, then brought to Field Service. */
  act(request: ActRequest, person: Person): Promise<OrderOutcome>;
  /** Whom Supply Chain Management's work item names. */
  approvers(company: string, number: string): Promise<readonly Approver[]>;
}
