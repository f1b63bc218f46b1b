/**
 * A person whose own system knows nobody acting for another has to be signed in before something is done in their name. That is found
 * out before anything is journalled: what they asked for has then not begun, and the same request may be made again once they are.
 */
import { SystemFailure } from '../connectors/errors.ts';
import type { Core } from './context.ts';
import type { Actor } from './face.ts';
import type { Operation } from './operation.ts';
import { identityFor } from './perform-step.ts';

/** Throws SIGN_IN_NEEDED. Whatever else stands in the way is told by the system itself, when it is called. */
export async function proveActor(core: Core, actor: Actor): Promise<void> {
  if (!actor.licences.financeOperations) return;
  try {
    await core.authorize?.(identityFor({ actor }, 'financeOperations'));
  } catch (error) {
    if (isSignInNeeded(error)) throw error;
  }
}

/** Whether nothing was sent because a person has to sign in first. */
export function isSignInNeeded(error: unknown): error is SystemFailure {
  return error instanceof SystemFailure && error.code === 'SIGN_IN_NEEDED';
}

/** The sign-in of the actor ended between being proven and being used: nothing was sent, and the operation gave its request id back. */
export function endedUnsigned(operation: Operation): SystemFailure | null {
  const [problem] = operation.phase === 'refused' ? operation.problems : [];
  if (problem?.code !== 'SIGN_IN_NEEDED') return null;
  return new SystemFailure('SIGN_IN_NEEDED', 'financeOperations', problem.message, {
    applied: 'no',
    signIn: 'expired',
  });
}
