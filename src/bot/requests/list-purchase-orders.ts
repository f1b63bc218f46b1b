import { z } from 'zod';
import type { Found, RecordKind } from '../../records/face.ts';
import type { Reply } from '../cards/reply.ts';
import { noteFor } from '../conversation/notes.ts';
import { askAmong, titleOf } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { beginList } from '../records/lists.ts';
import { resolveRecord } from '../understanding/resolve.ts';
import { defineRequest } from './request.ts';

const orders = '(orders|pos|p.os|purchase orders|purchaseorders)';
const late = '(late|overdue|delayed|past due):late';
const clauses = [
  '(from|at|with|of) [vendor|supplier] {vendor}',
  '(for|to|into) [the] (warehouse|depot) {warehouse}',
  'for [the] {warehouse:code}',
  `(that are|which are|that is|being) ${late}`,
].join('|');

const bestellungen = '(bestellungen|pos|einkaufsbestellungen)';
const spaet = '(verspäteten|verspätet|überfälligen|überfällig|späten|zu spät):late';
const angaben = [
  '(bei|beim|von|vom) [lieferant|lieferanten|dem lieferanten] {vendor}',
  '(für|an|ins|in) [das|dem] lager {warehouse}',
  '(für|an) {warehouse:code}',
  `die ${spaet} sind`,
].join('|');

const slots = z.object({
  /** There when only what the person ordered is meant. */
  mine: z.string().optional(),
  late: z.string().optional(),
  vendor: z.string().optional(),
  warehouse: z.string().optional(),
  page: z.number().int().min(1).optional(),
});

/** Open orders: one's own, of a vendor, for a warehouse, late ones. */
export const listPurchaseOrders = defineRequest({
  name: 'list-purchase-orders',
  utterances: {
    en: [
      `[show|list|get|give|display|see|find] [me] [all] [of] (my):mine [own] [open|outstanding|pending|current] [${late}] [open|outstanding|pending] ${orders} (${clauses})*`,
      `[show|list|get|give|display|see|find] [me] [all] [of] [the|our] [open|outstanding|pending] [${late}] [open] ${orders} (${clauses})*`,
      `(what|which) [are|of] (my):mine [open|outstanding|pending] ${orders} [are] [${late}]`,
      `(what|which) [open] ${orders} (are|is) [still] (${late}|open|outstanding|pending)`,
      `(what|which) [open] ${orders} (do i have|have i|did i make|did i place|are mine):mine [open|placed|made]`,
      '(what (have i|did i)):mine (ordered|order) [that is] [still open|not here yet|still missing]',
      `[is|do we have|have we got] (anything|something|what is|what) [still] (open|outstanding|pending|due|${late}) (from|with|at) [vendor|supplier] {vendor}`,
      `what (do|did) (we|you) (have|order) [on order|ordered] (${clauses})`,
    ],
    de: [
      `[zeige|zeig|liste|nenne] [mir] [alle] (meine):mine [eigenen] [offenen|ausstehenden|laufenden] [${spaet}] [offenen] ${bestellungen} (${angaben})* [an|auf|anzeigen|zeigen|auflisten]`,
      `[zeige|zeig|liste|nenne] [mir] [alle|die|unsere] [offenen|offene|ausstehenden] [${spaet}] ${bestellungen} (${angaben})* [an|auf|anzeigen|zeigen|auflisten]`,
      `welche ${bestellungen} sind (${spaet}|noch offen|offen)`,
      `welche [offenen] ${bestellungen} (habe ich|hab ich):mine [offen|aufgegeben|gemacht]`,
      `(was|was alles) (ist|haben wir) [alles|noch] (offen|ausstehend|${spaet}) (bei|beim|von|vom) [lieferant|lieferanten|dem lieferanten] {vendor}`,
      `ist [noch] (was|etwas) (offen|ausstehend|${spaet}) (bei|beim|von|vom) [lieferant|lieferanten|dem lieferanten] {vendor}`,
      '(was habe ich):mine [alles|noch] bestellt [und ist noch offen]',
    ],
  },
  followUps: {
    en: [
      `(from|at|with|for) [vendor|supplier] {vendor}`,
      '(for|to) [the] (warehouse|depot) {warehouse}',
      `[only] [the] ${late} [ones]`,
    ],
    de: [`(bei|beim|von|vom) [lieferant] {vendor}`, '(für|an) [das] lager {warehouse}', `[nur] [die] ${spaet}`],
  },
  slots,
  async handle(turn, given) {
    const { texts, person, company } = turn;
    const words = texts.orderStatus.list;
    const mine = given.mine !== undefined;
    if (mine && person.personnelNumber === null)
      return noteFor(turn, 'warning', words.noWorker.title, words.noWorker.text);
    const vendor = await meant(turn, 'vendor', given);
    if (vendor !== null && 'reply' in vendor) return vendor.reply;
    const warehouse = await meant(turn, 'warehouse', given);
    if (warehouse !== null && 'reply' in warehouse) return warehouse.reply;
    const asked = { mine, late: given.late !== undefined, vendor, warehouse };
    return beginList(turn, { kind: 'orders', company, ...asked }, given.page ?? 1);
  },
});

type Named = Pick<Found, 'key' | 'name' | 'id'>;

/** The vendor or warehouse that is named; null when none is, or what to ask back. */
async function meant(
  turn: Turn,
  slot: Extract<RecordKind, 'vendor' | 'warehouse'>,
  given: z.output<typeof slots>,
): Promise<Named | { readonly reply: Reply } | null> {
  const said = given[slot];
  if (said === undefined) return null;
  const { texts, services, person, company } = turn;
  const words = texts.orderStatus.list;
  const resolution = await resolveRecord(services.records, slot, said, person, company);
  switch (resolution.kind) {
    case 'one': {
      const { key, name, id } = resolution.found;
      return { key, name, id };
    }
    case 'several': {
      const title = slot === 'vendor' ? words.whichVendor : words.whichWarehouse;
      const leadsTo = { request: 'list-purchase-orders', slots: given, slot } as const;
      return { reply: await askAmong(turn, title, leadsTo, resolution.found) };
    }
    case 'none': {
      const title = slot === 'vendor' ? words.noVendor(said) : words.noWarehouse(said);
      const near = resolution.near.map(titleOf).join('; ');
      return {
        reply: noteFor(turn, 'warning', title, near === '' ? texts.notFound.hint : texts.notFound.nearest(near)),
      };
    }
  }
}
