import type { Row } from '../../engine/model.ts';
import type { Change } from '../../engine/transaction.ts';
import type { Catalogue } from '../catalogue.ts';
import { fromRow } from '../records.ts';
import type { EntityDefinition } from '../schema/entity.ts';
import type { Value } from '../values.ts';
import { etag, toWire } from '../wire-form.ts';

/** One changed record in the body of a hook call. */
export interface HookChange {
  readonly operation: Change['operation'];
  /** Public collection name. */
  readonly entity: string;
  /** The whole key, `dataAreaId` included. */
  readonly key: Readonly<Record<string, Value>>;
  /** ETag of the record after the change; of the record that went, for a deletion. */
  readonly version: string;
  readonly before: Readonly<Record<string, Value>> | null;
  readonly after: Readonly<Record<string, Value>> | null;
}

/**
 * Entities under which the records of a table are told, where they are not told as the table's own. Order lines are told as the
 * two collections that integrations read: a line that is soft-deleted leaves the one and enters the other.
 */
const toldAs: Readonly<Record<string, readonly string[]>> = {
  PurchaseOrderLineV2: ['CDSPurchaseOrderLine', 'CDSPurchaseOrderLineSoftDeleted'],
};

/** Figures that the system keeps by set-based statements, which raise no event in the real system either. */
const neverTold: ReadonlySet<string> = new Set(['WarehouseOnHandV2']);

/** Whether hooks hear of a change: everything public that is written record by record. */
export function isTold(catalogue: Catalogue, change: Change): boolean {
  return !catalogue.entity(change.entity).internal && !neverTold.has(change.entity);
}

/** Several writes of one record in one transaction become one change; a record that came and went is none. */
function fold(changes: readonly Change[]): Change[] {
  const folded = new Map<string, Change>();
  for (const change of changes) {
    const id = `${change.entity}|${String((change.after ?? change.before)?.recid)}`;
    const earlier = folded.get(id);
    if (!earlier) {
      folded.set(id, change);
      continue;
    }
    const before = earlier.before;
    const after = change.after;
    if (!before && !after) folded.delete(id);
    else folded.set(id, { ...earlier, operation: !before ? 'insert' : !after ? 'delete' : 'update', before, after });
  }
  return [...folded.values()];
}

/** The changes of a transaction as a hook reads them. */
export function hookChanges(catalogue: Catalogue, changes: readonly Change[]): HookChange[] {
  return fold(changes.filter((change) => isTold(catalogue, change))).flatMap((change) =>
    (toldAs[change.entity] ?? [change.entity]).flatMap((name) => seenBy(catalogue, catalogue.entity(name), change)),
  );
}

/** One change as the readers of one entity see it; nothing when its record is in their view neither before nor after. */
function seenBy(catalogue: Catalogue, entity: EntityDefinition, change: Change): HookChange[] {
  const inView = (row: Row | null) =>
    row && (!entity.only || row[entity.only.property.toLowerCase()] === entity.only.equals) ? row : null;
  const before = inView(change.before);
  const after = inView(change.after);
  const last = after ?? before;
  if (!last) return [];
  const wire = (row: Row | null) => (row ? toWire(entity, fromRow(catalogue.tableOf(entity), row)) : null);
  return [
    {
      operation: !before ? 'insert' : !after ? 'delete' : 'update',
      entity: entity.collection,
      key: Object.fromEntries(entity.key.map((name) => [name, (last[name.toLowerCase()] ?? '') as Value])),
      version: etag(Number(last.recid), Number(last.recversion)),
      before: wire(before),
      after: wire(after),
    },
  ];
}
