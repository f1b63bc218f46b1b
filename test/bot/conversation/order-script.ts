import type { CanonicalRecord } from '../../../src/maps/entity-map.ts';
import type { CastName } from '../../support/full-composition.ts';
import type { Script } from './script.ts';

/** An order as it is before a script begins: of vendor US-101, to warehouse SEA-01. */
export interface OrderStart {
  readonly by?: CastName;
  /** `5 P-110 and 2 P-104`. */
  readonly lines: string;
  readonly stage?: 'draft' | 'inReview' | 'approved' | 'confirmed';
  readonly receipt?: {
    readonly productReceiptNumber: string;
    readonly lines: readonly { readonly lineNumber: number; readonly quantity: number }[];
  };
}

/** A script about orders in both systems. */
export interface OrderScript extends Script {
  /** By the name that stands for their numbers in the steps. */
  readonly orders?: Readonly<Record<string, OrderStart>>;
  /** What the first person speaks; English unless told. */
  readonly language?: 'deutsch';
  /** Name of the order that both systems are looked at for in the end; `order` unless told. */
  readonly written?: string;
  /** What both have of it then; the two are compared whole in any case. */
  readonly leaves?: { readonly header?: CanonicalRecord; readonly lines?: readonly CanonicalRecord[] };
}
