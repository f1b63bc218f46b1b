/** Where bearer tokens come from, by how the integration signs in. */
import type { TokenSource } from '../connectors/token.ts';
import { localTokens } from '../connectors/tokens/local.ts';
import type { SystemName } from '../maps/entity-map.ts';
import type { Configuration } from './configuration.ts';

/** Tokens for both environments. */
export async function tokenSource(
  { integration }: Configuration,
  environments: Readonly<Record<SystemName, string>>,
): Promise<TokenSource> {
  const { signIn, user } = integration;
  if (signIn.kind === 'local') return localTokens({ integration: user });
  // Loading the Azure library costs more than half a second, which a start without it need not pay.
  const { entraTokens } = await import('../connectors/tokens/entra.ts');
  return entraTokens({ proof: signIn, environments });
}
