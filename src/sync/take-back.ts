import type { Problem } from '../connectors/port.ts';
import { CodedError } from '../errors.ts';
import type { SystemName } from '../maps/entity-map.ts';
import { advance } from './advance.ts';
import { move } from './move.ts';
import { ownProblem, type Core } from './context.ts';
import type { Operation } from './operation.ts';
import { isPastPivot } from './operation.ts';

const givenUp = 'Done in Supply Chain Management, but the save that asked for it was given up.';

/** Takes back everything that was written for a transaction of the origin which does not come to be, latest first. */
export async function takeBack(
  core: Core,
  system: SystemName,
  transaction: string,
  problems: readonly Problem[],
): Promise<void> {
  const written = (await core.store.journal.unfinished({ transaction })).filter(
    (operation) => operation.origin === system,
  );
  const owner = `transaction:${system}:${transaction}`;
  for (const operation of [...written].reverse()) await takeBackOne(core, operation, owner, problems);
  await core.store.leases.release(owner);
}

/** Takes back one captured operation; recovery goes on with what cannot be finished now. */
export async function takeBackOne(
  core: Core,
  operation: Operation,
  owner: string,
  problems: readonly Problem[],
): Promise<Operation> {
  if (operation.phase !== 'provisional') return operation;
  try {
    if (isPastPivot(operation))
      return await move(core, operation, 'parked', {
        problems,
        reason: givenUp,
        why: [ownProblem('SAVE_GIVEN_UP', givenUp, '')],
      });
    const undoing = await move(core, operation, 'undoing', { problems, step: operation.steps.length - 1 });
    return await advance(core, undoing, { owner, deadline: core.clock.now(), mode: 'live' });
  } catch (error) {
    // Recovery has it, since this took longer than the lease lasts: it takes the same back.
    if (error instanceof CodedError && error.code === 'LEASE_LOST') return operation;
    throw error;
  }
}
