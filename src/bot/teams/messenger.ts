/** Messages outside a turn: notices, and edits of cards after the answer has left. */
import type { TurnContext } from 'botbuilder';
import type { TeamsAdapter } from '@microsoft/teams-ai';
import type { Delivery, Conversation, Messenger } from '../conversation/turn.ts';
import type { BotSettings, Log } from '../ports.ts';
import { messageOf, referenceOf } from './activity.ts';
import { mayAnswerTo } from './gate.ts';
import type { TeamsTokenService } from './token-service.ts';
import { callOnce } from './turn-adapter.ts';
import { createPace, noLimits, restUnless, teamsLimits, type Pace } from './pace.ts';

/** Pauses before trying again what Teams asks to repeat: 412, 429 and gateway errors. */
const pauses = [300, 1_000, 2_500];

/** Statuses after which the same message may get through; 401 is about the bot's own token, which is fetched anew. */
const worthRepeating = new Set([401, 412, 429, 500, 502, 503, 504]);

/** Statuses of a conversation or a message that is not there (any more). */
const saysGone = new Set([403, 404]);

/** Statuses that say that a message was not taken, and failures of connections over which none can have gone. */
const isNotTaken = (status: number): boolean => (status >= 400 && status < 500 && status !== 408) || status === 503;
const notReached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** A message that may be there all the same is sent again after so long at the earliest, by whoever keeps it. */
const secondsToSettle = 60;

/**
 * Creates a messenger over the adapter. It never throws: what became of a message is its result. Once `ending` comes, a message is
 * sent at most once and nothing is waited for.
 */
export function createMessenger(
  adapter: TeamsAdapter,
  settings: BotSettings,
  log: Log,
  signIn: Pick<TeamsTokenService, 'card'> | null,
  ending: AbortSignal,
): Messenger {
  const pace = createPace(settings.sendLimits === 'teams' ? teamsLimits : noLimits, () => performance.now());
  const within = async (
    conversation: Conversation,
    what: 'message' | 'edit',
    work: (context: TurnContext) => Promise<string | undefined>,
  ): Promise<Delivery> => {
    const reference = referenceOf(conversation);
    if (!mayAnswerTo(reference.serviceUrl ?? '', settings)) {
      return { kind: 'gone', reason: 'the service address is not trusted' };
    }
    let result: Delivery = { kind: 'later', reason: 'not reached', afterSeconds: 5 };
    try {
      // The adapter swallows what is thrown inside once it has an error handler, so that it is caught there.
      await adapter.continueConversationAsync(settings.appId, reference, async (context) => {
        callOnce(context);
        result = await attempt(() => work(context), conversation.id, { what, pace, log, ending });
      });
    } catch (error) {
      result = judge(error);
    }
    return result;
  };
  return {
    send: (conversation, reply) =>
      within(conversation, 'message', async (context) => (await context.sendActivity(messageOf(reply, settings)))?.id),
    update: (conversation, activityId, reply) =>
      within(conversation, 'edit', async (context) => {
        await context.updateActivity({ ...messageOf(reply, settings), id: activityId });
        return activityId;
      }),
    askToSignIn: async (conversation, card) =>
      signIn === null
        ? { kind: 'gone', reason: 'no OAuth connection' }
        : within(conversation, 'message', async (context) => {
            const attachment = await signIn.card(context.activity, card);
            return (await context.sendActivity({ type: 'message', attachments: [attachment] }))?.id;
          }),
  };
}

/** Teams is not asked again before the time it named; what takes longer than this comes back as to be tried later. */
const longestPause = 5;

async function attempt(
  work: () => Promise<string | undefined>,
  conversation: string,
  {
    what,
    pace,
    log,
    ending,
  }: { readonly what: 'message' | 'edit'; readonly pace: Pace; readonly log: Log; readonly ending: AbortSignal },
): Promise<Delivery> {
  for (const wait of [...pauses, null]) {
    if (!(await pace.turn(conversation, ending))) break;
    try {
      return { kind: 'sent', activityId: (await work()) ?? '' };
    } catch (error) {
      const verdict = judge(error);
      log.warn('message not delivered', { reason: verdict.kind === 'sent' ? '' : verdict.reason });
      if (verdict.kind !== 'later') return verdict;
      // A second one would stand beside it; an edit made twice is the same edit.
      if (what === 'message' && mayBeThere(error)) return { ...verdict, afterSeconds: secondsToSettle };
      pace.hold(conversation, verdict.afterSeconds);
      if (wait === null || verdict.afterSeconds > longestPause) return verdict;
      if (!(await restUnless(ending, Math.max(wait, verdict.afterSeconds * 1_000)))) return verdict;
    }
  }
  return { kind: 'later', reason: 'not reached', afterSeconds: 30 };
}

/** What the adapter throws. */
interface Thrown {
  readonly statusCode?: number;
  readonly code?: string;
  readonly response?: { readonly headers?: { readonly get?: (name: string) => string | undefined } };
}

/** Whether a message may have been taken although no answer says so. */
function mayBeThere(error: unknown): boolean {
  const { statusCode, code = '' } = error as Thrown;
  return statusCode === undefined ? !notReached.has(code) : !isNotTaken(statusCode);
}

function judge(error: unknown): Delivery {
  const failure = error as Thrown;
  const status = failure.statusCode;
  const reason = `${status ?? ''} ${failure.code ?? ''}`.trim() || 'no connection';
  if (status === undefined || worthRepeating.has(status)) {
    const asked = Number(failure.response?.headers?.get?.('retry-after'));
    return { kind: 'later', reason, afterSeconds: Number.isFinite(asked) && asked > 0 ? asked : 0 };
  }
  return { kind: saysGone.has(status) ? 'gone' : 'refused', reason };
}
