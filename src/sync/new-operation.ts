import type { Core } from './context.ts';
import type { Operation } from './operation.ts';

type Given = Pick<
  Operation,
  'origin' | 'actor' | 'author' | 'summary' | 'aggregates' | 'transaction' | 'steps' | 'before'
> &
  Partial<Pick<Operation, 'id' | 'requestId' | 'rows' | 'queue' | 'saying'>>;

/** An operation at its very beginning, ready to be journalled. */
export function newOperation(core: Core, given: Given): Operation {
  const id = given.id ?? core.newId();
  const now = core.clock.now().toISOString();
  return {
    requestId: `operation:${id}`,
    rows: [],
    ...given,
    id,
    answers: [],
    phase: 'sending',
    step: 0,
    uncertain: false,
    problems: [],
    reason: null,
    outcome: null,
    createdAt: now,
    updatedAt: now,
    attempts: 0,
  };
}
