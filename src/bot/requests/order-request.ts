/** What all requests about an order there is have in common: the order is found by its number, by words, or as `it`; then it is shown. */
import { z } from 'zod';
import type { OrderView } from '../../procurement/face.ts';
import type { Person } from '../../records/face.ts';
import type { Reply } from '../cards/reply.ts';
import { ask, askAmong } from '../conversation/questions.ts';
import { lastShown } from '../conversation/thread.ts';
import type { Turn } from '../conversation/turn.ts';
import { readOrderTopic } from '../orders/topic.ts';
import type { PerLanguage } from '../texts/language.ts';
import type { RequestName } from '../texts/texts.ts';
import { spokenOf } from '../records/spoken-of.ts';
import { standsForAnother } from '../understanding/pronouns.ts';
import { resolveRecord } from '../understanding/resolve.ts';
import { showByCode } from './any-record.ts';
import { defineRequest, type Request } from './request.ts';

const slots = z.object({
  /** Number of the order, or words about it. */
  order: z.string().optional(),
  /** There when somebody asks where it is, or how far. */
  where: z.string().optional(),
});

type OrderSlots = z.output<typeof slots>;

/** How people name an order, in patterns. */
export const order =
  '([the|my|this|that] (po|p.o|purchase order|purchaseorder|order) [number|no|nr] [{order}]|{order:code}|{order:it} [one])';
/** The same in German. */
export const bestellung =
  '([die|der|den|das|meine|diese] (bestellung|po|bestellnummer|purchase order|order) [nummer|nr] [{order}]|{order:code}|{order:it})';

/** The same without `it`: `cancel it` puts away what is being filled in, and never ends an order. */
export const namedOrderWords =
  '([the|my|this|that] (po|p.o|purchase order|purchaseorder|order) [number|no|nr] [{order}]|{order:code})';

/** The same in German. */
export const genannteBestellung =
  '([die|der|den|das|meine|diese] (bestellung|po|bestellnummer|purchase order|order) [nummer|nr] [{order}]|{order:code})';

/** Said right after another request about an order: the same for this one. */
const followUps = {
  en: [
    '[for] [po|order|purchase order] [number|no|nr] {order:code}',
    '(what|how) about [po|order|purchase order] {order:code}',
  ],
  de: ['[für] [po|bestellung] [nummer|nr] {order:code}', '(was ist|wie siehts aus) mit [po|bestellung] {order:code}'],
};

interface OrderRequest<More extends z.ZodRawShape> {
  readonly name: RequestName;
  readonly utterances: PerLanguage<readonly string[]>;
  readonly writes?: boolean;
  readonly fits?: (person: Person) => boolean;
  /** What people say right after it, besides another order. */
  readonly followUps?: PerLanguage<readonly string[]>;
  /** What else a sentence may say. */
  readonly slots?: More;
  readonly show: (
    turn: Turn,
    order: OrderView,
    given: OrderSlots & z.output<z.ZodObject<More>>,
  ) => Reply | Promise<Reply>;
  /** What is answered when no order is named; asks which one unless told. */
  readonly unnamed?: (turn: Turn, given: OrderSlots) => Promise<Reply> | null;
}

/** Makes a request of what it shows of the order that was named; asks which one where that is open. */
export function defineOrderRequest<More extends z.ZodRawShape = Record<never, never>>({
  name,
  utterances,
  writes = false,
  fits,
  followUps: further,
  slots: more,
  show,
  unnamed,
}: OrderRequest<More>): Request {
  return defineRequest({
    name,
    utterances,
    writes,
    followUps: {
      en: [...followUps.en, ...(further?.en ?? [])],
      de: [...followUps.de, ...(further?.de ?? [])],
    },
    slots: slots.extend(more ?? {}) as unknown as z.ZodType<OrderSlots & z.output<z.ZodObject<More>>>,
    ...(fits === undefined ? {} : { fits }),
    async handle(asked, given) {
      const { words, company } = await namedOrder(asked, given.order ?? '');
      const turn = { ...asked, company };
      const { texts, services, person } = turn;
      const notOrder = words === '' ? await otherSpokenOf(turn, name, given.order) : null;
      if (notOrder !== null) return notOrder;
      if (words === '') return unnamed?.(turn, given) ?? askOrder(turn, name, given, texts.questions.whichOrder);
      // An order made a moment ago is not yet among those that can be searched.
      const exact = /\d/.test(words) ? await services.procurement.order(company, words.toUpperCase(), person) : null;
      if (exact !== null) return show(turn, exact, given);
      // `show WO-01001` is read as this request too: any code might be that of an order.
      const other = name === 'show-purchase-order' && isOtherCode(words) ? await showByCode(turn, words) : null;
      if (other !== null) return other;
      const resolution = await resolveRecord(services.records, 'purchase-order', words, person, company);
      if (resolution.kind === 'several') {
        return askAmong(
          turn,
          texts.questions.whichOrder,
          { request: name, slots: given, slot: 'order' },
          resolution.found,
        );
      }
      const found =
        resolution.kind === 'one'
          ? await services.procurement.order(resolution.found.company ?? company, resolution.found.key, person)
          : null;
      return found === null ? askOrder(turn, name, given, texts.orders.unknown(words)) : show(turn, found, given);
    },
  });
}

/** What a request about an order is called where the same words are about a record. */
const ofRecords: Readonly<Partial<Record<RequestName, RequestName>>> = {
  'show-purchase-order': 'show-record',
  'change-purchase-order': 'edit-record',
};

/** `change it` after the card of a record is about the record; null where the newest card shows none. */
async function otherSpokenOf(turn: Turn, name: RequestName, words: string | undefined): Promise<Reply | null> {
  const request = ofRecords[name];
  if (request === undefined || (await spokenOf(turn, words)) === null) return null;
  return turn.requests.run(request, turn, { record: words });
}

/** A single code that does not look like the number of an order. */
const isOtherCode = (words: string): boolean => /^(?!po)(?=\D)\S*\d\S*$/i.test(words);

/** Number and company behind `it`: the order of the newest card. Other words stay as they are, about the company of the turn. */
export async function namedOrder(
  turn: Turn,
  words: string,
): Promise<{ readonly words: string; readonly company: string }> {
  const { company } = turn;
  if (!standsForAnother(words)) return { words, company };
  const order = readOrderTopic((await lastShown(turn))?.follows ?? '');
  return order === null ? { words: '', company } : { words: order.number, company: order.company };
}

function askOrder(turn: Turn, request: RequestName, slots: OrderSlots, title: string): Promise<Reply> {
  const other = { label: turn.texts.questions.orderNumber, slot: 'order' };
  return ask(turn, { title, text: '', request, slots, slot: 'order', options: [], other });
}
