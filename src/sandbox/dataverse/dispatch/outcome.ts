import type { Table } from '../catalogue.ts';

/** What a write did, known once its transaction has committed. */
export type Outcome =
  | {
      readonly kind: 'created' | 'updated';
      readonly table: Table;
      readonly id: string;
      /** The row's address as the answer tells it, relative to the service root. */
      readonly address: string;
    }
  | { readonly kind: 'done' }
  | { readonly kind: 'result'; readonly type: string; readonly body: Readonly<Record<string, unknown>> };
