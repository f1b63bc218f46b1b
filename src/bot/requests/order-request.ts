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
import { standsForAnother } from '../understanding/pronouns.ts';
import { resolveRecord } from '../understanding/resolve.ts';
import { showByCode } from './any-record.ts';
import { defineRequest, type Request } from './request.ts';

const slots = z.object({
  /** Number of the order, or words about it. */
  order: z.string().optional(),
});

/** How people name an order, in patterns. */
export const order =
  '([the|my|this|that] (po|p.o|purchase order|purchaseorder|order) [number|no|nr] [{order}]|{order:code}|{order:it} [one])';
/** The same in German. */
export const bestellung =
  '([die|der|den|das|meine|diese] (bestellung|po|bestellnummer|purchase order|order) [nummer|nr] [{order}]|{order:code}|{order:it})';

/** Said right after another request about an order: the same for this one. */
const followUps = {
  en: [
    '[for] [po|order|purchase order] [number|no|nr] {order:code}',
    '(what|how) about [po|order|purchase order] {order:code}',
  ],
  de: ['[für] [po|bestellung] [nummer|nr] {order:code}', '(was ist|wie siehts aus) mit [po|bestellung] {order:code}'],
};

interface OrderRequest {
  readonly name: RequestName;
  readonly utterances: PerLanguage<readonly string[]>;
  readonly writes?: boolean;
  readonly fits?: (person: Person) => boolean;
  readonly show: (turn: Turn, order: OrderView) => Reply | Promise<Reply>;
}

/** Makes a request of what it shows of the order that was named; asks which one where that is open. */
export function defineOrderRequest({ name, utterances, writes = false, fits, show }: OrderRequest): Request {
  return defineRequest({
    name,
    utterances,
    writes,
    followUps,
    slots,
    ...(fits === undefined ? {} : { fits }),
    async handle(turn, given) {
      const { texts, services, person, company } = turn;
      const words = await namedOrder(turn, given.order ?? '');
      if (words === '') return askOrder(turn, name, texts.questions.whichOrder);
      // An order made a moment ago is not yet among those that can be searched.
      const exact = /\d/.test(words) ? await services.procurement.order(company, words.toUpperCase(), person) : null;
      if (exact !== null) return show(turn, exact);
      // `show WO-01001` is read as this request too: any code might be that of an order.
      const other = name === 'show-purchase-order' && isOtherCode(words) ? await showByCode(turn, words) : null;
      if (other !== null) return other;
      const resolution = await resolveRecord(services.records, 'purchase-order', words, person, company);
      if (resolution.kind === 'several') {
        return askAmong(
          turn,
          texts.questions.whichOrder,
          { request: name, slots: {}, slot: 'order' },
          resolution.found,
        );
      }
      const found =
        resolution.kind === 'one'
          ? await services.procurement.order(resolution.found.company ?? company, resolution.found.key, person)
          : null;
      return found === null ? askOrder(turn, name, texts.orders.unknown(words)) : show(turn, found);
    },
  });
}

/** A single code that does not look like the number of an order. */
const isOtherCode = (words: string): boolean => /^(?!po)(?=\D)\S*\d\S*$/i.test(words);

/** The number behind `it`: the order of the newest card. Other words stay as they are. */
async function namedOrder(turn: Turn, words: string): Promise<string> {
  if (!standsForAnother(words)) return words;
  const follows = (await lastShown(turn))?.follows ?? '';
  return readOrderTopic(follows)?.number ?? '';
}

function askOrder(turn: Turn, request: RequestName, title: string): Promise<Reply> {
  const other = { label: turn.texts.questions.orderNumber, slot: 'order' };
  return ask(turn, { title, text: '', request, slots: {}, slot: 'order', options: [], other });
}
