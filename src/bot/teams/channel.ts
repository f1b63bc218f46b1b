/**
 * The carrier: Microsoft Teams through botbuilder and teams-ai. This folder is the only one that knows them; moving to another SDK
 * is writing it anew.
 */
import { setMaxListeners } from 'node:events';
import type { Request, Response } from 'express';
import type { Activity, TurnContext } from 'botbuilder';
import type { Core } from '../conversation/core.ts';
import { isStopped } from '../conversation/failures.ts';
import type { Locks } from '../conversation/lock.ts';
import type { Messenger } from '../conversation/turn.ts';
import type { BotSettings, Log } from '../ports.ts';
import { textsFor } from '../texts/catalogue.ts';
import { answeredKey, createApplication } from './application.ts';
import type { Search } from '../search/search.ts';
import type { Dialogs } from '../dialogs/dialogs.ts';
import { admit } from './gate.ts';
import { createMessenger } from './messenger.ts';
import { routeSearches } from './search-invokes.ts';
import { routeDialogs } from './dialog-invokes.ts';
import { routeSignIn } from './sign-in-invokes.ts';
import type { TeamsTokenService } from './token-service.ts';
import { TurnAdapter } from './turn-adapter.ts';

/** Settings of the Bot Framework's own authentication, by their usual names; all absent in the anonymous local mode. */
export interface AdapterEnvironment {
  readonly MicrosoftAppId?: string;
  readonly MicrosoftAppType?: string;
  readonly MicrosoftAppTenantId?: string;
  readonly MicrosoftAppPassword?: string;
}

export interface Channel {
  readonly messenger: Messenger;
  /** Connects the conversation; before this, nothing may be handled. */
  attach(core: Core, search: Search, dialogs: Dialogs, requests: readonly string[]): void;
  /** `POST /api/messages`, with the body parsed already. */
  handle(request: Request, response: Response): Promise<void>;
  /** From here on a message that does not get through at once is left to the next start. */
  end(): void;
}

interface ChannelParts {
  readonly environment: AdapterEnvironment;
  readonly settings: BotSettings;
  readonly log: Log;
  readonly locks: Locks;
  /** Null: the bot registration has no OAuth connection. */
  readonly tokenService: TeamsTokenService | null;
}

/** Opens the channel. Messages of one conversation are answered one after another; a click, a search or a dialog, for which Teams waits seconds only, is answered at once. */
export function openChannel({ environment, settings, log, locks, tokenService }: ChannelParts): Channel {
  const adapter = new TurnAdapter({ ...environment });
  adapter.onTurnError = async (context, error) => {
    log.error('turn failed', { type: context.activity.type, error: error.stack ?? error.message });
    if (context.activity.type !== 'message') return;
    const { stopped, internal } = textsFor(context.activity.locale).failures;
    const said = isStopped(error) ? `${stopped.title} ${stopped.text}` : internal('–').title;
    await context.sendActivity(said).catch(() => undefined);
  };
  let run: ((context: TurnContext) => Promise<boolean>) | null = null;
  const ending = new AbortController();
  // Each message that waits listens to it.
  setMaxListeners(0, ending.signal);
  return {
    messenger: createMessenger(adapter, settings, log, tokenService, ending.signal),
    attach(core, search, dialogs, requests) {
      const app = createApplication(adapter, settings, core, requests);
      routeSearches(app, { search, signIn: core.signIn, page: tokenService });
      routeSignIn(app, core.signIn, settings, log);
      routeDialogs(app, dialogs);
      run = (context) => app.run(context);
    },
    async handle(request, response) {
      const admission = admit(request.body, settings);
      if (admission.kind === 'turned away') {
        log.warn('activity turned away', { reason: admission.reason });
        response.status(admission.status).json({ error: admission.reason });
        return;
      }
      let markAnswered = (): void => undefined;
      const answered = new Promise<void>((resolve) => {
        markAnswered = resolve;
      });
      if (response.closed) markAnswered();
      else response.once('close', markAnswered);
      const { status, body } = await answer(adapter, request.headers.authorization ?? '', admission.body, (context) => {
        context.turnState.set(answeredKey, answered);
        const { type, conversation } = context.activity;
        const turn = async (): Promise<void> => void (await run?.(context));
        return type === 'message' ? locks.run(`messages of ${conversation.id}`, turn) : turn();
      });
      if (status >= 400) log.warn('activity not processed', { status });
      if (body === undefined) response.status(status).end();
      else response.status(status).json(body);
    },
    end: () => ending.abort(),
  };
}

/**
 * Runs a turn. What is thrown before the turn begins comes from checking the token, whatever kind of error the SDK makes of it, and
 * is not for whoever called; what is thrown inside goes to the adapter's error handler.
 */
async function answer(
  adapter: TurnAdapter,
  authorization: string,
  activity: Record<string, unknown>,
  logic: (context: TurnContext) => Promise<void>,
): Promise<{ readonly status: number; readonly body: unknown }> {
  try {
    const response = await adapter.turn(authorization, activity as unknown as Activity, logic);
    return { status: response?.status ?? 200, body: response?.body };
  } catch {
    return { status: 401, body: { error: 'not authenticated' } };
  }
}
