/** The planner: the conversation reads the message, the plan is one command. */
import type { TurnContext } from 'botbuilder';
import type { Plan, Planner, PredictedDoCommand, TurnState } from '@microsoft/teams-ai';
import type { Core } from '../conversation/core.ts';
import { incomingOf, textOf } from './activity.ts';

/** The action that answers what no request reads. */
export const notUnderstoodAction = 'not-understood';

/** A planner over the requests of the bot, each an action of its own. */
export function createRulePlanner(core: Core): Planner<TurnState> {
  return {
    async beginTask(context: TurnContext) {
      const message = textOf(context.activity);
      const incoming = incomingOf(context.activity);
      const understood = incoming === null ? null : await core.understand(incoming, message);
      const command: PredictedDoCommand =
        understood === null
          ? { type: 'DO', action: notUnderstoodAction, parameters: { message } }
          : { type: 'DO', action: understood.request, parameters: { ...understood.slots } };
      return plan(command);
    },
    continueTask: () => Promise.resolve(plan()),
  };
}

function plan(...commands: PredictedDoCommand[]): Plan {
  return { type: 'plan', commands };
}
