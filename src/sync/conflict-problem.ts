import type { Problem } from '../connectors/port.ts';
import type { Conflict, Pair } from './compare.ts';
import { systemTitles } from './context.ts';
import { labelOf } from './ownership.ts';

/** A conflict in a person's words, with both values. */
export function conflictProblem({ map, ref, base }: Pair, conflict: Conflict): Problem {
  const problem = { system: 'dispatchCopilot', entity: map.name, field: conflict.property, ref } as const;
  if (conflict.property === null) {
    const [gone, there] =
      conflict.dataverse === null
        ? (['dataverse', 'financeOperations'] as const)
        : (['financeOperations', 'dataverse'] as const);
    return {
      ...problem,
      message: `The ${map.words.one} was deleted in ${systemTitles[gone]} and changed in ${systemTitles[there]}.`,
      remedy: `Delete it in ${systemTitles[there]} too, or create it again in ${systemTitles[gone]}.`,
      code: 'DELETED_AND_CHANGED',
      params: { at: gone },
    };
  }
  const shown = (value: Conflict['dataverse']): string => (value === null ? 'empty' : `"${value}"`);
  const params = { values: { dataverse: conflict.dataverse, financeOperations: conflict.financeOperations } };
  const [values, label] = [
    `${shown(conflict.dataverse)} in ${systemTitles.dataverse}, ${shown(conflict.financeOperations)} in ${systemTitles.financeOperations}`,
    labelOf(map, conflict.property),
  ];
  if (base?.values[conflict.property] === undefined)
    return {
      ...problem,
      message: `${label} differs and was never agreed on: ${values}. Neither was overwritten.`,
      remedy: 'Decide which one is right.',
      code: 'NEVER_AGREED',
      params,
    };
  return {
    ...problem,
    message: `${label} was changed in both systems: ${values}. Neither was overwritten.`,
    remedy: 'Decide which one is right and save it once more.',
    code: 'BOTH_CHANGED',
    params,
  };
}
