/**
 * What Teams tells of a sign-in: the token of its own single sign-on, the code of the sign-in page, and that it could not do it by
 * itself. In a status it reads whether the person has to go to the page: 412 shows them the button.
 */
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Application } from '@microsoft/teams-ai';
import { z } from 'zod';
import type { Incoming } from '../conversation/core.ts';
import type { BotSettings, Log } from '../ports.ts';
import type { Redeemed, SignIn } from '../sign-in/sign-in.ts';
import { incomingOf, messageOf, textOf } from './activity.ts';

const exchangeModel = z.object({
  id: z.string().min(1).max(200),
  connectionName: z.string().max(200),
  token: z.string().min(1).max(20_000),
});
const stateModel = z.object({ state: z.string().min(1).max(200) });
const failureModel = z.object({ code: z.string().max(200) });

/** The code of the sign-in page, for those whose client does not hand it on by itself. */
const typedCode = /^\d{6}$/;

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** Adds the routes of signing in to the application. */
export function routeSignIn(app: Application, signIn: SignIn, settings: BotSettings, log: Log): void {
  const route = (name: string, answer: (incoming: Incoming, context: TurnContext) => Promise<Answer>): void => {
    app.addRoute(
      ({ activity }) => Promise.resolve(activity.type === 'invoke' && activity.name === name),
      async (context) => {
        const incoming = incomingOf(context.activity);
        const value = incoming === null ? { status: 400 } : await answer(incoming, context);
        await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
      },
      true,
    );
  };
  const redeem = async ({ sender }: Incoming, context: TurnContext, code: string): Promise<Redeemed> => {
    const outcome = await signIn.redeem(sender, code);
    if (outcome !== 'signed in') await context.sendActivity(messageOf(await signIn.explain(sender, outcome), settings));
    return outcome;
  };

  route('signin/tokenExchange', async ({ sender }, { activity }) => {
    const told = exchangeModel.safeParse(activity.value);
    if (!told.success) return { status: 400 };
    const { id, connectionName, token } = told.data;
    if (await signIn.exchange(sender, id, token)) return { status: 200, body: { id, connectionName } };
    return { status: 412, body: { id, connectionName, failureDetail: 'A page has to be opened to sign in.' } };
  });
  route('signin/verifyState', async (incoming, context) => {
    const told = stateModel.safeParse(context.activity.value);
    // Teams sends no state when the page was closed.
    const outcome = await redeem(incoming, context, told.success ? told.data.state : 'CancelledByUser');
    return { status: outcome === 'wrong code' ? 404 : 200 };
  });
  route('signin/failure', async ({ sender }, { activity }) => {
    const told = failureModel.safeParse(activity.value);
    log.warn('single sign-on failed', { code: told.success ? told.data.code : 'unknown' });
    await signIn.offerPage(sender);
    return { status: 200 };
  });

  app.addRoute(
    async ({ activity }) => {
      if (activity.type !== String(ActivityTypes.Message) || !typedCode.test(textOf(activity))) return false;
      const incoming = incomingOf(activity);
      return incoming?.conversation.kind === 'personal' && (await signIn.isAsked(incoming.sender));
    },
    async (context) => {
      const incoming = incomingOf(context.activity);
      if (incoming !== null) await redeem(incoming, context, textOf(context.activity));
    },
  );
}
