import type { Reply } from '../cards/reply.ts';
import type { Turn } from '../conversation/turn.ts';
import { plainMaps, refOf } from '../records/entities.ts';
import { showWorkOrder } from '../work-orders/show.ts';

/**
 * What has a code as its key, of whatever kind: a work order, a record of a map, a product, whose stock is shown. It is what
 * `show AS-00006` means where no order has that number. Null when nothing has.
 */
export async function showByCode(turn: Turn, code: string): Promise<Reply | null> {
  const { services, person, company, requests } = turn;
  if (person.licences.dataverse && (await services.records.workOrder(code, person)) !== null)
    return showWorkOrder(turn, code);
  for (const map of plainMaps(services.sync.maps)) {
    if ((await services.records.show(refOf(map, company, code), person)) === null) continue;
    return requests.run('show-record', turn, { entity: map.name, record: code });
  }
  const products = await services.records.find('product', code, person, 3);
  const product = products.find(({ key }) => key.toLowerCase() === code.toLowerCase());
  return product === undefined ? null : requests.run('stock-of-product', turn, { product: product.key });
}
