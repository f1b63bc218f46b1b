import { z } from 'zod';
import { helpCard } from '../cards/help.ts';
import { defineRequest } from './request.ts';
import { bySubject } from './subjects.ts';
import { isShared } from '../conversation/turn.ts';

/** Lines on one card. */
const pageSize = 10;

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
      'was (kannst du|können sie) [denn|eigentlich] [alles|hier|so] [für mich] [tun|machen]',
      'was kann ich [hier|alles] [dich|sie] (tun|machen|sagen|fragen|eingeben)',
      'wie (geht|funktioniert) (das|es|der bot) [hier]',
      'welche (befehle|kommandos) (gibt es|kennst du|kennen sie)',
    ],
  },
  slots: z.object({ page: z.number().int().min(1).optional() }),
  listed: false,
  passing: true,
  async handle(turn, { page = 1 }) {
    const { texts, requests } = turn;
    const listed = bySubject(requests.listed(turn.person), turn.person);
    const pages = Math.max(1, Math.ceil(listed.length / pageSize));
    const at = Math.min(page, pages);
    const other = (to: number) => ({ title: texts.help.title, request: 'help', slots: { page: to } });
    const reply = helpCard(turn.cards, {
      company: turn.company,
      title: texts.help.title,
      text: isShared(turn) ? texts.help.whereSeveralRead : texts.help.text,
      requests: listed.slice((at - 1) * pageSize, at * pageSize).map(({ subject, request }, index, page) => {
        const words = requests.words(request, turn);
        return {
          ...words,
          subject: page[index - 1]?.subject === subject ? '' : texts.help.subjects[subject],
          request,
          example: texts.quoted(words.example),
        };
      }),
      counted: pages > 1 ? texts.help.page(at, pages) : '',
      more: at < pages ? [{ request: 'more' }] : [],
    });
    return { ...reply, leads: { more: at < pages ? other(at + 1) : null, back: at > 1 ? other(at - 1) : null } };
  },
});
