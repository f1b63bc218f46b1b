import { z } from 'zod';
import { helpCard } from '../cards/help.ts';
import { defineRequest } from './request.ts';

/** Lists what the bot can do for this person. */
export const help = defineRequest({
  name: 'help',
  utterances: {
    en: [
      '[show] [me] (help|menu|commands|options) [me]',
      'what can (you|i|we) do [for me|here]',
      'what (do|can) you (do|know|offer|understand)',
      'how does (this|it) work',
      '(what|which) (commands|requests) (are there|do you know|can i use)',
    ],
  },
  slots: z.object({}),
  listed: false,
  async handle(turn) {
    const { texts } = turn;
    return helpCard(turn.cards, {
      company: turn.company,
      title: texts.help.title,
      text: texts.help.text,
      requests: turn.requests.listed(turn.person).map((name) => ({ request: name, ...texts.requests[name] })),
    });
  },
});
