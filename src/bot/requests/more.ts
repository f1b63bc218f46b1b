import { z } from 'zod';
import { noteFor } from '../conversation/notes.ts';
import { lastShown } from '../conversation/thread.ts';
import { defineRequest } from './request.ts';

/** The next page of what the last card shows, or the one before. */
export const more = defineRequest({
  name: 'more',
  utterances: {
    en: [
      '[show] [me] [some|any|the] (more|next) [warehouses|results|of them|ones|page|please|of that]',
      '(next page|page down|go on|continue|the rest|show the rest|what else|any more|anything else)',
      '[go] (back|previous|previous page|page up):back',
    ],
    de: [
      '[zeig|zeige] [mir] [noch] (mehr|weitere) [lager|davon|ergebnisse|seiten|bitte] [anzeigen|zeigen]',
      '(weiter|nächste seite|weiterblättern|noch mehr|den rest|was noch|was gibt es noch)',
      '(zurück|vorherige seite|zurückblättern|eine seite zurück):back',
    ],
  },
  slots: z.object({ back: z.string().optional() }),
  listed: false,
  passing: true,
  async handle(turn, given) {
    const { texts } = turn;
    const shown = await lastShown(turn);
    const page = given.back === undefined ? shown?.more : shown?.back;
    const reply = page === undefined || page === null ? null : turn.requests.run(page.request, turn, page.slots);
    return reply ?? noteFor(turn, 'default', texts.thread.noMore, '');
  },
});
