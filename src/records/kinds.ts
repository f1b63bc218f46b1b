/** How records of each kind are read and described, per system. The wire names of tables without a map stand here and nowhere else. */
import { textOf } from './wire.ts';
import type { WireRow } from '../connectors/port.ts';
import type { Position } from './distance.ts';
import type { Found, RecordKind } from './face.ts';

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
}

/** A record found, with what the lists keep besides. */
export interface Listed {
  readonly found: Found;
  readonly city: string | null;
  readonly barred: boolean;
}

/** Finds the record that a lookup leads to, in another list. Null when there is none. */
export type Related = (kind: RecordKind, id: string | null) => Listed | null;

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
  /** Kinds that a description needs. */
  readonly related: readonly RecordKind[];
  /** Null for rows that nobody would look for. */
  readonly describe: (row: WireRow, related: Related) => Description | null;
}

export type KindSources = Readonly<Partial<Record<RecordKind, KindSource>>>;

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
  choice: 'choice',
};
