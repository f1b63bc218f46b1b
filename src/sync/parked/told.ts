import type { Problem } from '../../connectors/port.ts';
import { ownProblem } from '../context.ts';
import type { Outcome } from '../face.ts';
import type { Operation } from '../operation.ts';

/** What the person reads whose operation was parked, once it is no longer and neither done nor undone: how it ended, then why it was ended so. */
export function outcomeOfEnded(operation: Pick<Operation, 'id' | 'ending'>): Outcome {
  const reason = operation.ending?.reason ?? null;
  const because =
    reason === null ? [] : [ownProblem('ENDED_BECAUSE', `Reason: ${reason}`, '', null, { value: reason })];
  const why = [endingProblem(operation), ...because];
  const said = why.map(({ message }) => message).join(' ');
  return { kind: 'parked', operation: operation.id, reason: said, why, resolving: false };
}

function endingProblem({ ending }: Pick<Operation, 'ending'>): Problem {
  const by = ending?.by ?? null;
  const params = by === null ? {} : { who: by };
  if (ending?.how === 'dismissed')
    return ownProblem(
      'ENDED_AS_IT_STANDS',
      `${by ?? 'Your administrator'} closed it as it stands: what the two systems hold may differ.`,
      '',
      null,
      params,
    );
  return ownProblem(
    'ENDED_EQUAL',
    `It is settled${by === null ? '' : ` by ${by}`}: both systems hold the same again, though not all of what was sent.`,
    '',
    null,
    params,
  );
}
