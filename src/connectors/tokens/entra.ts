import { createHash } from 'node:crypto';
import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  OnBehalfOfCredential,
  type ClientSecretCredentialOptions,
  type TokenCredential,
} from '@azure/identity';
import { CodedError } from '../../errors.ts';
import type { SystemName } from '../../maps/entity-map.ts';
import { NotSignedIn } from '../errors.ts';
import type { Identity } from '../port.ts';
import type { TokenSource } from '../token.ts';
import { personRefusal } from './refusals.ts';

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

type PersonIdentity = Extract<Identity, { as: 'person' }>;

/** Where the single sign-on tokens of people are, each with this app as its audience. */
export interface SignedInPeople {
  /** Null when the person has not signed in. Remembered until it ages, unless asked for anew. */
  assertion(person: PersonIdentity, anew?: boolean): Promise<string | null>;
}

/** Carries calls to Microsoft Entra ID, where sockets do not. */
export type EntraTransport = NonNullable<ClientSecretCredentialOptions['httpClient']>;

export interface EntraOptions {
  readonly proof: EntraProof;
  /** Address of each environment: the audience of its tokens. */
  readonly environments: Readonly<Record<SystemName, string>>;
  /** Needed to act as a person in finance and operations. */
  readonly people?: SignedInPeople;
  /** `https://login.microsoftonline.com` unless told; other clouds have others. */
  readonly authorityHost?: string;
  readonly transport?: EntraTransport;
}

/** Persons whose credential, and with it the tokens it holds, is kept. */
const rememberedPersons = 200;
const exchangeScope = 'api://AzureADTokenExchange/.default';

/**
 * Tokens from Microsoft Entra ID. The integration signs in as the app registration (or managed identity); a person by the
 * on-behalf-of flow with the token they signed in to the chat with. The credentials remember tokens until shortly before they age.
 */
export function entraTokens(options: EntraOptions): TokenSource {
  const calls: CallOptions = { authorityHost: options.authorityHost, httpClient: options.transport };
  const integration = integrationCredential(options.proof, calls);
  const persons = new Map<string, { readonly assertion: string; readonly credential: TokenCredential }>();

  const personCredential = (person: PersonIdentity, assertion: string): TokenCredential => {
    const key = keyOf(person);
    const digest = createHash('sha256').update(assertion).digest('base64');
    const known = persons.get(key);
    if (known?.assertion === digest) return known.credential;
    const oldest = persons.keys().next();
    if (persons.size >= rememberedPersons && !oldest.done) persons.delete(oldest.value);
    const credential = onBehalfOf(options.proof, assertion, calls);
    persons.set(key, { assertion: digest, credential });
    return credential;
  };

  const assertionOf = async (person: PersonIdentity, anew: boolean): Promise<string> => {
    const assertion = (await options.people?.assertion(person, anew)) ?? null;
    if (assertion === null) throw new NotSignedIn('absent', `${person.userPrincipalName} has not signed in.`);
    return assertion;
  };

  const personToken = async (scope: string, person: PersonIdentity): Promise<string> => {
    const assertion = await assertionOf(person, false);
    const refusal = await exchange(personCredential(person, assertion), scope, person);
    if (typeof refusal === 'string') return refusal;
    persons.delete(keyOf(person));
    // What is remembered may have aged or been replaced since; only what is asked for anew tells.
    const renewed = await assertionOf(person, true);
    if (renewed === assertion) throw refusal;
    const again = await exchange(personCredential(person, renewed), scope, person);
    if (typeof again === 'string') return again;
    persons.delete(keyOf(person));
    throw again;
  };

  return {
    async token(system, identity) {
      const scope = scopeOf(options.environments[system]);
      return identity.as === 'person' ? personToken(scope, identity) : tokenOf(integration, scope);
    },
    forget(identity) {
      if (identity.as === 'person') persons.delete(keyOf(identity));
    },
  };
}

/** The scope of an environment: its address in lower case without a slash at the end. */
export function scopeOf(environment: string): string {
  return `${new URL(environment).origin.toLowerCase()}/.default`;
}

const keyOf = ({ aadObjectId }: PersonIdentity): string => aadObjectId.toLowerCase();

async function tokenOf(credential: TokenCredential, scope: string): Promise<string> {
  return required(await credential.getToken(scope)).token;
}

/** The token, or why the person has to sign in; throws what no sign-in mends. */
async function exchange(
  credential: TokenCredential,
  scope: string,
  { userPrincipalName }: PersonIdentity,
): Promise<string | NotSignedIn> {
  try {
    return await tokenOf(credential, scope);
  } catch (error) {
    const refusal = personRefusal(error);
    if (refusal === null) throw error;
    return new NotSignedIn(refusal.reason, `Entra ID lets nobody act for ${userPrincipalName} (${refusal.code}).`);
  }
}

type CallOptions = Pick<ClientSecretCredentialOptions, 'authorityHost' | 'httpClient'>;

function integrationCredential(proof: EntraProof, calls: CallOptions): TokenCredential {
  switch (proof.kind) {
    case 'secret':
      return new ClientSecretCredential(proof.tenantId, proof.clientId, proof.secret, calls);
    case 'certificate':
      return new ClientCertificateCredential(proof.tenantId, proof.clientId, { certificatePath: proof.path }, calls);
    case 'managedIdentity':
      return managedIdentity(proof.identityClientId);
  }
}

function onBehalfOf(proof: EntraProof, userAssertionToken: string, calls: CallOptions): TokenCredential {
  switch (proof.kind) {
    case 'secret': {
      const { tenantId, clientId, secret } = proof;
      return new OnBehalfOfCredential({ ...calls, tenantId, clientId, clientSecret: secret, userAssertionToken });
    }
    case 'certificate': {
      const { tenantId, clientId, path } = proof;
      return new OnBehalfOfCredential({ ...calls, tenantId, clientId, certificatePath: path, userAssertionToken });
    }
    case 'managedIdentity': {
      if (proof.federated === undefined) {
        throw new CodedError('SIGN_IN_FAILED', 'A managed identity acts as a person only through an app registration.');
      }
      const identity = managedIdentity(proof.identityClientId);
      const getAssertion = async () => required(await identity.getToken(exchangeScope)).token;
      return new OnBehalfOfCredential({ ...calls, ...proof.federated, getAssertion, userAssertionToken });
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
