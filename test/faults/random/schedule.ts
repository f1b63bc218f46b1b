/**
 * What may happen in a random run, as plain data: a schedule is a list of these, can be printed, shrunk and kept. People save the same
 * few records on both sides and in chat while systems fail, events go astray, maps are paused and the process ends.
 */
import fc from 'fast-check';
import { callFaults } from '../call-faults.ts';

/** A map of the records that the runs are about, and which record of it. */
export interface Target {
  readonly map: 'warehouse' | 'ship-via' | 'payment-term';
  readonly key: 'ONE' | 'TWO';
}

export type Place = 'chat' | 'dataverse' | 'financeOperations';

export type Step =
  /** Creates the record where it is not there, changes it where it is. */
  | { readonly do: 'save'; readonly in: Place; readonly target: Target }
  | { readonly do: 'delete'; readonly in: Place; readonly target: Target }
  /** Two people save at the same moment, one on each side. */
  | { readonly do: 'save in both'; readonly target: Target }
  | { readonly do: 'pause' | 'resume'; readonly map: Target['map'] }
  | { readonly do: 'crash' }
  /** The process ends before or after the call so many calls from now has done its work. */
  | { readonly do: 'crash at a call'; readonly when: 'before' | 'after'; readonly in: number }
  /** The fault strikes the call so many calls from now that it can strike. */
  | { readonly do: 'fault'; readonly fault: string; readonly in: number }
  /** What becomes of the next event after commit. */
  | { readonly do: 'event'; readonly plan: 'lost' | 'twice' | 'late' }
  | { readonly do: 'wait'; readonly seconds: number };

const target: fc.Arbitrary<Target> = fc.record({
  map: fc.constantFrom('warehouse', 'ship-via', 'payment-term'),
  key: fc.constantFrom('ONE', 'TWO'),
});
const place = fc.constantFrom<Place>('chat', 'dataverse', 'financeOperations');
const honest = callFaults.filter(({ lies }) => lies !== true).map(({ name }) => name);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('save' as const), in: place, target }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), in: place, target }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('save in both' as const), target }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('pause' as const, 'resume' as const),
      map: target.map(({ map }) => map),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('crash at a call' as const),
      when: fc.constantFrom('before' as const, 'after' as const),
      in: fc.integer({ min: 0, max: 12 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      fault: fc.constantFrom(...honest),
      in: fc.integer({ min: 0, max: 12 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('event' as const), plan: fc.constantFrom('lost', 'twice', 'late') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 10, 130) }) },
);

export const schedules: fc.Arbitrary<readonly Step[]> = fc.array(step, { minLength: 3, maxLength: 14 });
