import { z } from 'zod';
import { noteFor } from '../conversation/notes.ts';
import { defineRequest } from './request.ts';

/** A greeting or thanks, answered in kind. */
export const greeting = defineRequest({
  name: 'greeting',
  utterances: {
    en: [
      '(hi|hello|hey|hiya|howdy|greetings) [there|again|bot|all|team|copilot]',
      'good (morning|afternoon|evening|day)',
      '(thanks|thank you|thx|cheers|ta) [so much|very much|a lot|again|bot]',
      'how are you [today]',
    ],
    de: [
      '(hallo|hi|hey|moin|servus|grüezi|grüß gott|guten tag|tag) [zusammen|bot|copilot|du]',
      'guten (morgen|abend|tag|mittag)',
      '(danke|vielen dank|dankeschön|besten dank|merci) [sehr|dir|ihnen|schön|nochmal] [und] [schönen (feierabend|tag|abend)]',
      '[einen] schönen (feierabend|tag|abend) [noch]',
      'wie gehts [dir|ihnen|heute]',
    ],
  },
  slots: z.object({}),
  listed: false,
  passing: true,
  handle: async (turn) =>
    noteFor(turn, 'default', turn.texts.greeting.title(turn.person.name), turn.texts.greeting.text, {
      suggest: ['help'],
    }),
});
