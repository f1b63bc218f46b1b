/** Requests about work orders there are: one's own, one of them, and what is near it. */
import { z } from 'zod';
import type { Place } from '../../records/face.ts';
import type { Reply } from '../cards/reply.ts';
import { noteFor } from '../conversation/notes.ts';
import { findPlaces, ownPlaces, placeModel, whyNoPlace } from '../conversation/places.ts';
import { ask } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { beginList } from '../records/lists.ts';
import { spokenOf } from '../records/spoken-of.ts';
import type { RequestName } from '../texts/texts.ts';
import { nearPlace, showNear, showWorkOrder } from '../work-orders/show.ts';
import { defineRequest } from './request.ts';
import { germanNearWords, germanShowVerbs, nearWords, showVerbs } from './verbs.ts';

const order = '(work order|workorder|wo|job|service order|ticket)';
const orders = '(work orders|workorders|wos|jobs|service orders|tickets|work|bookings|appointments)';
const auftrag = '(arbeitsauftrag|auftrag|serviceauftrag|einsatz|ticket|wo|workorder|work order)';
const auftraege = '(arbeitsaufträge|aufträge|serviceaufträge|einsätze|tickets|termine|arbeit)';

/** Open work orders that the person is booked on or owns. */
export const myWorkOrders = defineRequest({
  name: 'my-work-orders',
  utterances: {
    en: [
      `(show|list|get|give|display|see|find) [me] [all] [of] my [open|own|next|current] ${orders} [for today|today]`,
      `(what|which) (are|is) my [open|own|next|current] ${orders} [for today|today]`,
      `my [open|own|next|current] ${orders} [for today|today]`,
      `(what|which) ${orders} (do i have|have i|are mine|am i booked on|are assigned to me) [today|next]`,
      `[show|list] [me] [all] [the] [open] ${orders} (assigned to me|of mine|booked on me|for me)`,
      'what (do i have|have i got|have i|is there for me) (to do|todo|next|on) [today]',
      'what is (on|in) my (list|schedule|calendar|plate) [today]',
      'where do i (go|have to go) [next|today]',
      'what am i (doing|working on) [today|next]',
      '[show|list] [me] (everything|anything|all|what is) (assigned to|booked on|planned for|scheduled for) me',
    ],
    de: [
      `(zeige|zeig|liste|nenne|gib) [mir] [alle] meine [offenen|nächsten|aktuellen|eigenen] ${auftraege} [für heute|heute|auf|an]`,
      `(was|welche) sind meine [offenen|nächsten|aktuellen|eigenen] ${auftraege} [heute]`,
      `meine [offenen|nächsten|aktuellen|eigenen] ${auftraege} [für heute|heute] [zeigen|anzeigen|auflisten]`,
      `welche ${auftraege} habe ich [heute|noch|als nächstes]`,
      'was (habe ich|hab ich|muss ich|steht) [heute|als nächstes|noch] (zu tun|tun|machen|an|vor)',
      '(wo|wohin) muss ich [als nächstes|heute] [hin]',
    ],
  },
  slots: z.object({ page: z.number().int().min(1).optional() }),
  fits: ({ licences }) => licences.dataverse,
  async handle(turn, given) {
    const { texts, person, company } = turn;
    const { title, text } = texts.workOrders.notYours;
    if (!person.licences.dataverse) return noteFor(turn, 'warning', title, text);
    return beginList(turn, { kind: 'myWorkOrders', company }, given.page ?? 1);
  },
});

const number = z.string().optional();

/** One work order with what is to be done, where, and who is booked. */
export const showWorkOrderRequest = defineRequest({
  name: 'show-work-order',
  utterances: {
    en: [
      `(${showVerbs}|status of) [me] [the|my] ${order} [number|no|nr] [{number}]`,
      `${order} [number|no|nr] {number:code}`,
      `who (is booked on|works on|does) [the] ${order} {number}`,
    ],
    de: [
      `(${germanShowVerbs}|status von) [mir|uns] [den|der|dem|einen] ${auftrag} [nummer|nr] [{number}] [an]`,
      `${auftrag} [nummer|nr] {number:code} [zeigen|anzeigen|öffnen]`,
      `wer (ist|arbeitet) (auf|an) [dem] ${auftrag} {number} [eingeplant|gebucht]`,
    ],
  },
  followUps: { en: ['{number:code}'], de: ['{number:code}'] },
  slots: z.object({ number }),
  fits: ({ licences }) => licences.dataverse,
  handle: (turn, given) =>
    given.number === undefined
      ? askNumber(turn, 'show-work-order', turn.texts.workOrders.which)
      : showWorkOrder(turn, given.number),
});

/** The nearest warehouses and assets to a work order, or to any place. */
export const whatIsNear = defineRequest({
  name: 'what-is-near',
  utterances: {
    en: [
      `(what is|what else is|what do we have|what have we got|anything|anything else|something|is there anything) (${nearWords}) [the|my] [${order}] [{near}]`,
      `(show|find|list) [me] (everything|anything|what is|all|assets and warehouses|warehouses and assets) (${nearWords}) [the|my] [${order}] [{near}]`,
      `(what|which) assets are (${nearWords}) [the] {near}`,
      `(find|show|list) [me] [all] [the] [nearest|nearby] assets (near|close to|around|nearest to|closest to) [the] [${order}] {near}`,
    ],
    de: [
      `(was ist|was noch|ist etwas|was haben wir|irgendwas|gibt es was|gibt es etwas) (${germanNearWords}) [von|vom|der|des|dem] [${auftrag}] [{near}]`,
      `was (liegt|gibt es|steht|befindet sich) (${germanNearWords}) [von|vom|der|des|dem] [${auftrag}] [{near}]`,
      `(zeige|zeig|finde|suche) [mir] (alles|anlagen und lager|lager und anlagen) (in der nähe|nahe|bei|um) [von|vom|der|des|dem] [${auftrag}] {near} [an]`,
      `(zeige|zeig|finde|suche) [mir] [alle|die] [nächsten] anlagen (in der nähe von|in der nähe vom|nahe|nahe bei|um|rund um) [${auftrag}] {near} [an]`,
      'welche anlagen (sind|liegen|stehen) (in der nähe von|in der nähe vom|nahe|nahe bei|um) {near}',
    ],
  },
  followUps: { en: ['{near:code}'], de: ['{near:code}'] },
  slots: z.object({ near: z.string().optional(), from: placeModel.optional() }),
  async handle(turn, given) {
    const { texts, services, person } = turn;
    if (given.from !== undefined) return nearPlace(turn, given.from);
    const it = await spokenOf(turn, given.near);
    const words = it?.key ?? given.near ?? '';
    const own = /^(me|here|my (location|position|place)|mir|mich|hier|uns)$/i;
    if (words === '' || own.test(words)) return askNear(turn, '');
    const tooLong = whyNoPlace(turn, words);
    if (tooLong !== null) return askNear(turn, tooLong);
    const known = person.licences.dataverse ? await services.records.workOrder(words, person) : null;
    if (known !== null) return showNear(turn, known.key);
    const places = await findPlaces(turn, words);
    const [only] = places;
    if (only === undefined) return askNear(turn, texts.notFound.place(words));
    return places.length === 1 ? nearPlace(turn, only) : askPlace(turn, texts.questions.whichPlace(words), places);
  },
});

function askNumber(turn: Turn, request: RequestName, title: string): Promise<Reply> {
  const other = { label: turn.texts.workOrders.number, slot: 'number' };
  return ask(turn, { request, slots: {}, slot: 'number', title, text: '', options: [], other });
}

/** Asks near what: the person's own places, or any words. */
async function askNear(turn: Turn, problem: string): Promise<Reply> {
  const own = await ownPlaces(turn);
  return ask(turn, {
    request: 'what-is-near',
    slots: {},
    slot: 'from',
    title: turn.texts.workOrders.nearWhat,
    text: '',
    problem,
    options: own.slice(0, 12).map((place) => ({ title: place.label, value: place })),
    other: { label: turn.texts.workOrders.nearWords, slot: 'near' },
  });
}

function askPlace(turn: Turn, title: string, places: readonly Place[]): Promise<Reply> {
  const options = places.slice(0, 12).map((place) => ({ title: place.label, value: place }));
  return ask(turn, { request: 'what-is-near', slots: {}, slot: 'from', title, text: '', options, other: null });
}
