/** Orders that Supply Chain Management refuses, each with its own words, the input they belong to, and what mends it. */

export interface OrderRefusal {
  readonly title: string;
  readonly says: string;
  /** The rule's own text. */
  readonly message: string;
  /** Id of the input under which it must stand. */
  readonly field: string;
  /** What stood in the form, and must still stand there. */
  readonly kept: Readonly<Record<string, string>>;
  readonly mend: Readonly<Record<string, string>>;
}

const kept = { vendor: 'US-101', warehouse: 'SEA-01', 'line1-product': 'P-110', 'line1-quantity': '3' };

export const orderRefusals: readonly OrderRefusal[] = [
  {
    title: 'a vendor on hold',
    says: 'create PO for 3 P-110 from Ironclad Compressors to warehouse SEA-01',
    message: 'Vendor account US-112 is on hold for: All.',
    field: 'vendor',
    kept: { ...kept, vendor: 'US-112' },
    mend: { vendor: 'US-101' },
  },
  {
    title: 'a product that is not released to the company',
    says: 'order 3 P-230 from US-101 to warehouse SEA-01',
    message: "Product 'P-230' is not released to company 'usmf'.",
    field: 'line1-product',
    kept: { ...kept, 'line1-product': 'P-230' },
    mend: { 'line1-product': 'P-110' },
  },
  {
    title: 'a product that is blocked for purchase, on one of two lines',
    says: 'order 3 P-110 and 2 P-220 from US-101 to warehouse SEA-01',
    message: "Item 'P-220' is blocked for 'Purchase order'.",
    field: 'line2-product',
    kept: { ...kept, 'line2-product': 'P-220', 'line2-quantity': '2' },
    mend: { 'line2-product': 'P-111' },
  },
  {
    title: 'a missing site',
    says: 'order 3 P-110 from US-101',
    message: 'Inventory dimension Site is mandatory and must consequently be specified.',
    field: 'site',
    kept: { ...kept, warehouse: '' },
    mend: { site: 'NW', warehouse: 'SEA-01' },
  },
  {
    title: 'a warehouse of another site',
    says: 'order 3 P-110 from US-101 to warehouse SEA-01 at site MID',
    message: "Warehouse 'SEA-01' does not belong to site 'MID'.",
    field: 'warehouse',
    kept: { ...kept, site: 'MID' },
    mend: { site: 'NW' },
  },
  {
    title: 'a quantity of zero',
    says: 'order 0 P-110 from US-101 to warehouse SEA-01',
    message: "Field 'Quantity' must be greater than zero.",
    field: 'line1-quantity',
    kept: { ...kept, 'line1-quantity': '0' },
    mend: { 'line1-quantity': '2' },
  },
];
