/** The teams-ai application: which activity goes where. Nothing is kept in its turn state. */
import { ActivityTypes, type TurnContext } from 'botbuilder';
import { AI, Application, type TeamsAdapter } from '@microsoft/teams-ai';
import { z } from 'zod';
import type { Reply } from '../cards/reply.ts';
import type { ClickAnswer, Core } from '../conversation/core.ts';
import type { BotSettings } from '../ports.ts';
import { cardOf, conversationOf, incomingOf, messageOf, senderOf, textOf } from './activity.ts';
import { createRulePlanner, notUnderstoodAction } from './planner.ts';

/** Where the turn keeps the promise that its HTTP answer has left. */
export const answeredKey = Symbol('answered');

/** A message that takes longer than this shows that somebody is typing. */
const typingAfterMilliseconds = 700;

const clickModel = z.object({
  action: z.object({ verb: z.string().max(100), data: z.record(z.unknown()).nullish() }),
});

/** Wires the application to the conversation. `requests` are the names the planner may call. */
export function createApplication(
  adapter: TeamsAdapter,
  settings: BotSettings,
  core: Core,
  requests: readonly string[],
): Application {
  const app = new Application({
    adapter,
    botAppId: settings.appId,
    startTypingTimer: false,
    longRunningMessages: false,
    removeRecipientMention: false,
    ai: { planner: createRulePlanner(core), allow_looping: false },
  });

  app.turn('beforeTurn', async (context) => {
    const { activity } = context;
    const sender = senderOf(activity);
    if (sender !== null && activity.type !== 'installationUpdate') await core.meet(conversationOf(activity), sender);
    return activity.type !== 'message' || activity.id === undefined
      ? true
      : core.isNew(conversationOf(activity), activity.id);
  });

  // A message without words (an image, only a mention) never reaches the planner.
  app.addRoute(
    (context) => Promise.resolve(context.activity.type === 'message' && textOf(context.activity) === ''),
    (context) => answerMessage(context, settings, core, (incoming) => core.notUnderstood(incoming, '')),
  );
  for (const name of requests) {
    app.ai.action(name, async (context, _state, parameters: unknown) => {
      await answerMessage(context, settings, core, (incoming) => core.answer(incoming, name, parameters ?? {}));
      return '';
    });
  }
  app.ai.action(notUnderstoodAction, async (context, _state, parameters: { message?: string }) => {
    await answerMessage(context, settings, core, (incoming) => core.notUnderstood(incoming, parameters.message ?? ''));
    return '';
  });
  app.ai.action(AI.UnknownActionName, async (context) => {
    await answerMessage(context, settings, core, (incoming) => core.notUnderstood(incoming, textOf(context.activity)));
    return AI.StopCommandName;
  });

  app.addRoute(
    ({ activity }) => Promise.resolve(activity.type === 'invoke' && activity.name === 'adaptiveCard/action'),
    (context) => answerClick(context, settings, core),
    true,
  );

  app.conversationUpdate('membersAdded', async (context) => {
    const { membersAdded = [], recipient, conversation } = context.activity;
    const isForBot = membersAdded.some(({ id }) => id === recipient.id);
    if (isForBot || conversation.conversationType === 'personal') await welcome(context, settings, core);
  });
  app.conversationUpdate('membersRemoved', async ({ activity }) => {
    const { membersRemoved = [], recipient } = activity;
    if (membersRemoved.some(({ id }) => id === recipient.id)) await core.leave(conversationOf(activity));
  });
  app.activity(ActivityTypes.InstallationUpdate, async (context) => {
    const { activity } = context;
    if (activity.action?.startsWith('remove')) return core.leave(conversationOf(activity));
    const sender = senderOf(activity);
    if (sender !== null) await core.meet(conversationOf(activity), sender);
    await welcome(context, settings, core);
  });
  return app;
}

async function welcome(context: TurnContext, settings: BotSettings, core: Core): Promise<void> {
  const reply = await core.arrive(conversationOf(context.activity), senderOf(context.activity));
  if (reply !== null) await context.sendActivity(messageOf(reply, settings));
}

async function answerMessage(
  context: TurnContext,
  settings: BotSettings,
  core: Core,
  work: (incoming: NonNullable<ReturnType<typeof incomingOf>>) => Promise<Reply>,
): Promise<void> {
  const incoming = incomingOf(context.activity);
  if (incoming === null) return;
  let typing: Promise<unknown> = Promise.resolve();
  const timer = setTimeout(() => {
    typing = context.sendActivity({ type: ActivityTypes.Typing }).catch(() => undefined);
  }, typingAfterMilliseconds);
  let reply: Reply;
  try {
    reply = await work(incoming);
  } finally {
    clearTimeout(timer);
    await typing;
  }
  const sent = await context.sendActivity(messageOf(reply, settings));
  if (sent?.id !== undefined) await core.sent(incoming, reply, sent.id);
}

async function answerClick(context: TurnContext, settings: BotSettings, core: Core): Promise<void> {
  const incoming = incomingOf(context.activity);
  const click = clickModel.safeParse(context.activity.value);
  const answered = context.turnState.get<Promise<void>>(answeredKey) ?? Promise.resolve();
  const answer: ClickAnswer =
    incoming === null || !click.success
      ? { kind: 'message', text: (await core.textsFor(incoming, context.activity.locale)).failures.outOfDate.text }
      : await core.click(incoming, click.data.action.verb, click.data.action.data ?? {}, answered);
  await context.sendActivity({
    type: ActivityTypes.InvokeResponse,
    value: { status: 200, body: invokeBody(answer, settings) },
  });
}

function invokeBody(answer: ClickAnswer, settings: BotSettings): Record<string, unknown> {
  const card = answer.kind === 'card' ? cardOf(answer.reply, settings) : null;
  if (card !== null) return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  const value = answer.kind === 'card' ? answer.reply.text : answer.text;
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}
