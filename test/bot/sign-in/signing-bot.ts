/**
 * The bot with people who sign in at a local token service and a local directory. Where finance and operations would be called in
 * the name of a person, their token is asked for in earnest; what is behind it is the small world of the other conversations.
 */
import { NotSignedIn, SystemFailure } from '../../../src/connectors/errors.ts';
import { entraTokens } from '../../../src/connectors/tokens/entra.ts';
import { createReferences } from '../../../src/bot/conversation/references.ts';
import { createPeople } from '../../../src/bot/sign-in/people.ts';
import { openTokenService } from '../../../src/bot/teams/token-service.ts';
import type { Person } from '../../../src/records/face.ts';
import { startDirectory, type Account, type LocalDirectory } from '../../support/sign-in/directory.ts';
import { startTokenService, type LocalTokenService } from '../../support/sign-in/token-service.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import type { ChatPerson, ChatWindow, SignInCard } from '../support/chat.ts';
import { startConnector } from '../support/connector.ts';
import { createMemory } from '../support/memory.ts';
import { createProcurement, createRecords } from '../support/world.ts';

/** A person of the chat as the directory knows them. */
export function accountOf({ aadObjectId, name }: ChatPerson): Account {
  return { aadObjectId, userPrincipalName: `${name.split(' ')[0]?.toLowerCase() ?? ''}@example.com` };
}

/** The id of a person in the channel. */
export function channelIdOf({ aadObjectId }: ChatPerson): string {
  return `29:${aadObjectId}`;
}

export interface SigningBot extends AsyncDisposable {
  readonly directory: LocalDirectory;
  readonly service: LocalTokenService;
  readonly bot: TestBot;
  /** Ends the bot and starts another one, some minutes after the first, over what that remembered. */
  restart(minutesLater?: number): Promise<TestBot>;
  /** The client of a person signs in by itself with the card, as Teams does. */
  singleSignOn(window: ChatWindow, person: ChatPerson, card: SignInCard): ReturnType<ChatWindow['post']>;
}

export async function startSigningBot(): Promise<SigningBot> {
  const directory = await startDirectory({ validFor: 60 });
  const service = await startTokenService(directory);
  const clock = { now: () => new Date() };
  const connector = await startConnector();
  const startedAt = new Date('2026-11-23T10:02:00Z');
  const memory = createMemory({ now: () => startedAt });
  const world = createProcurement();
  const start = (minutesLater = 0): Promise<TestBot> => {
    const tokenService = openTokenService({}, { connection: service.connection, address: service.address });
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const people = createPeople({ service: tokenService, references: createReferences({ memory, clock }), clock, log });
    const { tenantId, clientId, secret, transport } = directory;
    const tokens = entraTokens({
      proof: { kind: 'secret', tenantId, clientId, secret },
      environments: { dataverse: 'https://a.crm.dynamics.com', financeOperations: 'https://a.operations.dynamics.com' },
      people,
      transport,
    });
    people.onForgotten((aadObjectId) => tokens.forget?.({ as: 'person', aadObjectId, userPrincipalName: '' }));
    const asThe = async ({ licences, aadObjectId, userPrincipalName }: Person): Promise<void> => {
      if (!licences.financeOperations) return;
      try {
        await tokens.token('financeOperations', { as: 'person', aadObjectId, userPrincipalName });
      } catch (error) {
        if (!(error instanceof NotSignedIn)) throw error;
        const { message, signIn } = error;
        throw new SystemFailure('SIGN_IN_NEEDED', 'financeOperations', message, { applied: 'no', signIn });
      }
    };
    return startTestBot({
      connector,
      now: new Date(startedAt.getTime() + minutesLater * 60_000),
      memory,
      signIn: { people, tokenService },
      records: {
        find: async (kind, words, person, limit) => {
          await asThe(person);
          return createRecords().find(kind, words, person, limit);
        },
        addressed: async (_address, person) => {
          await asThe(person);
          return (await createRecords().find('vendor', '1001', person))[0] ?? null;
        },
      },
      procurement: {
        ...world,
        create: async (draft, person, requestId) => {
          await asThe(person);
          return world.create(draft, person, requestId);
        },
        order: async (company, number, person) => {
          await asThe(person);
          return world.order(company, number, person);
        },
        act: async (request, person) => {
          await asThe(person);
          return world.act(request, person);
        },
      },
    });
  };
  let bot = await start();
  return {
    directory,
    service,
    get bot() {
      return bot;
    },
    async restart(minutesLater) {
      await bot[Symbol.asyncDispose]();
      bot = await start(minutesLater);
      return bot;
    },
    singleSignOn: (window, person, card) =>
      window.post({
        type: 'invoke',
        name: 'signin/tokenExchange',
        value: {
          id: card.tokenExchangeResource?.id,
          connectionName: card.connectionName,
          token: directory.tokenFor(accountOf(person)),
        },
      }),
    async [Symbol.asyncDispose]() {
      await bot[Symbol.asyncDispose]();
      await connector[Symbol.asyncDispose]();
      await service[Symbol.asyncDispose]();
      await directory[Symbol.asyncDispose]();
    },
  };
}
