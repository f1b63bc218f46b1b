/** How records of each kind are read and described, per system. The wire names of tables without a map stand here and nowhere else. */
import { textOf } from './wire.ts';
import type { WireRow } from '../connectors/port.ts';
import type { Position } from './distance.ts';
import type { Found, RecordKind } from './face.ts';

/** Name of a list: a kind, a map whose records have no kind of their own, or what only completes other lists. */
export type ListName = string;

/** What a row says of itself. */
export interface Description {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly position: Position | null;
  /** Kind of the record whose position it is, where it has none of its own. */
  readonly borrowedFrom?: RecordKind;
  /** Town it is in, for starting places by the name of a town. */
  readonly city?: string | null;
  /** Said of records that may be found but not chosen: a vendor on hold. */
  readonly barred?: boolean;
  /** Words it is found by besides key, name and detail. */
  readonly also?: string;
  /** Id of the record it is part of. */
  readonly parent?: string | null;
}

/** A record found, with what the lists keep besides. */
export interface Listed {
  readonly found: Found;
  readonly city: string | null;
  readonly barred: boolean;
  readonly also: string;
  /** Id in its list, by which others refer to it. */
  readonly id: string;
  readonly parent: string | null;
}

/** Finds the record that a lookup leads to, in another list. Null when there is none. */
export type Related = (list: ListName, id: string | null) => Listed | null;

/** Where records of a kind come from in one system. */
export interface KindSource {
  /** Entity set or collection. */
  readonly set: string;
  readonly select: readonly string[];
  readonly filter?: string;
  /** Column of the row id; null in finance and operations. */
  readonly id: string | null;
  /** Column that holds the company, its id in Dataverse; null for records of no company. */
  readonly company: string | null;
  /** Lists that a description needs. */
  readonly related: readonly ListName[];
  /** Null for rows that nobody would look for. */
  readonly describe: (row: WireRow, related: Related) => Description | null;
}

export type KindSources = Readonly<Record<ListName, KindSource>>;

/** What a record of finance and operations is referred to by, which has no row ids. */
export const idOf = (company: string | null, key: string) => `${company ?? ''} ${key}`.toLowerCase();

/** Parts of a detail line that are there. */
export const line = (...parts: readonly (string | null | undefined)[]) =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');

/** A description with key and name alone; null for rows without a key. */
export function plain(row: WireRow, key: string | null, name: string | null, detail = ''): Description | null {
  return key === null ? null : { key, name: textOf(row, name ?? '') ?? key, detail, position: null };
}

/** What people call a record of each kind. */
export const kindWords: Readonly<Record<RecordKind, string>> = {
  warehouse: 'warehouse',
  site: 'site',
  account: 'account',
  asset: 'asset',
  'work-order': 'work order',
  'work-order-type': 'work order type',
  vendor: 'vendor',
  product: 'product',
  unit: 'unit',
  currency: 'currency',
  'payment-term': 'payment term',
  'ship-via': 'ship via',
  'purchase-order': 'purchase order',
  record: 'record',
  choice: 'choice',
};

/** The kind of the records of a list. */
export const kindOf = (list: ListName): RecordKind => (isKind(list) ? list : 'record');

const isKind = (list: ListName): list is RecordKind => list in kindWords;
