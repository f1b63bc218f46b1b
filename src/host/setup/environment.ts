/** What setup and doctor work with: the configuration, the addresses of both systems, and where hooks are to arrive. */
import type { Finding } from '../../connectors/diagnosis.ts';
import type { HookTarget } from '../../connectors/dataverse/setup/plan-hooks.ts';
import type { IntegrationUser } from '../../connectors/dataverse/setup/plan-role.ts';
import type { TokenSource } from '../../connectors/token.ts';
import type { MapCatalogue, SystemName } from '../../maps/entity-map.ts';
import type { Clock } from '../clock.ts';
import type { Configuration } from '../configuration.ts';

export interface Environment {
  readonly configuration: Configuration;
  readonly urls: Readonly<Record<SystemName, string>>;
  /** Address of this process; null while none runs. */
  readonly address: string | null;
  readonly maps: MapCatalogue;
  readonly tokens: TokenSource;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** An administrator of both systems of the sandbox. */
const sandboxAdministrator = 'pattif@example.com';

/** Tokens of whoever sets up: an administrator's own, or the integration's. */
export function setupTokens({ configuration, tokens }: Environment): TokenSource {
  const given = configuration.setupToken;
  if (given !== null) return { token: async () => given };
  return configuration.integration.signIn.kind === 'local' ? { token: async () => sandboxAdministrator } : tokens;
}

/** How Dataverse knows the integration; null where the configuration does not tell. */
export function integrationUser({ configuration: { integration } }: Environment): IntegrationUser | null {
  const { signIn, user } = integration;
  switch (signIn.kind) {
    case 'local':
      return { userPrincipalName: user };
    case 'secret':
    case 'certificate':
      return { applicationId: signIn.clientId };
    case 'managedIdentity': {
      const applicationId = signIn.identityClientId ?? signIn.federated?.clientId;
      return applicationId === undefined ? null : { applicationId };
    }
  }
}

/** Where hooks of Dataverse are to be sent; null where no address is known that Dataverse could call. */
export function hookTarget({ configuration, address, maps }: Environment): HookTarget | null {
  const isLocal = configuration.integration.signIn.kind === 'local';
  const own = configuration.publicAddress ?? (isLocal ? (address ?? localAddress(configuration)) : null);
  if (own === null) return null;
  const policies = Object.fromEntries(
    maps.maps.map(({ dataverse, onUnavailable }) => [dataverse.table, onUnavailable]),
  );
  return { url: `${own}/hooks/dataverse`, policies };
}

function localAddress({ listen: { host, port } }: Configuration): string {
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
}

/** A finding with the part of the environment that it is about. */
export interface PlacedFinding extends Finding {
  readonly where: 'Dataverse' | 'finance and operations' | 'this process';
}
