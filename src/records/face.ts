/**
 * The face of records: reading as the person, through the system that person is licensed for. Types only.
 */
import type { RecordRef, Snapshot } from '../connectors/port.ts';
import type { Actor } from '../sync/face.ts';

/** Who somebody is in both systems; looked up by Entra object id, remembered for a few minutes. */
export interface Person extends Actor {
  /** Row id of the systemuser, null without a Field Service licence. */
  readonly systemUserId: string | null;
  /** Personnel number of the worker behind the person in finance and operations, also for people licensed in Field Service only. */
  readonly personnelNumber: string | null;
  /** Company the person works in unless told. */
  readonly company: string;
  /** Roles in finance and operations; what somebody may do in Dataverse is asked of Dataverse when they do it. */
  readonly roles: readonly string[];
  /** In the accounting currency; null when not an approver. */
  readonly approvalLimit: number | null;
}

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  /** What it is and where it came from: `work order WO-00017 (Contoso Bakery)`. */
  readonly label: string;
  /** Company of the record it came from; absent where no record, or none of a company, told it. */
  readonly company?: string;
}

/** Kinds of records that can be found by a few words; `choice` is a value of a choice field or a row without a kind of its own. */
export type RecordKind =
  | 'warehouse'
  | 'site'
  | 'account'
  | 'asset'
  | 'work-order'
  | 'work-order-type'
  | 'vendor'
  | 'product'
  | 'unit'
  | 'currency'
  | 'payment-term'
  | 'ship-via'
  | 'purchase-order'
  | 'choice';

/** A record found, with what identifies it to people and to the core. */
export interface Found {
  readonly kind: RecordKind;
  /** Business key as people write it: `24`, `P-100`, `WO-00017`. */
  readonly key: string;
  readonly name: string;
  /** One line that tells it from its namesakes. */
  readonly detail: string;
  /** Dataverse row id, null for people who read from finance and operations. */
  readonly id: string | null;
  readonly company: string | null;
  /** Where it stands, when known. */
  readonly place: Place | null;
}

export interface NearbyWarehouse {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly site: string | null;
  readonly type: string | null;
  /** Great-circle kilometres; null when the warehouse has no usable position. */
  readonly kilometres: number | null;
  /** Why there is no distance: `no address`, `position 0,0`, `truck`. */
  readonly withoutDistance: string | null;
  readonly address: string | null;
  readonly stock: readonly StockFigure[];
  /** Fields that Supply Chain Management keeps, label to value. */
  readonly integration: Readonly<Record<string, string>>;
  readonly links: readonly RecordLink[];
}

export interface StockFigure {
  readonly product: string;
  readonly productName: string;
  readonly available: number;
  readonly onHand: number;
  readonly unit: string | null;
  /** Whose figure it is, and when it was read. */
  readonly system: 'dataverse' | 'financeOperations';
  readonly readAt: string;
}

export interface RecordLink {
  readonly title: string;
  readonly url: string;
}

export interface NearestQuery {
  readonly from: Place;
  readonly company: string;
  readonly stock?: { readonly product: string; readonly quantity: number };
}

export interface NearestAnswer {
  readonly from: Place;
  /** All warehouses of the company: with a distance, nearest first (ties by id); then those without one. */
  readonly warehouses: readonly NearbyWarehouse[];
  readonly readAt: string;
}

export interface WorkOrderDraft {
  readonly asset: Found;
  readonly account: string | null;
  readonly workOrderType: string;
  readonly summary: string;
}

export interface Records {
  /** Null when the person is unknown to both systems. */
  person(aadObjectId: string): Promise<Person | null>;
  /** The same by user principal name, as finance and operations names its users and approvers. */
  personOf(userPrincipalName: string): Promise<Person | null>;
  nearest(query: NearestQuery, person: Person): Promise<NearestAnswer>;
  /** Best matches first, exact key first of all; misspellings forgiven. */
  find(kind: RecordKind, words: string, person: Person, limit?: number): Promise<readonly Found[]>;
  /** All valid choices for a field of a map, for form cards. Filtered by `words` where given. */
  choices(map: string, property: string, person: Person, company: string, words?: string): Promise<readonly Found[]>;
  /** Where a place word leads: work order, asset, account, warehouse, site, known city, or coordinates. */
  places(words: string, person: Person): Promise<readonly Place[]>;
  /** The person's current or next booking, open work orders, and site, as places to start from. */
  ownPlaces(person: Person): Promise<readonly Place[]>;
  show(ref: RecordRef, person: Person): Promise<Snapshot | null>;
  links(ref: RecordRef, person: Person): Promise<readonly RecordLink[]>;
  workOrder(number: string, person: Person): Promise<Found | null>;
  /** Creates a work order in Field Service as the person: the one record the chat creates that has no counterpart. */
  createWorkOrder(
    draft: WorkOrderDraft,
    person: Person,
    requestId: string,
  ): Promise<
    | { readonly kind: 'created'; readonly workOrder: Found; readonly links: readonly RecordLink[] }
    | { readonly kind: 'refused'; readonly message: string }
  >;
}
