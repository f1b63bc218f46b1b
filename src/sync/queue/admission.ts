import type { Problem, RecordChange } from '../../connectors/port.ts';
import { leaseKey } from '../aggregate.ts';
import type { Core } from '../context.ts';
import type { Plan } from '../write.ts';
import { notNow, waitsForOutage } from './way.ts';

/** Whether a write through us goes ahead, waits in the queue of a map, or cannot be. */
export type Admission =
  | { readonly kind: 'live' }
  | { readonly kind: 'queued'; readonly map: string; readonly changes: readonly RecordChange[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Looks at every map a write touches, and at both systems. An act needs both at once: where a write would wait, it is refused. */
export async function admit(core: Core, plan: Pick<Plan, 'roots' | 'changes'>): Promise<Admission> {
  const { roots, changes } = plan;
  const now = await core.lifecycle.statuses();
  const touched = [
    ...new Map([...roots, ...(changes ?? []).map(({ ref }) => ref)].map((ref) => [ref.map, ref])).values(),
  ];
  const barred = touched.find(
    ({ map }) => now.way(map) === 'leave' || (changes === undefined && now.way(map) !== 'live'),
  );
  if (barred !== undefined) return { kind: 'refused', problems: [notNow(core, now, barred)] };
  const [first] = touched;
  if (first === undefined) return { kind: 'live' };
  const waitsIn = touched.find(({ map }) => now.way(map) === 'queue')?.map;
  const isBehind = (await core.store.queue.holds(roots.map(leaseKey))).size > 0;
  if (changes === undefined)
    return isBehind ? { kind: 'refused', problems: [notNow(core, now, first)] } : { kind: 'live' };
  const isOutage = (['dataverse', 'financeOperations'] as const).some((counterpart) =>
    touched.every(({ map }) => waitsForOutage(core, now, { map, counterpart })),
  );
  if (waitsIn === undefined && !isBehind && !isOutage) return { kind: 'live' };
  return { kind: 'queued', map: waitsIn ?? first.map, changes };
}
