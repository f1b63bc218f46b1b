import { z } from 'zod';
import { ask } from '../conversation/questions.ts';
import type { Reply } from '../cards/reply.ts';
import { titleOf } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { beginList } from '../records/lists.ts';
import { resolveRecord } from '../understanding/resolve.ts';
import { defineRequest } from './request.ts';

const name = 'stock-of-product';

const stock = '(stock|inventory|availability|quantity|on hand|stock level|stock levels)';
const have =
  '(do we have|have we|have we got|do we have left|are there|is there|are in stock|is in stock|are left|is left|are available|is available)';
const where = '[everywhere|anywhere|in stock|in all warehouses|in the warehouses|across warehouses|on stock]';
const bestand = '(bestand|bestände|vorrat|lagerbestand|verfügbarkeit|menge)';
const haben = '(haben wir|gibt es|sind da|sind vorrätig|sind auf lager|ist da|ist vorrätig|sind verfügbar|liegen)';
const ueberall = '[überall|noch|auf lager|in allen lagern|insgesamt|vorrätig]';

/** Where a product is in stock, in every warehouse of the company. */
export const productStock = defineRequest({
  name,
  rest: 'product',
  utterances: {
    en: [
      `[show|list|what is|whats|check|get|give|how is] [me] [the] ${stock} (of|for) [the] [product|item|part] [{product}] ${where}`,
      `how (many|much) [of] {product} ${have} ${where}`,
      '(where|which warehouses) (is|are|has|have|hold|holds) [the] {product} (in stock|on stock|available)',
      '(which|what) (warehouse|warehouses) (has|have|hold|holds|stock|stocks|keep|keeps) [any] {product}',
      'where (do|can) (we|i) (have|stock|keep|find|get) [any] {product}',
      `(do we have|is there|are there) [any] {product} (in stock|on stock|left|available) ${where}`,
      '(who|which warehouse|which warehouses) (has|have|holds|stocks) [any|some] {product} [in stock|on stock|left|available]',
      `how much ${stock} of {product} (is|do we have|have we) [there] (in|at) [the] [warehouse|depot] {warehouse}`,
      `(is there|are there|do we have|have we got|have we) [any|some|still] {product} [left|in stock|available] [(in|at) [the] [warehouse|depot] {warehouse:code}]`,
      '(has|does) {warehouse:code} (have|got|stock) [any|some] {product} [left]',
      '{product} stock',
      '(product|item|part) {product:code}',
    ],
    de: [
      `[zeige|zeig|wie ist|was ist|nenne|prüfe] [mir] [der|den|die] ${bestand} (von|an|für|des|der|vom) [produkt|artikel|teil] [{product}] ${ueberall} [an]`,
      `wie viele [stück] {product} ${haben} ${ueberall}`,
      `wie viel {product} ${haben} ${ueberall}`,
      `wo (haben wir|gibt es|liegt|liegen|ist|sind) {product} [auf lager|vorrätig|im bestand|verfügbar]`,
      'welche lager haben [noch] {product} [auf lager|vorrätig]',
      '(hat|haben) {warehouse:code} [noch] {product} [auf lager|vorrätig|da]',
      '(haben wir|gibt es|ist|sind) noch {product} [da|auf lager|vorrätig] [(in|im) [lager] {warehouse:code}]',
      'wo (gibt es|gibts|haben wir|ist|sind|liegt|liegen|bekomme ich) noch {product} [auf lager|vorrätig]',
      'wer hat [noch] {product} [auf lager|vorrätig|da]',
      '{product} bestand',
      '(produkt|artikel|teil) {product:code}',
    ],
  },
  followUps: {
    en: ['(of|for) [the] {product}', '{product:code}'],
    de: ['(von|für|an) {product}', '{product:code}'],
  },
  slots: z.object({ product: z.string().optional(), page: z.number().int().min(1).optional() }),
  async handle(turn, given) {
    const { texts, services, person, company } = turn;
    const words = given.product ?? '';
    if (words === '') return askProduct(turn, texts.stock.whichProduct);
    const resolution = await resolveRecord(services.records, 'product', words, person, company);
    switch (resolution.kind) {
      case 'one': {
        const { key, name: called } = resolution.found;
        return beginList(turn, { kind: 'stock', product: key, name: called, company }, given.page ?? 1);
      }
      case 'several':
        return ask(turn, {
          request: name,
          slots: {},
          slot: 'product',
          title: texts.stock.whichProduct,
          text: texts.records.severalFit(words),
          options: resolution.found.map((found) => ({ title: titleOf(found), value: found.key })),
          other: { label: texts.stock.product, slot: 'product' },
        });
      case 'none':
        return askProduct(turn, texts.notFound.product(words));
    }
  },
});

function askProduct(turn: Turn, title: string): Promise<Reply> {
  const other = { label: turn.texts.stock.product, slot: 'product' };
  return ask(turn, { request: name, slots: {}, slot: 'product', title, text: '', options: [], other });
}
