import { allRequests } from '../../../src/bot/requests/all.ts';
import { understandingFrom, understandingOf } from '../../../src/bot/requests/grammar.ts';
import { learn, type Known } from '../../../src/bot/understanding/known.ts';
import type { LabelledSentence } from '../../../src/bot/understanding/judge/judge.ts';
import type { Understanding } from '../../../src/bot/understanding/understanding.ts';
import { loadMaps } from '../../../src/maps/catalogue.ts';
import { assets, assetTypes } from '../../../src/sandbox/data/assets.ts';
import { products } from '../../../src/sandbox/data/products.ts';
import { deliveryModes, paymentTerms } from '../../../src/sandbox/data/terms.ts';
import { vendors } from '../../../src/sandbox/data/vendors.ts';
import { warehouses } from '../../../src/sandbox/data/warehouses.ts';
import { makeWorld } from '../../../src/sandbox/data/world.ts';

/** The grammar that the bot has with the project's own maps; its judge trained with other examples than the bot's, where told. */
export async function grammarOfBot(sentences?: readonly LabelledSentence[]): Promise<Understanding> {
  const { maps } = await loadMaps();
  return sentences === undefined ? understandingOf(allRequests, maps) : understandingFrom(allRequests, maps, sentences);
}

/** What the bot knows of the records that somebody at the sandbox's company `usmf` may read. */
export function knownOfSandbox(): Known {
  const { orders, workOrders } = makeWorld(new Date('2026-11-23T10:00:00Z'));
  const ours = <Item extends { readonly company: string }>(items: readonly Item[]): readonly Item[] =>
    items.filter(({ company }) => company === 'usmf');
  return learn(
    new Map([
      ['purchase-order', ours(orders).map(({ number }) => ({ key: number, name: number }))],
      ['work-order', ours(workOrders).map(({ number, summary }) => ({ key: number, name: summary }))],
      ['customer-asset', ours(assets).map(({ id, name }) => ({ key: id, name }))],
      ['customer-asset-category', assetTypes.map(({ id, name }) => ({ key: id, name }))],
      ['warehouse', ours(warehouses).map(({ id, name }) => ({ key: id, name }))],
      ['vendor', vendors.map(({ account, name }) => ({ key: account, name }))],
      ['product', products.map(({ number, name }) => ({ key: number, name }))],
      ['payment-term', paymentTerms.map(({ name, description }) => ({ key: name, name: description }))],
      ['ship-via', deliveryModes.map(({ code, description }) => ({ key: code, name: description }))],
    ]),
  );
}
