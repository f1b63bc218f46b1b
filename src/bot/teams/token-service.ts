/** The Bot Framework's token service, as it keeps people's sign-ins under an OAuth connection of the bot registration. */
import { ConfigurationBotFrameworkAuthentication, type Activity, type Attachment, CardFactory } from 'botbuilder';
import type { KeptSignIn, TokenService } from '../sign-in/ports.ts';
import type { SignInCard } from '../conversation/turn.ts';
import type { AdapterEnvironment } from './channel.ts';

export interface TokenServiceOptions {
  /** Name of the OAuth connection. */
  readonly connection: string;
  /** Address of the service, without a slash at the end. */
  readonly address: string;
}

/** The token service with what only the channel asks of it. */
export interface TeamsTokenService extends TokenService {
  /** The card to sign in with, for the person an activity is from or to. */
  card(activity: Activity, card: SignInCard): Promise<Attachment>;
  /** Address of the page to sign in on, for the person an activity is from. */
  page(activity: Activity): Promise<string | null>;
}

const channelId = 'msteams';

/** How the bot signs in to the service, in the public cloud; the SDK takes its own service for granted unless it is told everything. */
const publicCloud = {
  ValidateAuthority: true,
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
};

type Authentication = InstanceType<typeof ConfigurationBotFrameworkAuthentication>;

/** What the service answers; without a token when there is none. */
interface TokenAnswer {
  readonly token?: string;
  readonly expiration?: string | Date;
}

export function openTokenService(environment: AdapterEnvironment, options: TokenServiceOptions): TeamsTokenService {
  const { connection, address } = options;
  const authentication = new ConfigurationBotFrameworkAuthentication({
    ...environment,
    ...publicCloud,
    OAuthUrl: address,
  });
  const appId = environment.MicrosoftAppId ?? '';
  // The SDK makes a client for the bot a request was for. Here it is always this one.
  const bot = {
    isAuthenticated: true,
    claims: [{ type: 'aud', value: appId }],
    getClaimValue: (type: string) => (type === 'aud' ? appId : null),
  } as Parameters<Authentication['createUserTokenClient']>[0];
  let opening: ReturnType<Authentication['createUserTokenClient']> | null = null;
  const client = () => (opening ??= authentication.createUserTokenClient(bot));

  return {
    token: async (account) => kept(await (await client()).getUserToken(account, connection, channelId, '')),
    redeem: async (account, code) => kept(await (await client()).getUserToken(account, connection, channelId, code)),
    exchange: async (account, token) =>
      kept(await (await client()).exchangeToken(account, connection, channelId, { token })),
    discard: async (account) => (await client()).signOutUser(account, connection, channelId),
    page: async (activity) => {
      const { signInLink } = await (await client()).getSignInResource(connection, activity, '');
      return signInLink ?? null;
    },
    async card(activity, { text, button, single }) {
      const resource = await (await client()).getSignInResource(connection, activity, '');
      const { signInLink, tokenExchangeResource, tokenPostResource } = resource;
      return CardFactory.oauthCard(
        connection,
        button,
        text,
        signInLink,
        single ? tokenExchangeResource : undefined,
        tokenPostResource,
      );
    },
  };
}

function kept(answer: TokenAnswer | null | undefined): KeptSignIn | null {
  if (answer?.token === undefined || answer.token === '') return null;
  const expiresAt = answer.expiration === undefined ? null : new Date(answer.expiration);
  return { token: answer.token, expiresAt: expiresAt === null || Number.isNaN(expiresAt.getTime()) ? null : expiresAt };
}
