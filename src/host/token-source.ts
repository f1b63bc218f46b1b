/** Where bearer tokens come from, by how the integration signs in. */
import type { EntraTransport, SignedInPeople } from '../connectors/tokens/entra.ts';
import type { TokenSource } from '../connectors/token.ts';
import { localTokens } from '../connectors/tokens/local.ts';
import type { SystemName } from '../maps/entity-map.ts';
import type { Configuration } from './configuration.ts';

interface TokenSourceOptions {
  readonly configuration: Pick<Configuration, 'integration' | 'entra'>;
  readonly environments: Readonly<Record<SystemName, string>>;
  /** Null: nobody can sign in, so that nothing is done as a person in finance and operations. */
  readonly people: SignedInPeople | null;
  readonly transport?: EntraTransport;
}

/** Tokens for both environments. */
export async function tokenSource(options: TokenSourceOptions): Promise<TokenSource> {
  const { configuration, environments, people, transport } = options;
  const { signIn, user } = configuration.integration;
  if (signIn.kind === 'local') return localTokens({ integration: user });
  // Loading the Azure library costs more than half a second, which a start without it need not pay.
  const { entraTokens } = await import('../connectors/tokens/entra.ts');
  return entraTokens({
    proof: signIn,
    environments,
    authorityHost: configuration.entra,
    ...(people === null ? {} : { people }),
    ...(transport === undefined ? {} : { transport }),
  });
}
