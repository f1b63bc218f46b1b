/** Dialogs as Teams asks for them: task modules, fetched by a button and submitted by their own. */
import { ActivityTypes, CardFactory } from 'botbuilder';
import type { Application } from '@microsoft/teams-ai';
import { z } from 'zod';
import type { DialogAnswer, Dialogs } from '../dialogs/dialogs.ts';
import { incomingOf } from './activity.ts';

const taskModel = z.object({ data: z.unknown() });

/** Adds the routes of dialogs to the application. */
export function routeDialogs(app: Application, dialogs: Dialogs): void {
  const route = (name: string, work: 'open' | 'submit'): void => {
    app.addRoute(
      ({ activity }) => Promise.resolve(activity.type === 'invoke' && activity.name === name),
      async (context) => {
        const incoming = incomingOf(context.activity);
        const task = taskModel.safeParse(context.activity.value);
        const { failures, systems } = await dialogs.textsFor(incoming, context.activity.locale);
        const answer: DialogAnswer =
          incoming === null || !task.success
            ? { kind: 'message', text: failures.outOfDate.text }
            : await dialogs[work](incoming, task.data.data);
        const body = taskOf(systems.dispatchCopilot, answer, work);
        await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
      },
      true,
    );
  };
  route('task/fetch', 'open');
  route('task/submit', 'submit');
}

/** An empty answer closes a dialog; one that is not open yet can only say something. */
function taskOf(title: string, answer: DialogAnswer, work: 'open' | 'submit'): unknown {
  if (answer.kind === 'card') {
    return {
      task: {
        type: 'continue',
        value: { title, width: 'medium', height: 'large', card: CardFactory.adaptiveCard(answer.card) },
      },
    };
  }
  return answer.kind === 'closed' && work === 'submit' ? undefined : { task: { type: 'message', value: answer.text } };
}
