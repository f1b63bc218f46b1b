/** A new order filled from an earlier one. What can no longer be ordered is named at its input before anything is sent. */
import type { OrderView } from '../../procurement/face.ts';
import type { Reply } from '../cards/reply.ts';
import type { Turn } from '../conversation/turn.ts';
import { writeNumber } from '../understanding/numbers.ts';
import { beginOrder } from './begin.ts';
import { emptyLine, lineField, mostLines, type OrderInput } from './input.ts';

/** The confirmation of the same order again, in its company, dates left open; the form where something of it cannot be ordered now. */
export async function orderTheSame(turn: Turn, order: OrderView): Promise<Reply> {
  const { texts, services, person } = turn;
  const words = texts.orderChanges.again;
  const valid = async (map: string, property: string, key: string): Promise<boolean> => {
    const found = await services.records.choices(map, property, person, order.company, key);
    return found.some((one) => one.key.toLowerCase() === key.toLowerCase());
  };
  const lines = order.lines.filter(({ status, product }) => product !== '' && !/^cancel/i.test(status));
  const input: OrderInput = {
    vendor: order.vendor,
    site: order.site ?? '',
    warehouse: order.warehouse ?? '',
    date: '',
    workOrder: '',
    lines:
      lines.length === 0
        ? [emptyLine]
        : lines.slice(0, mostLines).map(({ product, quantity, unit }) => ({
            product,
            quantity: writeNumber(quantity, texts.language),
            unit,
          })),
  };
  const at = new Map<string, string>();
  if (!(await valid('purchase-order', 'OrderVendorAccountNumber', order.vendor)))
    at.set('vendor', words.vendorBarred(order.vendor));
  for (const [index, { product }] of input.lines.entries()) {
    if (product !== '' && !(await valid('purchase-order-product', 'ProductNumber', product)))
      at.set(lineField(index + 1, 'product'), words.productBarred(product));
  }
  const tooMany = Math.max(0, lines.length - mostLines);
  const top = at.size > 0 ? [words.from(order.number)] : [];
  return beginOrder({ ...turn, company: order.company }, input, tooMany, false, { top, at });
}
