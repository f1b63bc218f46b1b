import type { TokenSource } from '../token.ts';

/** The account that the local profile acts as when it acts for nobody. */
const localIntegration = 'dispatch-copilot@example.com';

/**
 * Sign-in of the local profile: the bearer token is the user principal name itself. Nothing is proved by it, so it must never be
 * used against anything but stand-ins on this machine.
 */
export function localTokens(options: { readonly integration?: string } = {}): TokenSource {
  const integration = options.integration ?? localIntegration;
  return {
    token: async (_system, identity) => (identity.as === 'person' ? identity.userPrincipalName : integration),
  };
}
