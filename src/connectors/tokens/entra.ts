import { createHash } from 'node:crypto';
import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  OnBehalfOfCredential,
  type TokenCredential,
} from '@azure/identity';
import { CodedError } from '../../errors.ts';
import type { SystemName } from '../../maps/entity-map.ts';
import type { Identity } from '../port.ts';
import type { TokenSource } from '../token.ts';

/** How the app registration proves itself to Microsoft Entra ID. */
type EntraProof =
  | { readonly kind: 'secret'; readonly tenantId: string; readonly clientId: string; readonly secret: string }
  | {
      readonly kind: 'certificate';
      readonly tenantId: string;
      readonly clientId: string;
      /** Path of a PEM file with key and certificate. */
      readonly path: string;
    }
  | {
      readonly kind: 'managedIdentity';
      /** Client id of a user-assigned identity; the machine's own when absent. */
      readonly identityClientId?: string;
      /** App registration that trusts the identity; needed only to act as a person. */
      readonly federated?: { readonly tenantId: string; readonly clientId: string };
    };

/** The single sign-on token of a person, audience this app; null when the person has not signed in. */
type UserAssertions = (person: Extract<Identity, { as: 'person' }>) => Promise<string | null>;

export interface EntraOptions {
  readonly proof: EntraProof;
  /** Address of each environment: the audience of its tokens. */
  readonly environments: Readonly<Record<SystemName, string>>;
  /** Needed to act as a person in finance and operations. */
  readonly assertions?: UserAssertions;
}

/** Persons whose credential, and with it the tokens it holds, is kept. */
const rememberedPersons = 200;
const exchangeScope = 'api://AzureADTokenExchange/.default';

/**
 * Tokens from Microsoft Entra ID. The integration signs in as the app registration (or managed identity); a person by the
 * on-behalf-of flow with the token they signed in to the chat with. The credentials remember tokens until they age.
 */
export function entraTokens(options: EntraOptions): TokenSource {
  const integration = integrationCredential(options.proof);
  const persons = new Map<string, TokenCredential>();

  const personCredential = async (person: Extract<Identity, { as: 'person' }>): Promise<TokenCredential> => {
    const assertion = (await options.assertions?.(person)) ?? null;
    if (assertion === null) throw new NotSignedIn(person.userPrincipalName);
    const key = createHash('sha256').update(`${person.aadObjectId}\n${assertion}`).digest('base64');
    const known = persons.get(key);
    if (known !== undefined) return known;
    const oldest = persons.keys().next();
    if (persons.size >= rememberedPersons && !oldest.done) persons.delete(oldest.value);
    const credential = onBehalfOf(options.proof, assertion);
    persons.set(key, credential);
    return credential;
  };

  return {
    async token(system, identity) {
      const credential = identity.as === 'person' ? await personCredential(identity) : integration;
      const { token } = await credential.getToken(scopeOf(options.environments[system])).then(required);
      return token;
    },
  };
}

/** The scope of an environment: its address in lower case without a slash at the end. */
export function scopeOf(environment: string): string {
  return `${new URL(environment).origin.toLowerCase()}/.default`;
}

/** A person whom nothing can be done for before they sign in. */
class NotSignedIn extends CodedError {
  constructor(userPrincipalName: string) {
    super('SIGN_IN_FAILED', `${userPrincipalName} has not signed in to this app.`);
  }
}

function integrationCredential(proof: EntraProof): TokenCredential {
  switch (proof.kind) {
    case 'secret':
      return new ClientSecretCredential(proof.tenantId, proof.clientId, proof.secret);
    case 'certificate':
      return new ClientCertificateCredential(proof.tenantId, proof.clientId, { certificatePath: proof.path });
    case 'managedIdentity':
      return managedIdentity(proof.identityClientId);
  }
}

function onBehalfOf(proof: EntraProof, userAssertionToken: string): TokenCredential {
  switch (proof.kind) {
    case 'secret': {
      const { tenantId, clientId, secret } = proof;
      return new OnBehalfOfCredential({ tenantId, clientId, clientSecret: secret, userAssertionToken });
    }
    case 'certificate': {
      const { tenantId, clientId, path } = proof;
      return new OnBehalfOfCredential({ tenantId, clientId, certificatePath: path, userAssertionToken });
    }
    case 'managedIdentity': {
      if (proof.federated === undefined) {
        throw new CodedError('SIGN_IN_FAILED', 'A managed identity acts as a person only through an app registration.');
      }
      const identity = managedIdentity(proof.identityClientId);
      const getAssertion = async () => required(await identity.getToken(exchangeScope)).token;
      return new OnBehalfOfCredential({ ...proof.federated, getAssertion, userAssertionToken });
    }
  }
}

function managedIdentity(clientId: string | undefined): ManagedIdentityCredential {
  return clientId === undefined ? new ManagedIdentityCredential() : new ManagedIdentityCredential({ clientId });
}

function required<T>(token: T | null): T {
  if (token === null) throw new CodedError('SIGN_IN_FAILED', 'Microsoft Entra ID gave no token.');
  return token;
}
