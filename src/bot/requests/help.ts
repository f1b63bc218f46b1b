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
      'what (do|can) i (say|type|ask) [here|you]',
    ],
    de: [
      '[zeige|zeig] [mir] [die] (hilfe|menü|befehle|kommandos|möglichkeiten)',
      '(hilf|helfen sie) mir',
      'was (kannst du|können sie) [alles|hier] [für mich] [tun|machen]',
      'was kann ich [hier|alles] [dich|sie] (tun|machen|sagen|fragen|eingeben)',
      'wie (geht|funktioniert) (das|es|der bot) [hier]',
      'welche (befehle|kommandos) (gibt es|kennst du|kennen sie)',
    ],
  },
  slots: z.object({}),
  listed: false,
  passing: true,
  async handle(turn) {
    const { texts } = turn;
    return helpCard(turn.cards, {
      company: turn.company,
      title: texts.help.title,
      text: turn.conversation.kind === 'personal' ? texts.help.text : texts.help.whereSeveralRead,
      requests: turn.requests
        .listed(turn.person)
        .map((name) => ({ request: name, ...turn.requests.words(name, turn) })),
    });
  },
});
