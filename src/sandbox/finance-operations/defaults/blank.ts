import type { Draft, RuleContext } from '../rules/rule.ts';
import { isBlank } from '../values.ts';
import type { Value } from '../values.ts';

/** The proposals for properties that are still blank; what the caller set stays. */
export function whereBlank(
  { catalogue }: RuleContext,
  draft: Draft,
  proposals: Readonly<Record<string, Value>>,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(proposals).filter(([name]) => {
      const property = catalogue.property(draft.entity, name);
      return property !== undefined && !draft.changed.has(name) && isBlank(property, draft.values[name]);
    }),
  );
}
