import { z } from 'zod';
import { noteFor } from '../conversation/notes.ts';
import { lastShown } from '../conversation/thread.ts';
import type { Offer } from '../cards/reply.ts';
import { placeInList } from '../understanding/ordinals.ts';
import { defineRequest } from './request.ts';

const ordinals =
  '(first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|seventh|7th|eighth|8th|last|other):nth';
const ordnungszahlen =
  '(erste|ersten|erstes|zweite|zweiten|zweites|dritte|dritten|drittes|vierte|vierten|viertes|fünfte|fünften|fünftes|sechste|sechsten|sechstes|siebte|siebten|siebtes|achte|achten|achtes|letzte|letzten|letztes|andere|anderen|anderes):nth';

/** Picks one of what the last card offers: `the second one`. */
export const pick = defineRequest({
  name: 'pick',
  utterances: {
    en: [
      `[i mean|i meant|take|show|show me|open|pick|choose|select|details of] [no] [the] ${ordinals} [one|choice|option|warehouse|order|asset|record|entry|line]`,
      `[i mean|i meant|take|show|open|pick|choose|select] [the] [one] (number|no|nr|option|choice) {nth:number}`,
    ],
    de: [
      `[ich meine|ich meinte|nimm|zeige|zeig|zeig mir|öffne|wähle] [nein] [den|die|das] ${ordnungszahlen} [eintrag|lager|bestellung|anlage|auftrag] [bitte]`,
      '[ich meine|nimm|zeige|zeig|öffne|wähle] (nummer|nr) {nth:number}',
    ],
  },
  slots: z.object({ nth: z.string() }),
  listed: false,
  passing: true,
  async handle(turn, given) {
    const { texts } = turn;
    const shown = await lastShown(turn);
    const offers: readonly Offer[] = shown?.offers ?? [];
    const offer = offers[placeInList(given.nth, offers.length) ?? -1];
    const within = { ...turn, company: offer?.company ?? turn.company };
    const reply = offer === undefined ? null : turn.requests.run(offer.request, within, offer.slots);
    return reply ?? noteFor(turn, 'default', texts.thread.nothingToPick(offers.length), '');
  },
});
