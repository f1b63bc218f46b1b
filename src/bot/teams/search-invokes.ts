/**
 * Searches that Teams asks for by invoke: the compose box, pasted addresses, fields that suggest. Answered in time, always with 200.
 *
 * Where a sign-in is needed, the compose box is answered with `auth` and the address of the page; Teams opens it and, once the person
 * is back, sends the same query again with the code of the page as its `state`.
 */
import { ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import type { Application } from '@microsoft/teams-ai';
import { z } from 'zod';
import type { Incoming } from '../conversation/core.ts';
import { inTime } from '../conversation/in-time.ts';
import type { Search, SearchResult } from '../search/search.ts';
import { signInReasonOf } from '../sign-in/reason.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { incomingOf } from './activity.ts';
import type { TeamsTokenService } from './token-service.ts';

/** Teams gives up after a few seconds; an empty list in time is worth more than a full one too late. */
const answerWithinMilliseconds = 2_500;

const queryModel = z.object({
  commandId: z.string().max(100),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
});
const linkModel = z.object({ url: z.string().max(2_000) });
/** With a query that is sent again: what the sign-in page gave. */
const stateModel = z.object({ state: z.string().min(1).max(200) });
const suggestModel = z.object({ queryText: z.string().max(500).default(''), dataset: z.string().max(100) });

interface SearchRoutes {
  readonly search: Search;
  readonly signIn: Pick<SignIn, 'redeem' | 'words' | 'explain'>;
  /** Null: the bot registration has no OAuth connection. */
  readonly page: Pick<TeamsTokenService, 'page'> | null;
}

/** Adds the routes of the searches to the application. */
export function routeSearches(app: Application, { search, signIn, page }: SearchRoutes): void {
  const route = (name: string, answer: (context: TurnContext) => Promise<unknown>): void => {
    app.addRoute(
      ({ activity }) => Promise.resolve(activity.type === 'invoke' && activity.name === name),
      async (context) => {
        const body = await answer(context);
        await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
      },
      true,
    );
  };
  /** Takes the code that comes with a query sent again, then reads; what needs a sign-in is answered by the way to it. */
  const signedIn = async (
    { activity }: TurnContext,
    { sender }: Incoming,
    read: () => Promise<unknown>,
  ): Promise<unknown> => {
    const told = stateModel.safeParse(activity.value);
    if (told.success && (await signIn.redeem(sender, told.data.state)) === 'other account')
      return composing({ type: 'message', text: (await signIn.explain(sender, 'other account')).text });
    try {
      return await read();
    } catch (error) {
      const reason = signInReasonOf(error);
      if (reason === null) throw error;
      const { text, button } = await signIn.words(sender, page === null ? null : reason);
      const address = page === null || button === null ? null : await page.page(activity);
      if (address === null) return composing({ type: 'message', text });
      const actions = [{ type: 'openUrl', value: address, title: button }];
      return composing({ type: 'auth', suggestedActions: { actions } });
    }
  };
  route('composeExtension/query', async (context) => {
    const { activity } = context;
    const incoming = incomingOf(activity);
    const query = queryModel.safeParse(activity.value);
    if (incoming === null || !query.success) return resultList([]);
    const words = query.data.parameters.find(({ name }) => name === 'words')?.value;
    const { commandId } = query.data;
    return signedIn(context, incoming, async () =>
      resultList(
        await inTime(
          search.compose(incoming, commandId, typeof words === 'string' ? words : ''),
          answerWithinMilliseconds,
          [],
        ),
      ),
    );
  });
  route('composeExtension/queryLink', async (context) => {
    const { activity } = context;
    const incoming = incomingOf(activity);
    const link = linkModel.safeParse(activity.value);
    if (incoming === null || !link.success) return {};
    return signedIn(context, incoming, async () => {
      const result = await inTime(search.unfurl(incoming, link.data.url), answerWithinMilliseconds, null);
      return result === null ? {} : resultList([result]);
    });
  });
  route('application/search', async ({ activity }) => {
    const incoming = incomingOf(activity);
    const query = suggestModel.safeParse(activity.value);
    const results =
      incoming === null || !query.success
        ? []
        : await inTime(
            search.suggest(incoming, query.data.dataset, query.data.queryText),
            answerWithinMilliseconds,
            [],
          );
    return { type: 'application/vnd.microsoft.search.searchResponse', value: { results } };
  });
}

function resultList(results: readonly SearchResult[]): unknown {
  return composing({
    type: 'result',
    attachmentLayout: 'list',
    attachments: results.map(({ title, text, card }) => ({
      ...CardFactory.adaptiveCard(card),
      preview: CardFactory.heroCard(escapeHtml(title), escapeHtml(text)),
    })),
  });
}

function composing(answer: Readonly<Record<string, unknown>>): unknown {
  return { composeExtension: answer };
}

/** Previews take a little HTML; names of records are none. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
