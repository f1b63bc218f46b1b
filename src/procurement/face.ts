/**
 * The face of procurement: orders, their life and their receipts. Types only.
 */
import type { Problem, PurchaseOrderActName } from '../connectors/port.ts';
import type { Found, Person, RecordLink } from '../records/face.ts';

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

/** A value that changes, and what the person saw in its place. */
export interface Change<Value> {
  readonly from: Value | null;
  readonly to: Value | null;
}

/** What changes of an order's header; what is not named stays. */
export interface OrderHeaderChange {
  readonly requestedDate?: Change<string>;
  readonly warehouse?: Change<string>;
  readonly paymentTerm?: Change<string>;
  readonly shipVia?: Change<string>;
}

export type OrderLineChange =
  | {
      readonly kind: 'add';
      readonly product: string;
      readonly quantity: number;
      readonly unit: string | null;
      readonly requestedDate: string | null;
      readonly warehouse: string | null;
    }
  | {
      readonly kind: 'update';
      readonly lineNumber: number;
      readonly moved: {
        readonly quantity?: Change<number>;
        readonly requestedDate?: Change<string>;
        readonly warehouse?: Change<string>;
      };
    }
  /** `quantity` is what the person saw of it. */
  | { readonly kind: 'remove'; readonly lineNumber: number; readonly quantity: number };

/** A change of an order there is. */
export interface OrderChange {
  readonly company: string;
  readonly number: string;
  /** The version the person saw; another one is refused with the code CHANGED_MEANWHILE. */
  readonly version: string;
  readonly header: OrderHeaderChange;
  readonly lines: readonly OrderLineChange[];
}

/** Which orders are asked for. Only those of which something is still to come, in one company. */
export interface OrderQuery {
  readonly company: string;
  /** Personnel number of the worker who ordered. */
  readonly orderer?: string;
  /** Vendor and warehouse as records found them. */
  readonly vendor?: Found;
  readonly warehouse?: Found;
  /** Only what should have been there before this day: promised, or requested where nothing was promised. */
  readonly before?: string;
}

/** An order as lists show it. */
export interface OrderSummary {
  readonly company: string;
  readonly number: string;
  readonly vendorName: string;
  readonly approvalStatus: string;
  readonly orderStatus: string;
  readonly currency: string;
  /** Null until every line is priced. */
  readonly total: number | null;
  readonly requestedDate: string | null;
  readonly confirmedDate: string | null;
  /** Lines that count, those of which everything arrived, and those of which some did. */
  readonly lines: { readonly all: number; readonly received: number; readonly inPart: number };
}

export interface Approver {
  readonly aadObjectId: string;
  readonly name: string;
  readonly dueDate: string | null;
  /** Since when it is with them (ISO); null where Supply Chain Management does not tell. */
  readonly since: string | null;
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
  /** Header and lines as one operation in both systems, or neither. */
  change(change: OrderChange, person: Person, requestId: string): Promise<OrderOutcome>;
  /** Open orders as the person's own system has them, the first expected first; at most so many. */
  openOrders(query: OrderQuery, person: Person, limit: number): Promise<readonly OrderSummary[]>;
  /** Number of the newest order of a vendor that was not cancelled, in the person's own system; null when there is none. */
  lastOrder(company: string, vendor: Found, person: Person): Promise<string | null>;
  /** Submit, approve, reject, confirm, receive …: done in Supply Chain Management, then brought to Field Service. */
  act(request: ActRequest, person: Person): Promise<OrderOutcome>;
  /** Whom Supply Chain Management's work item names. */
  approvers(company: string, number: string): Promise<readonly Approver[]>;
}
