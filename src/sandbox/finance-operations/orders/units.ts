import type { RecordReader } from '../records.ts';
import { number, same } from '../values.ts';

/**
 * How many of one unit make one of another, for one product first, for all products else; a conversion holds both ways.
 * Undefined when no rule joins the two.
 */
export async function conversionFactor(
  records: RecordReader,
  productNumber: string,
  from: string,
  to: string,
): Promise<number | undefined> {
  if (same(from, to)) return 1;
  for (const product of productNumber === '' ? [''] : [productNumber, '']) {
    const find = (a: string, b: string) =>
      records.find('UnitOfMeasureConversion', { FromUnitSymbol: a, ToUnitSymbol: b, ProductNumber: product });
    const forth = await find(from, to);
    if (forth && number(forth.values, 'Factor') > 0) return number(forth.values, 'Factor');
    const back = await find(to, from);
    if (back && number(back.values, 'Factor') > 0) return 1 / number(back.values, 'Factor');
  }
  return undefined;
}
