import type { Problem } from '../../connectors/port.ts';
import type { Outcome } from '../face.ts';
import type { Operation } from '../operation.ts';
import type { SetAsideEntry } from './face.ts';

/** What the person reads whose request it was. */
const said =
  'What was noted of this could not be read any more, and your administrator set it aside. Look at the record as it stands before you do it again.';

/** The outcome of that request from then on. */
export function outcomeOfSetAside(operation: string): Outcome {
  const why: Problem = {
    system: 'dispatchCopilot',
    entity: '',
    field: null,
    ref: null,
    message: said,
    remedy: '',
    code: 'ENTRY_SET_ASIDE',
  };
  return { kind: 'parked', operation, reason: said, why: [why], resolving: false };
}

/** The operation in whose place the entry stands: its request asked again is answered with this, and not done a second time. */
export function operationOf({ operation: id, requestId, aggregates, at }: SetAsideEntry): Operation {
  return {
    id,
    requestId,
    origin: 'chat',
    actor: null,
    author: { aadObjectId: null, userPrincipalName: null },
    summary: 'set aside',
    aggregates,
    transaction: null,
    rows: [],
    steps: [],
    before: [],
    answers: [],
    phase: 'parked',
    step: 0,
    uncertain: false,
    problems: [],
    reason: said,
    outcome: outcomeOfSetAside(id),
    createdAt: at,
    updatedAt: at,
    attempts: 0,
  };
}
