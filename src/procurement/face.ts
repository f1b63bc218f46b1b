/**
 * The face of procurement: orders, their life and their receipts. Types only.
 */
import type { Problem, PurchaseOrderActName } from '../connectors/port.ts';
import type { Found, Person, RecordLink } from '../records/face.ts';
import type { Saying } from '../sync/face.ts';

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
  /** Number of the work order it is bought for: Field Service alone has it. */
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
  /** Number of the work order it is bought for; null where there is none, and for who does not work in Field Service. */
  readonly workOrder: string | null;
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

/** An approval that waits, as Supply Chain Management's work item tells. */
export interface Approval {
  /** Supply Chain Management's id of the work item: somebody else's decision, or a later submission, is another one. */
  readonly workItem: string;
  readonly company: string;
  readonly number: string;
  readonly amount: number;
  readonly currency: string;
  /** Personnel number of who ordered. */
  readonly requestedBy: string | null;
  readonly dueDate: string | null;
  /** The same to the second (ISO). */
  readonly dueAt: string | null;
  readonly submittedAt: string | null;
  /** What was written beside the submission, or beside the delegation. */
  readonly comment: string | null;
  readonly version: string;
}

/** Whom a work item names. */
export interface Approver extends Approval {
  readonly aadObjectId: string;
  readonly name: string;
}

/** Somebody who could take over an approval. */
export interface Delegate {
  readonly personnelNumber: string;
  readonly name: string;
}

/** How a work item ended. */
export interface EndedApproval extends Approval {
  readonly act: 'approve' | 'reject' | 'requestChange' | 'recall' | 'delegate';
  readonly at: string;
  /** Name of who ended it; empty when Supply Chain Management does not tell. */
  readonly by: string;
}

/** Something that happened to an order, for those who audit it. */
export interface OrderEvent {
  readonly at: string;
  /** `other`: a change of its records, in the words of `summary`. */
  readonly act: PurchaseOrderActName | 'other';
  readonly summary: string;
  readonly saying?: Saying;
  /** Name of who did it. */
  readonly by: string;
  /** Personnel number of the worker in whose name it was done in Supply Chain Management, when not the person's own user there. */
  readonly onBehalfOf: string | null;
  /** Personnel number of who it was given to, where it was delegated. */
  readonly delegatedTo: string | null;
  readonly comment: string | null;
  /** Supply Chain Management's words for the approval, and the version of the order; null where it was not told. */
  readonly before: OrderState | null;
  readonly after: OrderState | null;
  /** `ended`: it could be neither finished nor undone, and is over all the same. */
  readonly result: 'done' | 'refused' | 'ended' | 'underWay';
  /** Why it was refused, or could not be finished. */
  readonly problems: readonly Problem[];
  /** Through which it was done: the chat, the command line, or a system's own screens. */
  readonly through: 'chat' | 'command' | 'dataverse' | 'financeOperations';
  /** In the journal; null for what only Supply Chain Management knows of. */
  readonly operation: string | null;
}

export interface OrderState {
  readonly approvalStatus: string;
  readonly version: string | null;
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

export type OrderOutcome =
  | { readonly kind: 'done'; readonly order: OrderView; readonly operation: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly order: OrderView | null }
  | {
      readonly kind: 'parked';
      readonly reason: string;
      /** The reason in its parts, for other languages. */
      readonly why?: readonly Problem[];
      readonly resolving: boolean;
      readonly operation: string;
    };

export interface ActRequest {
  readonly requestId: string;
  readonly act: PurchaseOrderActName;
  readonly company: string;
  readonly number: string;
  /** The version the person saw; null when the act is not bound to one. */
  readonly version: string | null;
  readonly comment?: string;
  /** Personnel number of who takes over an approval. */
  readonly delegateTo?: string;
  readonly receipt?: {
    readonly number: string;
    readonly date: string;
    readonly lines: readonly { readonly lineNumber: number; readonly quantity: number }[];
  };
}

export interface RefreshRequest {
  readonly requestId: string;
  readonly company: string;
  readonly number: string;
}

export interface Procurement {
  /** Order and lines as one operation in both systems. */
  create(draft: OrderDraft, person: Person, requestId: string): Promise<OrderOutcome>;
  order(company: string, number: string, person: Person): Promise<OrderView | null>;
  /** The approval status and the version of an order, as Supply Chain Management has it now; null when there is none. */
  state(company: string, number: string): Promise<(OrderState & Pick<OrderView, 'orderStatus'>) | null>;
  /** Header and lines as one operation in both systems, or neither. */
  change(change: OrderChange, person: Person, requestId: string): Promise<OrderOutcome>;
  /** Open orders as the person's own system has them, the first expected first; at most so many. */
  openOrders(query: OrderQuery, person: Person, limit: number): Promise<readonly OrderSummary[]>;
  /** Number of the newest order of a vendor that was not cancelled, in the person's own system; null when there is none. */
  lastOrder(company: string, vendor: Found, person: Person): Promise<string | null>;
  /** Submit, approve, reject, confirm, receive …: done in Supply Chain Management, then brought to Field Service. */
  act(request: ActRequest, person: Person): Promise<OrderOutcome>;
  /**
   * What a request that was made before came to, with the order as it is now; null when nothing of it has begun. `number` is null of a
   * request that was to create the order.
   */
  askedBefore(
    requestId: string,
    order: { readonly company: string; readonly number: string | null },
    person: Person,
  ): Promise<OrderOutcome | null>;
  /**
   * Brings everything that Supply Chain Management has of an order to Field Service: prices, statuses and other values that follow from
   * a save. What the "Sync" command of Field Service does.
   */
  refresh(request: RefreshRequest, person: Person): Promise<OrderOutcome>;
  /** Whom Supply Chain Management's work item names. */
  approvers(company: string, number: string): Promise<readonly Approver[]>;
  /** All approvals that wait for somebody, soonest due first. */
  waiting(): Promise<readonly Approver[]>;
  /** What waits for this person, as Supply Chain Management tells them; nothing for people without a licence there. */
  waitingFor(person: Person): Promise<readonly Approval[]>;
  /** To whom Supply Chain Management would let the person delegate the approval of an order. */
  delegates(company: string, number: string, person: Person): Promise<readonly Delegate[]>;
  /** How the approvals of an order ended, the latest last. */
  ended(company: string, number: string): Promise<readonly EndedApproval[]>;
  /** What happened to an order, the latest first: the journal's entries and what was decided in Supply Chain Management's own screens. */
  history(company: string, number: string): Promise<readonly OrderEvent[]>;
}
