import type { Problem, Snapshot } from '../connectors/port.ts';
import type { EntityMap } from '../maps/entity-map.ts';
import type { SeenRecord } from './face.ts';
import { ownProblem, systemTitles } from './context.ts';
import { labelOf } from './ownership.ts';

/**
 * One problem for each value that is no longer what the person saw before deciding to change the record. Nothing is written then: the
 * person looks at the difference first.
 */
export function changedMeanwhile(map: EntityMap, seen: SeenRecord, now: Snapshot | null): readonly Problem[] {
  const { system, values } = seen;
  const title = systemTitles[system];
  const remedy = 'Look at it again, then save.';
  if (now === null) return [problem(seen, null, `It is no longer in ${title}.`, remedy)];
  return Object.entries(values)
    .filter(([property, value]) => !Object.is(now.values[property] ?? null, value))
    .map(([property]) =>
      problem(seen, property, `${labelOf(map, property)} was changed in ${title} meanwhile.`, remedy),
    );
}

const problem = ({ ref, system }: SeenRecord, field: string | null, message: string, remedy: string): Problem => ({
  ...ownProblem('CHANGED_MEANWHILE', message, remedy, ref, { at: system }),
  field,
});
