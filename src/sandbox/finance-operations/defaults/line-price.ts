import { conversionFactor } from '../orders/units.ts';
import type { RecordReader } from '../records.ts';
import type { DefaultRule } from '../rules/rule.ts';
import { number, text } from '../values.ts';
import type { Values } from '../values.ts';

/**
 * Prices are this system's own: the purchase price of the released product, in the unit of the line, whatever price the caller
 * sent. The stand-in keeps one price a product and no exchange rates, so the figure is the same in every currency. A line for a
 * category has no such price and keeps what it was given.
 */
export const linePrice: DefaultRule = {
  entity: 'PurchaseOrderLineV2',
  on: ['insert', 'update'],
  async fill({ records }, { company, values }) {
    const where = { dataAreaId: company, ItemNumber: text(values, 'ItemNumber') };
    const product = where.ItemNumber === '' ? undefined : await records.find('ReleasedProductV2', where);
    const priceQuantity = number(product?.values ?? values, 'PurchasePriceQuantity') || 1;
    const price = product ? await priceIn(records, product.values, values) : number(values, 'PurchasePrice');
    const discounted =
      price * (1 - number(values, 'LineDiscountPercentage') / 100) - number(values, 'LineDiscountAmount');
    return {
      PurchasePrice: price,
      PurchasePriceQuantity: priceQuantity,
      LineAmount: toCents((number(values, 'OrderedPurchaseQuantity') * discounted) / priceQuantity),
    };
  },
};

/** The product's price, recounted when the line is in another unit than the price. */
async function priceIn(records: RecordReader, product: Values, line: Values): Promise<number> {
  const unit = text(line, 'PurchaseUnitSymbol');
  const purchaseUnit = text(product, 'PurchaseUnitSymbol');
  const factor = await conversionFactor(records, text(product, 'ProductNumber'), unit, purchaseUnit);
  return toCents(number(product, 'PurchasePrice') * (factor ?? 1));
}

function toCents(amount: number): number {
  return Math.round((amount + Number.EPSILON) * 100) / 100;
}
