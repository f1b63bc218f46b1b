/** Refusals of the on-behalf-of flow: which of them the person can mend, by the words and numbers of Microsoft Entra ID. */
import type { SignInReason } from '../../errors.ts';

/** OAuth 2.0 errors that are about the person; all others are about the app registration (RFC 6749 5.2, OpenID Connect Core 3.1.2.6). */
const aboutThePerson = /\b(invalid_grant|interaction_required|login_required|consent_required)\b/;

/**
 * Numbers below `invalid_grant` that no sign-in mends (Microsoft, "Microsoft Entra authentication and authorization error codes"):
 * the token is not for this app at all, so that the set-up is wrong.
 */
const ofTheSetUp = new Set(['50013', '500131', '500011', '50027', '700016', '7000215', '9002326']);

/** Nobody consented to what the app asks for. */
const consent = new Set(['65001', '65004', '90094', '90095']);

/** The account is closed, locked, not assigned to the app, or kept out by a policy that a sign-in does not satisfy. */
const blocked = new Set(['50034', '50053', '50057', '50105', '53000', '53001', '53003', '530003', '530004']);

/** Why the directory lets nobody act for a person; null when that is not the person's to mend. */
export function personRefusal(error: unknown): { readonly reason: SignInReason; readonly code: string } | null {
  const message = error instanceof Error ? error.message : '';
  const told = aboutThePerson.exec(message)?.[1];
  const number = /AADSTS(\d+)/.exec(message)?.[1] ?? '';
  if (told === undefined || ofTheSetUp.has(number)) return null;
  const code = number === '' ? told : `AADSTS${number}`;
  if (told === 'consent_required' || consent.has(number)) return { reason: 'consent', code };
  return { reason: blocked.has(number) ? 'blocked' : 'expired', code };
}
