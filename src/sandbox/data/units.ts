/** A unit in which products are counted. */
export interface Unit {
  readonly symbol: string;
  readonly name: string;
  readonly unitClass: 'Quantity' | 'Length' | 'Mass' | 'Liquid' | 'Time';
  readonly decimals: number;
}

export const units: readonly Unit[] = [
  { symbol: 'ea', name: 'Each', unitClass: 'Quantity', decimals: 0 },
  { symbol: 'pr', name: 'Pair', unitClass: 'Quantity', decimals: 0 },
  { symbol: 'box', name: 'Box', unitClass: 'Quantity', decimals: 0 },
  { symbol: 'pal', name: 'Pallet', unitClass: 'Quantity', decimals: 0 },
  { symbol: 'm', name: 'Meter', unitClass: 'Length', decimals: 2 },
  { symbol: 'roll', name: 'Roll', unitClass: 'Quantity', decimals: 0 },
  { symbol: 'kg', name: 'Kilogram', unitClass: 'Mass', decimals: 3 },
  { symbol: 'g', name: 'Gram', unitClass: 'Mass', decimals: 0 },
  { symbol: 'l', name: 'Liter', unitClass: 'Liquid', decimals: 2 },
  { symbol: 'h', name: 'Hour', unitClass: 'Time', decimals: 2 },
];

/** So many of `to` make one of `from`; for one product only where it is named. */
export interface Conversion {
  readonly from: string;
  readonly to: string;
  readonly factor: number;
  readonly product?: string;
}

/** Conversions that hold for every product. */
export const conversions: readonly Conversion[] = [
  { from: 'pr', to: 'ea', factor: 2 },
  { from: 'kg', to: 'g', factor: 1000 },
];
