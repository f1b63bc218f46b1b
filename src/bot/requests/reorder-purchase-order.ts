import { z } from 'zod';
import { mayCreate } from '../conversation/rights.ts';
import { noteFor } from '../conversation/notes.ts';
import { ask, askAmong, titleOf } from '../conversation/questions.ts';
import type { Reply } from '../cards/reply.ts';
import type { Turn } from '../conversation/turn.ts';
import { orderTheSame } from '../orders/again.ts';
import { resolveRecord } from '../understanding/resolve.ts';
import { bestellung, namedOrder, order } from './order-request.ts';
import { defineRequest } from './request.ts';

const slots = z.object({
  order: z.string().optional(),
  /** The last order of this vendor is meant. */
  vendor: z.string().optional(),
});

/** Orders once more what an earlier order had, or the last one of a vendor. */
export const reorderPurchaseOrder = defineRequest({
  name: 'reorder-purchase-order',
  writes: true,
  utterances: {
    en: [
      `(reorder|re-order|repeat|duplicate|copy|clone) ${order}`,
      `[the] same [order|thing|again] [again] (as|like) [in|on|for|with] ${order}`,
      `(order|buy) ${order} (again|once more|a second time)`,
      `(order|buy|get) [me|us] [exactly] the same [again] (as|like) (in|on|for|with) ${order}`,
      `(order|buy|get|reorder) [me|us] [exactly] the same [again] [as|like] [last time|before|always|usual] (from|at) [vendor|supplier] {vendor} [again]`,
      `(repeat|reorder|copy) [the|my|our] (last|latest|previous) (order|po|purchase order) (from|at|with|of) [vendor|supplier] {vendor}`,
    ],
    de: [
      `(bestelle|bestell|wiederhole|kopiere) ${bestellung} [noch einmal|nochmal|erneut|wieder|nach]`,
      `${bestellung} (nachbestellen|wiederholen|noch einmal bestellen|nochmal bestellen)`,
      `(bestelle|bestell) [mir|uns] [genau] dasselbe wie (in|bei|mit) ${bestellung}`,
      `(bestelle|bestell) [mir|uns] [genau] (dasselbe|das gleiche) [wie] [letztes mal|zuletzt|immer] (bei|von|beim) [lieferant] {vendor}`,
      `(wiederhole|kopiere) [die|meine|unsere] letzte bestellung (bei|von|beim) [lieferant] {vendor}`,
    ],
  },
  slots,
  fits: (person) => mayCreate(person, 'purchase-order'),
  async handle(turn, given) {
    if (given.vendor !== undefined) return lastOf(turn, given.vendor);
    const { texts, services, person } = turn;
    const { words, company } = await namedOrder(turn, given.order ?? '');
    if (words === '') return askOrder(turn, texts.orderChanges.again.which);
    const found = await services.procurement.order(company, words.toUpperCase(), person);
    if (found !== null) return orderTheSame(turn, found);
    // `reorder P-100` names a product: a new order of it.
    if (!/^po/i.test(words)) {
      const reply = turn.requests.run('create-purchase-order', turn, { lines: words });
      if (reply !== null) return reply;
    }
    return askOrder(turn, texts.orders.unknown(words));
  },
});

function askOrder(turn: Turn, title: string): Promise<Reply> {
  const other = { label: turn.texts.questions.orderNumber, slot: 'order' };
  return ask(turn, {
    title,
    text: '',
    request: 'reorder-purchase-order',
    slots: {},
    slot: 'order',
    options: [],
    other,
  });
}

/** The newest order of the vendor meant. */
async function lastOf(turn: Turn, said: string): Promise<Reply> {
  const { texts, services, person, company } = turn;
  const words = texts.orderChanges.again;
  const resolution = await resolveRecord(services.records, 'vendor', said, person, company);
  if (resolution.kind === 'several') {
    const leadsTo = { request: 'reorder-purchase-order', slots: {}, slot: 'vendor' } as const;
    return askAmong(turn, words.whichVendor, leadsTo, resolution.found);
  }
  if (resolution.kind === 'none') {
    const near = resolution.near.map(titleOf).join('; ');
    const hint = near === '' ? texts.notFound.hint : texts.notFound.nearest(near);
    return noteFor(turn, 'warning', texts.orderStatus.list.noVendor(said), hint);
  }
  const { found } = resolution;
  const number = await services.procurement.lastOrder(company, found, person);
  const order = number === null ? null : await services.procurement.order(company, number, person);
  return order === null ? noteFor(turn, 'default', words.noneFrom(titleOf(found)), '') : orderTheSame(turn, order);
}
