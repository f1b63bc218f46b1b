/** Searches that Teams asks for by invoke: the compose box, pasted addresses, fields that suggest. Answered in time, always with 200. */
import { ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import type { Application } from '@microsoft/teams-ai';
import { z } from 'zod';
import { inTime } from '../conversation/in-time.ts';
import type { Search, SearchResult } from '../search/search.ts';
import { incomingOf } from './activity.ts';

/** Teams gives up after a few seconds; an empty list in time is worth more than a full one too late. */
const answerWithinMilliseconds = 2_500;

const queryModel = z.object({
  commandId: z.string().max(100),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
});
const linkModel = z.object({ url: z.string().max(2_000) });
const suggestModel = z.object({ queryText: z.string().max(500).default(''), dataset: z.string().max(100) });

/** Adds the routes of the searches to the application. */
export function routeSearches(app: Application, search: Search): void {
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
  route('composeExtension/query', async ({ activity }) => {
    const incoming = incomingOf(activity);
    const query = queryModel.safeParse(activity.value);
    if (incoming === null || !query.success) return resultList([]);
    const words = query.data.parameters.find(({ name }) => name === 'words')?.value;
    const { commandId } = query.data;
    return resultList(
      await inTime(
        search.compose(incoming, commandId, typeof words === 'string' ? words : ''),
        answerWithinMilliseconds,
        [],
      ),
    );
  });
  route('composeExtension/queryLink', async ({ activity }) => {
    const incoming = incomingOf(activity);
    const link = linkModel.safeParse(activity.value);
    if (incoming === null || !link.success) return {};
    const result = await inTime(search.unfurl(incoming, link.data.url), answerWithinMilliseconds, null);
    return result === null ? {} : resultList([result]);
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
  return {
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: results.map(({ title, text, card }) => ({
        ...CardFactory.adaptiveCard(card),
        preview: CardFactory.heroCard(escapeHtml(title), escapeHtml(text)),
      })),
    },
  };
}

/** Previews take a little HTML; names of records are none. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
