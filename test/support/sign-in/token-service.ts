/**
 * The token service of the Bot Framework: keeps the sign-ins of people under an OAuth connection, gives the page to sign in on, takes
 * tokens of single sign-on. It signs people in at a local directory; what a person does on the page, a test does.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Account, LocalDirectory } from './directory.ts';

interface Kept {
  readonly token: string;
  readonly expiration: string;
}

export interface LocalTokenService extends AsyncDisposable {
  readonly address: string;
  readonly connection: string;
  /** What the bot asked for, in order: `GetToken 29:…`. */
  readonly asked: readonly string[];
  /** The person signs in on the page, as some account of the directory; gives the code that the page hands to the client. */
  pageSignsIn(user: string, as: Account): string;
  /** From now on nobody is signed in by single sign-on: the directory wants to show a page (consent). */
  wantsPage(isWanted: boolean): void;
  /** Whether something is kept of the person. */
  keeps(user: string): boolean;
  /** Single sign-on happened elsewhere, earlier. */
  keep(user: string, account: Account): void;
}

export async function startTokenService(directory: LocalDirectory): Promise<LocalTokenService> {
  const connection = 'finance-and-operations';
  const kept = new Map<string, Kept>();
  const codes = new Map<string, { readonly user: string; readonly as: Account }>();
  const asked: string[] = [];
  let isPageWanted = false;
  let pages = 0;

  const keep = (user: string, account: Account): Kept => {
    const one = { token: directory.tokenFor(account), expiration: new Date(Date.now() + 3_600_000).toISOString() };
    kept.set(user, one);
    return one;
  };
  const answerOf = (one: Kept) => ({ channelId: 'msteams', connectionName: connection, ...one });
  const nothing = { status: 404, body: {} };

  const answer = (method: string, url: URL, body: string): { readonly status: number; readonly body?: unknown } => {
    const operation = url.pathname.split('/').at(-1) ?? '';
    const user = url.searchParams.get('userId') ?? '';
    asked.push(`${operation} ${user}`.trim());
    const named = url.searchParams.get('connectionName');
    if (operation !== 'GetSignInResource' && named !== connection) {
      return {
        status: 400,
        body: { error: { code: 'BadArgument', message: `There is no connection ${named ?? ''}.` } },
      };
    }
    switch (`${method} ${operation}`) {
      case 'GET GetToken': {
        const code = url.searchParams.get('code') ?? '';
        if (code !== '') {
          const redeemed = codes.get(code);
          codes.delete(code);
          return redeemed?.user === user ? { status: 200, body: answerOf(keep(user, redeemed.as)) } : nothing;
        }
        const one = kept.get(user);
        return one === undefined ? nothing : { status: 200, body: answerOf(one) };
      }
      case 'GET GetSignInResource': {
        const state = JSON.parse(Buffer.from(url.searchParams.get('state') ?? '', 'base64').toString()) as {
          readonly connectionName: string;
          readonly conversation: { readonly user: { readonly id: string } };
        };
        if (state.connectionName !== connection) return { status: 400, body: {} };
        pages += 1;
        const id = `exchange-${pages}`;
        return {
          status: 200,
          body: {
            signInLink: `${address}/signin?for=${encodeURIComponent(state.conversation.user.id)}`,
            tokenExchangeResource: { id, uri: `api://botid-${directory.clientId}`, providerId: 'entra' },
          },
        };
      }
      case 'POST exchange': {
        const { token } = JSON.parse(body) as { readonly token: string };
        const account = directory.accountOf(token);
        if (account === null || isPageWanted) {
          return {
            status: 400,
            body: { error: { code: 'ConsentRequired', message: 'The token cannot be exchanged.' } },
          };
        }
        return { status: 200, body: answerOf(keep(user, account)) };
      }
      case 'DELETE SignOut':
        kept.delete(user);
        return { status: 200, body: {} };
      case 'POST GetAadTokens':
        return { status: 200, body: {} };
      default:
        return { status: 501, body: { error: { code: 'NotImplemented', message: operation } } };
    }
  };

  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const told = answer(request.method ?? 'GET', new URL(request.url ?? '/', 'http://service'), body);
      response.writeHead(told.status, { 'content-type': 'application/json', connection: 'close' });
      response.end(JSON.stringify(told.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    connection,
    asked,
    pageSignsIn(user, as) {
      const code = String(100_000 + codes.size + pages * 10);
      codes.set(code, { user, as });
      return code;
    },
    wantsPage: (isWanted) => void (isPageWanted = isWanted),
    keeps: (user) => kept.has(user),
    keep: (user, account) => void keep(user, account),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
