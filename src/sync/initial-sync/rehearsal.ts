import type { KnownChange } from '../../connectors/bulk.ts';
import type { Problem, RecordRef } from '../../connectors/port.ts';
import type { EntityMap, SystemName } from '../../maps/entity-map.ts';
import type { Core } from '../context.ts';
import { recordKey } from '../record-key.ts';
import type { BatchOrder } from './batch-order.ts';
import type { BatchTally } from './batch-tally.ts';
import { systemsOf } from './carry-out.ts';
import type { Decision } from './decide.ts';

/**
 * Asks what would be refused, without writing. A lookup that leads nowhere yet is no problem when the run itself brings over what it
 * leads to: that record has been looked at before, or it is one of the same map that exists in the other system.
 */
export function rehearsal(
  core: Core,
  run: string,
  map: EntityMap,
): (system: SystemName, changes: readonly KnownChange[]) => Promise<readonly Problem[]> {
  return async (system, changes) => {
    const problems = await core.systems[system].bulk.checkMany(map, changes);
    const open = problems.map((problem) => ({ problem, target: targetOf(core, map, problem, changes) }));
    const wanted = [...new Map(open.flatMap(({ target }) => (target === null ? [] : [[recordKey(target), target]])))];
    if (wanted.length === 0) return problems;
    const coming = new Set(
      await core.store.initialSyncs.handled(
        run,
        wanted.map(([key]) => key),
      ),
    );
    const own = wanted.filter(([key, ref]) => ref.map === map.name && !coming.has(key));
    for (const each of ['financeOperations', 'dataverse'] as const) {
      const found =
        own.length === 0
          ? []
          : await core.systems[each].bulk.readKeys(
              map,
              own.map(([, ref]) => ref),
            );
      for (const [index, [key]] of own.entries()) if (found[index] !== null) coming.add(key);
    }
    return open.flatMap(({ problem, target }) => (target !== null && coming.has(recordKey(target)) ? [] : [problem]));
  };
}

/** The record that a missing lookup leads to, where it is one of a map. */
function targetOf(
  core: Core,
  map: EntityMap,
  { code, field, ref }: Problem,
  changes: readonly KnownChange[],
): RecordRef | null {
  if (code !== 'LOOKUP_MISSING' || field === null || ref === null) return null;
  const known = changes.find(({ change }) => change.ref === ref);
  const lookup = map.lookups.find(({ properties }) => properties.some(({ property }) => property === field));
  const target = core.maps.maps.find(({ dataverse }) => dataverse.table === lookup?.target.table);
  if (known === undefined || lookup === undefined || target === undefined) return null;
  const values = { ...known.existing?.values, ...known.change.values };
  const key = lookup.properties.flatMap(({ property }) => {
    const at = map.key.indexOf(property);
    const value = at < 0 ? values[property] : ref.key[at];
    return typeof value === 'string' || typeof value === 'number' ? [value] : [];
  });
  if (key.length !== target.key.length) return null;
  return { map: target.name, company: target.company === 'striped' ? ref.company : null, key };
}

/** Counts what would be done, and what would be refused for sure. */
export async function rehearse(
  { check }: BatchOrder,
  tally: BatchTally,
  decisions: readonly Decision[],
): Promise<void> {
  const refused = new Map<string, Problem[]>();
  for (const system of ['financeOperations', 'dataverse'] as const) {
    const changes = decisions.flatMap(({ pair, change }) => {
      const written = change[system];
      return written === null ? [] : [{ change: written, existing: pair[system] }];
    });
    for (const problem of changes.length === 0 ? [] : ((await check?.(system, changes)) ?? [])) {
      const key = problem.ref === null ? '' : recordKey(problem.ref);
      refused.set(key, [...(refused.get(key) ?? []), problem]);
    }
  }
  for (const decision of decisions) {
    if (tally.settlesAtOnce(decision)) continue;
    const problems = refused.get(recordKey(decision.pair.ref));
    if (problems !== undefined) tally.refuse(decision.pair.ref, problems);
    else {
      const { dataverse, financeOperations } = decision.change;
      tally.count(decision, systemsOf(financeOperations !== null, dataverse !== null));
      tally.list(tally.overruled(decision));
    }
  }
}
