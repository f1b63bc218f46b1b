import { z } from 'zod';
import type { Place } from '../../records/face.ts';
import { placeModel, rememberedPlace, rememberPlace } from '../conversation/places.ts';
import { ask, askAmong } from '../conversation/questions.ts';
import { noteFor } from '../conversation/notes.ts';
import type { Reply } from '../cards/reply.ts';
import type { Turn } from '../conversation/turn.ts';
import { readNumber } from '../understanding/numbers.ts';
import { resolveRecord } from '../understanding/resolve.ts';
import { beginSearch } from '../warehouses/nearest-list.ts';
import { defineRequest } from './request.ts';

const name = 'nearest-warehouse';

const slots = z.object({
  /** Words for where to start from. */
  near: z.string().optional(),
  quantity: z.string().or(z.number()).optional(),
  product: z.string().optional(),
  /** Where to start from, once it is known exactly. */
  from: placeModel.optional(),
  /** Number of the product, once it is known exactly. */
  productNumber: z.string().optional(),
});

type Slots = z.output<typeof slots>;

const warehouses = '(warehouse|warehouses|depot|depots|stock|stores|warehouse location)';
const nearest = '(nearest|closest|nearby|near|next)';
const stock =
  '[(with|having|that has|that have|which has|holding) ([at least] {quantity:number} [of|x] {product}|{product})]';
const place = '[(to|from|near|around|by|at|of|for|in|near to|close to) {near}]';

/** Lists the warehouses nearest first, from wherever the person means: those of the company that a record there belongs to. */
export const nearestWarehouse = defineRequest({
  name,
  utterances: {
    en: [
      `[find|show|list|get|search|give|tell] [me|us] [all] [the|a|my] ${nearest} ${warehouses} ${stock} ${place} ${stock}`,
      `(where|what|which) (is|are|s) [the|my] ${nearest} ${warehouses} ${stock} ${place} ${stock}`,
      `(whats|wheres) [the] ${nearest} ${warehouses} ${stock} ${place} ${stock}`,
      `which warehouse is [the] ${nearest} ${place}`,
      `[find|show|list|get|search] [me|us] [all] [the|a] ${warehouses} (near|around|close to|in|nearby) {near} ${stock}`,
      `[find|show|list|get] [me|us] [all] ${warehouses} (nearby|near me|around me|around here) ${stock}`,
      `(where|which warehouse) (can i get|can i find|is there|has|have) [at least] {quantity:number} [of|x] {product} [(near|to|from) {near}]`,
    ],
  },
  slots,
  async handle(turn, given): Promise<Reply> {
    const product = await productOf(turn, given);
    if (product.kind === 'reply') return product.reply;
    const from = await startOf(turn, given);
    if (from.kind === 'reply') return from.reply;
    await rememberPlace(turn, from.place);
    return beginSearch(turn, {
      from: from.place,
      company: from.place.company ?? turn.company,
      ...(product.number === null ? {} : { stock: { product: product.number, quantity: quantityOf(given) } }),
    });
  },
});

/** How many are wanted; one when only the product was named. */
function quantityOf(given: Slots): number {
  const quantity = readNumber(String(given.quantity ?? ''));
  return quantity !== null && quantity > 0 ? quantity : 1;
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
      reply: noteFor(turn, 'warning', texts.notFound.product(given.product), texts.notFound.hint),
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

type Start = { readonly kind: 'known'; readonly place: Place } | { readonly kind: 'reply'; readonly reply: Reply };

async function startOf(turn: Turn, given: Slots): Promise<Start> {
  const { texts, services, person } = turn;
  if (given.from !== undefined) return { kind: 'known', place: given.from };
  const own = /^(me|here|my (location|position|place|current booking|booking|bookings|work orders?|site|home))$/i;
  if (given.near !== undefined && !own.test(given.near.trim())) {
    const places = await services.records.places(given.near, person);
    const [only] = places;
    if (only === undefined) {
      const known = await findUnplaced(turn, given.near);
      const problem = known === null ? texts.notFound.place(given.near) : texts.notFound.position(known);
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
  const { texts, services, person } = turn;
  const own = await services.records.ownPlaces(person);
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
