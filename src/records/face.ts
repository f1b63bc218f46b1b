/**
 * The face of records: reading as the person, through the system that person is licensed for. Types only.
 */
import type { RecordRef, Snapshot } from '../connectors/port.ts';
import type { Actor } from '../sync/face.ts';

/** What somebody may create and change, by names of maps and `work-order`. */
export interface Rights {
  readonly create: readonly string[];
  readonly update: readonly string[];
}

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
  /** What Field Service lets them do; null where it is only told when they try. */
  readonly rights: Rights | null;
}

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  /** What it is and where it came from: `work order WO-00017 (Contoso Bakery)`. */
  readonly label: string;
  /** Company of the record it came from; absent where no record, or none of a company, told it. */
  readonly company?: string;
}

/**
 * Kinds of records that can be found by a few words; `record` is one of a map without a kind of its own, `choice` a value of a choice
 * field or a row that is neither.
 */
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
  | 'record'
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

/** A company that somebody may work in. */
export interface Company {
  /** In lower case: `usmf`. */
  readonly code: string;
  /** Empty when it has none. */
  readonly name: string;
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
  /** The system whose screen it opens. */
  readonly system: 'dataverse' | 'financeOperations';
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

/** Records of a map by a few words; without words all of them, in the order of their keys. */
export interface RecordSearch {
  readonly map: string;
  readonly words: string;
  readonly company: string;
  readonly limit?: number;
}

/** Stock of one product in one warehouse. */
export interface WarehouseStock {
  readonly warehouse: Found;
  readonly figure: StockFigure;
}

/** A record with its great-circle kilometres from somewhere. */
export interface NearbyRecord {
  readonly found: Found;
  readonly kilometres: number;
}

/** What an asset is part of, the whole first, and its own parts: each after the one it belongs to, `depth` 1 for the direct ones. */
export interface AssetFamily {
  readonly ancestors: readonly Found[];
  readonly parts: readonly { readonly found: Found; readonly depth: number }[];
}

export type WorkOrderStatus = 'unscheduled' | 'scheduled' | 'inProgress' | 'completed' | 'posted' | 'canceled';

/** A work order as lists show it. */
export interface WorkOrderLine {
  readonly id: string;
  readonly number: string;
  readonly company: string | null;
  readonly account: string;
  readonly city: string | null;
  readonly summary: string;
  /** Null for a status that Field Service does not ship. */
  readonly status: WorkOrderStatus | null;
  readonly asset: { readonly key: string; readonly name: string } | null;
  /** Start of the person's own booking on it (ISO), where lists are about the person. */
  readonly start: string | null;
}

/** A work order with all that its card shows. */
export interface WorkOrderView extends WorkOrderLine {
  readonly type: string | null;
  readonly priority: string | null;
  readonly incident: string | null;
  readonly address: string | null;
  /** Days between which the work is wanted. */
  readonly from: string | null;
  readonly to: string | null;
  /** Who is booked, in order of time; points in time are ISO. */
  readonly bookings: readonly {
    readonly resource: string;
    readonly status: string;
    readonly start: string;
    readonly end: string;
  }[];
  readonly place: Place | null;
  readonly links: readonly RecordLink[];
}

export interface Records {
  /** Null when the person is unknown to both systems. */
  person(aadObjectId: string): Promise<Person | null>;
  /** The same by user principal name, as finance and operations names its users and approvers. */
  personOf(userPrincipalName: string): Promise<Person | null>;
  /** The same by personnel number of the worker, as orders name who ordered; null for workers who are users of neither system. */
  worker(personnelNumber: string): Promise<Person | null>;
  /** Companies the person may read in their own system, by code. */
  companies(person: Person): Promise<readonly Company[]>;
  nearest(query: NearestQuery, person: Person): Promise<NearestAnswer>;
  /** Best matches first, exact key first of all; misspellings forgiven. */
  find(kind: RecordKind, words: string, person: Person, limit?: number): Promise<readonly Found[]>;
  /** Records of any map, also those without a kind: best matches first, those that fit every word before all others. */
  search(query: RecordSearch, person: Person): Promise<readonly Found[]>;
  /** Forgets what lists hold of a map, after one of its records was written: the next question reads them anew. */
  written(map: string): void;
  /** Where a product is in stock, most first. Throws QUERY_REFUSED when the person may not read stock. */
  stockOf(product: string, company: string, person: Person): Promise<readonly WarehouseStock[]>;
  /** What is in stock in one warehouse, by product number; nothing for people who may not read stock. */
  stockIn(warehouse: string, company: string, person: Person): Promise<readonly StockFigure[]>;
  /** All valid choices for a field of a map, for form cards. Filtered by `words` where given. */
  choices(map: string, property: string, person: Person, company: string, words?: string): Promise<readonly Found[]>;
  /** Where a place word leads: work order, asset, account, warehouse, site, known city, or coordinates. */
  places(words: string, person: Person): Promise<readonly Place[]>;
  /** The person's current or next booking, open work orders, and site, as places to start from. */
  ownPlaces(person: Person): Promise<readonly Place[]>;
  show(ref: RecordRef, person: Person): Promise<Snapshot | null>;
  links(ref: RecordRef, person: Person): Promise<readonly RecordLink[]>;
  /** The record that an address in one of the systems' own screens shows; null when it is none, or not for this person. */
  addressed(address: string, person: Person): Promise<Found | null>;
  /** Links to a record that was found, without reading it again. */
  linksTo(found: Found, person: Person): readonly RecordLink[];
  /** What an asset is part of and what is part of it, as the person's system has it now. */
  assetFamily(asset: Found, person: Person): Promise<AssetFamily>;
  /** Assets of a company that stand somewhere, nearest first. Only Field Service knows where assets stand. */
  nearbyAssets(from: Place, company: string, person: Person): Promise<readonly NearbyRecord[]>;
  workOrder(number: string, person: Person): Promise<Found | null>;
  /** Null when there is none of this number, and for people without Field Service. */
  workOrderView(number: string, person: Person): Promise<WorkOrderView | null>;
  /** Open work orders that the person is booked on or owns: by the time of the booking, then by number. */
  myWorkOrders(person: Person): Promise<readonly WorkOrderLine[]>;
  /** Open work orders of assets, by number. */
  workOrdersOf(assets: readonly Found[], person: Person): Promise<readonly WorkOrderLine[]>;
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
