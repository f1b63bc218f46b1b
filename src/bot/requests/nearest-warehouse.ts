import { z } from 'zod';
import type { Found, Place } from '../../records/face.ts';
import {
  findPlaces,
  ownPlaces,
  placeModel,
  rememberedPlace,
  rememberPlace,
  whyNoPlace,
} from '../conversation/places.ts';
import { ask, askAmong, titleOf } from '../conversation/questions.ts';
import { noteFor } from '../conversation/notes.ts';
import type { Reply } from '../cards/reply.ts';
import type { Turn } from '../conversation/turn.ts';
import { readNumber } from '../understanding/numbers.ts';
import { resolveRecord } from '../understanding/resolve.ts';
import type { Language } from '../texts/language.ts';
import { beginSearch } from '../warehouses/nearest-list.ts';
import { showView } from '../warehouses/view.ts';
import { nearestWarehouseWords } from './nearest-warehouse-words.ts';
import { defineRequest } from './request.ts';

const name = 'nearest-warehouse';

const slots = z.object({
  /** Words for where to start from. */
  near: z.string().optional(),
  quantity: z.string().or(z.number()).optional(),
  product: z.string().optional(),
  /** How many to show at first; the rest is behind More. */
  limit: z.string().or(z.number()).optional(),
  /** Where to start from, once it is known exactly. */
  from: placeModel.optional(),
  /** Number of the product, once it is known exactly. */
  productNumber: z.string().optional(),
  /** Told on purpose; else it is that of the place, else the person's own. */
  company: z.string().optional(),
  /** A page of an earlier answer, or one warehouse of it. */
  view: z.object({ search: z.string(), page: z.number().optional(), warehouse: z.string().optional() }).optional(),
});

type Slots = z.output<typeof slots>;

/** Lists the warehouses nearest first, from wherever the person means: those of the company that a record there belongs to. */
export const nearestWarehouse = defineRequest({
  name,
  ...nearestWarehouseWords,
  follow(before, said) {
    // What was settled for the old words does not hold for the new ones.
    const { from, productNumber, view: _view, ...rest } = before;
    return {
      ...rest,
      ...('near' in said ? {} : { from }),
      ...('product' in said ? {} : { productNumber }),
      ...said,
    };
  },
  slots,
  async handle(turn, given): Promise<Reply> {
    if (given.view !== undefined) return showView(turn, given.view);
    const product = await productOf(turn, given);
    if (product.kind === 'reply') return product.reply;
    const from = await startOf(turn, given);
    if (from.kind === 'reply') return from.reply;
    await rememberPlace(turn, from.place);
    const limit = numberOf(given.limit, turn.texts.language);
    return beginSearch(turn, {
      from: from.place,
      ...(limit === null ? {} : { limit }),
      company: given.company?.toLowerCase() ?? from.place.company ?? turn.company,
      ...(product.number === null
        ? {}
        : { stock: { product: product.number, quantity: quantityOf(given, turn.texts.language) } }),
    });
  },
});

/** How many are wanted; one when only the product was named. */
function quantityOf(given: Slots, language: Language): number {
  return numberOf(given.quantity, language) ?? 1;
}

function numberOf(said: string | number | undefined, language: Language): number | null {
  const value = typeof said === 'number' ? said : readNumber(said ?? '', language);
  return value !== null && value > 0 ? value : null;
}

type Product =
  { readonly kind: 'known'; readonly number: string | null } | { readonly kind: 'reply'; readonly reply: Reply };

async function productOf(turn: Turn, given: Slots): Promise<Product> {
  if (given.productNumber !== undefined) return { kind: 'known', number: given.productNumber };
  if (given.product === undefined) return { kind: 'known', number: null };
  const { texts, services, person, company } = turn;
  const resolved = await resolveRecord(services.records, 'product', given.product, person, company);
  if (resolved.kind === 'one') return { kind: 'known', number: resolved.found.key };
  if (resolved.kind === 'none') {
    return {
      kind: 'reply',
      reply: noteFor(turn, 'warning', texts.notFound.product(given.product), nearestOr(turn, resolved.near)),
    };
  }
  return {
    kind: 'reply',
    reply: await askAmong(
      turn,
      texts.questions.whichProduct,
      { request: name, slots: given, slot: 'productNumber' },
      resolved.found,
    ),
  };
}

/** What comes nearest to words that fit no product, else what to try. */
function nearestOr({ texts }: Turn, near: readonly Found[]): string {
  return near.length === 0 ? texts.notFound.hint : texts.notFound.nearest(near.map(titleOf).join('; '));
}

type Start = { readonly kind: 'known'; readonly place: Place } | { readonly kind: 'reply'; readonly reply: Reply };

async function startOf(turn: Turn, given: Slots): Promise<Start> {
  const { texts } = turn;
  if (given.from !== undefined) return { kind: 'known', place: given.from };
  const own =
    /^(me|here|my (location|position|place|current booking|booking|bookings|work orders?|site|home)|mir|mich|hier|uns|mein(em|er|en)? (standort|position|ort|termin|einsatz|buchung|auftrag))$/i;
  if (given.near !== undefined && !own.test(given.near.trim())) {
    const tooLong = whyNoPlace(turn, given.near);
    if (tooLong !== null) return { kind: 'reply', reply: await askFrom(turn, given, tooLong) };
    const places = await findPlaces(turn, given.near);
    const [only] = places;
    if (only === undefined) {
      const known = await findUnplaced(turn, given.near);
      const problem = known === null ? unknownPlace(turn, given.near) : texts.notFound.position(known);
      return { kind: 'reply', reply: await askFrom(turn, given, problem) };
    }
    if (places.length === 1) return { kind: 'known', place: only };
    return {
      kind: 'reply',
      reply: await ask(turn, {
        title: texts.questions.whichPlace(given.near),
        text: '',
        request: name,
        slots: withoutStart(given),
        slot: 'from',
        options: places.slice(0, 12).map((one) => ({ title: one.label, value: one })),
        other: null,
      }),
    };
  }
  const remembered = given.near === undefined ? await rememberedPlace(turn) : null;
  if (remembered !== null) return { kind: 'known', place: remembered };
  return { kind: 'reply', reply: await askFrom(turn, given, '') };
}

/** Says that there is no such place; of a work order, to whom they are kept from, that it is kept elsewhere. */
function unknownPlace({ texts, person }: Turn, words: string): string {
  const isWorkOrder = /^(?:work ?order|wo|job|arbeitsauftrag|auftrag)\b|^wo-?\d/i.test(words.trim());
  return isWorkOrder && !person.licences.dataverse ? texts.notFound.workOrderPlace : texts.notFound.place(words);
}

/** What the words name exactly, where it is known and only its position is not. */
async function findUnplaced({ services, person }: Turn, words: string): Promise<string | null> {
  const wanted = words.trim().split(/\s+/).at(-1)?.toLowerCase();
  for (const kind of ['warehouse', 'work-order', 'asset', 'account', 'site'] as const) {
    const found = (await services.records.find(kind, words, person, 5)).find(({ key }) => key.toLowerCase() === wanted);
    if (found !== undefined) return found.name === found.key ? found.key : `${found.key} (${found.name})`;
  }
  return null;
}

/** Asks where to start from: the person's own places, or any words. */
export async function askFrom(turn: Turn, given: Slots, problem: string): Promise<Reply> {
  const { texts } = turn;
  const own = await ownPlaces(turn);
  return ask(turn, {
    title: texts.questions.fromWhere,
    text: own.length > 0 ? texts.questions.fromWhereText : texts.questions.fromWhereTyped,
    problem,
    request: name,
    slots: withoutStart(given),
    slot: 'from',
    options: own.slice(0, 12).map((one) => ({ title: one.label, value: one })),
    other: { label: texts.questions.fromWhereOther, slot: 'near' },
  });
}

function withoutStart(given: Slots): Slots {
  const { near: _near, from: _from, ...rest } = given;
  return rest;
}
