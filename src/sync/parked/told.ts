import type { Problem } from '../../connectors/port.ts';
import { ownProblem } from '../context.ts';
import type { Outcome } from '../face.ts';
import type { Operation } from '../operation.ts';

/** What the person reads whose operation was parked, once it is no longer and neither done nor undone: how it ended. */
export function outcomeOfEnded(operation: Pick<Operation, 'id' | 'ending'>): Outcome {
  const why = endingProblem(operation);
  return { kind: 'parked', operation: operation.id, reason: why.message, why: [why], resolving: false };
}

function endingProblem({ ending }: Pick<Operation, 'ending'>): Problem {
  const by = ending?.by ?? null;
  const reason = ending?.reason ?? null;
  const because = reason === null ? '' : ` Reason: ${reason}`;
  const params = { value: reason ?? '', ...(by === null ? {} : { who: by }) };
  if (ending?.how === 'dismissed')
    return ownProblem(
      'ENDED_AS_IT_STANDS',
      `${by ?? 'Your administrator'} closed it as it stands: what the two systems hold may differ.${because}`,
      '',
      null,
      params,
    );
  return ownProblem(
    'ENDED_EQUAL',
    `It is settled${by === null ? '' : ` by ${by}`}: both systems hold the same again, though not all of what was sent.${because}`,
    '',
    null,
    params,
  );
}
