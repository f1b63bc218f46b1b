import { z } from 'zod';
import { CodedError, type SignInReason } from '../../errors.ts';

const needed = z.object({ signIn: z.enum(['absent', 'expired', 'consent', 'blocked']) });

/** Why somebody has to sign in before something can go on; null when it failed for another reason. */
export function signInReasonOf(error: unknown): SignInReason | null {
  if (!(error instanceof CodedError) || error.code !== 'SIGN_IN_NEEDED') return null;
  const told = needed.safeParse(error);
  return told.success ? told.data.signIn : 'expired';
}
