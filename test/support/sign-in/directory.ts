/**
 * Microsoft Entra ID as far as tokens go: OpenID configuration and the v2.0 token endpoint with client credentials and on-behalf-of, in
 * its own words for what it refuses. The tokens it gives are names, which the stand-ins for both systems take as such.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EntraTransport } from '../../../src/connectors/tokens/entra.ts';

export interface Account {
  readonly aadObjectId: string;
  readonly userPrincipalName: string;
}

/** What the directory says no with: the OAuth word and the number. */
export interface Refusal {
  readonly error: string;
  readonly number: number;
  readonly text: string;
}

export const refusals = {
  revoked: { error: 'invalid_grant', number: 50173, text: 'The provided grant has expired due to it being revoked.' },
  secondFactor: {
    error: 'interaction_required',
    number: 50076,
    text: 'Due to a configuration change made by your administrator you must use multi-factor authentication.',
  },
  noConsent: {
    error: 'invalid_grant',
    number: 65001,
    text: 'The user or administrator has not consented to use the application.',
  },
  blocked: { error: 'invalid_grant', number: 50105, text: 'The signed in user is not assigned to a role.' },
} as const satisfies Record<string, Refusal>;

export interface LocalDirectory extends AsyncDisposable {
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: string;
  /** Leads what is meant for Microsoft Entra ID here. */
  readonly transport: EntraTransport;
  /** A token of a person for this app, as single sign-on or the sign-in page brings it. */
  tokenFor(account: Account, validForSeconds?: number): string;
  /** The account a token of this directory was given to; null for any other token. */
  accountOf(token: string): Account | null;
  /** From now on nobody may act for the account, for the reason; null: all is well again. */
  refuse(account: Account, refusal: Refusal | null): void;
  /** Every token that was asked for: on whose behalf (or `client`), and for what. */
  readonly asked: { readonly of: string; readonly scope: string; readonly given: boolean }[];
}

const audienceOf = (clientId: string): string => `api://botid-${clientId}`;

/** Starts it on a free port. `validFor` is how long, in seconds, a token of a person for a system is good. */
export async function startDirectory(options: { readonly validFor?: number } = {}): Promise<LocalDirectory> {
  const tenantId = '11111111-2222-4333-8444-555555555555';
  const clientId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
  const secret = 'a secret of the app registration';
  const key = randomUUID();
  const refused = new Map<string, Refusal>();
  const asked: { of: string; scope: string; given: boolean }[] = [];

  const sign = (head: string): string => createHmac('sha256', key).update(head).digest('base64url');
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const read = (token: string): { aud: string; oid: string; upn: string; exp: number } | null => {
    const [header = '', payload = '', signature = ''] = token.split('.');
    if (signature !== sign(`${header}.${payload}`)) return null;
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as ReturnType<typeof read>;
  };

  const answer = (form: URLSearchParams): { readonly status: number; readonly body: object } => {
    const no = (status: number, { error, number, text }: Refusal) => ({
      status,
      body: {
        error,
        error_description: `AADSTS${number}: ${text} Trace ID: ${randomUUID()} Timestamp: 2026-11-23 10:00:00Z`,
        error_codes: [number],
        ...(error === 'interaction_required' ? { suberror: 'basic_action' } : {}),
      },
    });
    const scope = form.get('scope') ?? '';
    const give = (of: string, token: string) => {
      asked.push({ of, scope, given: true });
      const expires = of === 'client' ? 3_600 : (options.validFor ?? 3_600);
      return {
        status: 200,
        body: { token_type: 'Bearer', scope, expires_in: expires, ext_expires_in: expires, access_token: token },
      };
    };
    if (form.get('client_id') !== clientId || form.get('client_secret') !== secret) {
      return no(401, { error: 'invalid_client', number: 7000215, text: 'Invalid client secret provided.' });
    }
    if (form.get('grant_type') === 'client_credentials') return give('client', 'dispatch-copilot@example.com');
    const isOnBehalf =
      form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer' &&
      form.get('requested_token_use') === 'on_behalf_of';
    if (!isOnBehalf) {
      return no(400, { error: 'unsupported_grant_type', number: 70003, text: 'The grant type is not supported.' });
    }
    const assertion = read(form.get('assertion') ?? '');
    if (assertion === null)
      return no(400, { error: 'invalid_grant', number: 50013, text: 'Assertion failed signature validation.' });
    if (assertion.aud !== audienceOf(clientId)) {
      return no(400, {
        error: 'invalid_grant',
        number: 500131,
        text: 'Assertion audience does not match the Client app.',
      });
    }
    const refusal = refused.get(assertion.oid);
    if (assertion.exp * 1000 < Date.now() || refusal !== undefined) {
      asked.push({ of: assertion.upn, scope, given: false });
      return no(
        400,
        refusal ?? { error: 'invalid_grant', number: 500133, text: 'Assertion is not within its valid time range.' },
      );
    }
    return give(assertion.upn, assertion.upn);
  };

  const server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      const issuer = `https://login.microsoftonline.com/${tenantId}`;
      const isToken = request.method === 'POST' && /\/oauth2\/v2\.0\/token(\?|$)/.test(request.url ?? '');
      const { status, body } = isToken
        ? answer(new URLSearchParams(text))
        : {
            status: 200,
            body: {
              issuer: `${issuer}/v2.0`,
              authorization_endpoint: `${issuer}/oauth2/v2.0/authorize`,
              token_endpoint: `${issuer}/oauth2/v2.0/token`,
              jwks_uri: `${issuer}/discovery/v2.0/keys`,
            },
          };
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    tenantId,
    clientId,
    secret,
    asked,
    transport: leadTo(`http://127.0.0.1:${port}`),
    tokenFor: ({ aadObjectId, userPrincipalName }, validForSeconds = 3_600) => {
      const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({
        aud: audienceOf(clientId),
        tid: tenantId,
        oid: aadObjectId,
        upn: userPrincipalName,
        exp: Math.floor(Date.now() / 1000) + validForSeconds,
        jti: randomUUID(),
      })}`;
      return `${head}.${sign(head)}`;
    },
    accountOf(token) {
      const claims = read(token);
      return claims === null ? null : { aadObjectId: claims.oid, userPrincipalName: claims.upn };
    },
    refuse({ aadObjectId }, refusal) {
      if (refusal === null) refused.delete(aadObjectId);
      else refused.set(aadObjectId, refusal);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Calls for `https://login.microsoftonline.com`, the only kind of address the library takes, carried to a server on this machine. */
function leadTo(address: string): EntraTransport {
  return {
    async sendRequest(request) {
      const { pathname, search, host } = new URL(request.url);
      if (host !== 'login.microsoftonline.com')
        throw new TypeError(`Nobody but Entra ID is to be asked, and not ${host}.`);
      const response = await fetch(address + pathname + search, {
        method: request.method,
        headers: { ...request.headers.toJSON(), connection: 'close' },
        ...(typeof request.body === 'string' ? { body: request.body } : {}),
      });
      const headers = request.headers;
      return { request, headers, status: response.status, bodyAsText: await response.text() };
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
