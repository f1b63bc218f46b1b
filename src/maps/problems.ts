/**
 * What can be wrong with an entity map, by code. The thousands compare with Microsoft's DIPV codes of the same number; the two
 * thousands have no counterpart there.
 */
export const mapCodes = {
  MAP1000: 'The file cannot be read or does not have the form of a map.',
  MAP1002: 'A global map cannot look up rows of one company.',
  MAP1003: 'The map has no integration key, or the table has no alternate key that matches it.',
  MAP1004: 'A part of the key is not two-way although the map has two-way rows.',
  MAP1010: 'The destination demands a field that no row fills.',
  MAP1011: 'A row writes to a field that the destination does not let anybody write.',
  MAP1014: 'A part of the key has no row.',
  MAP1015: 'A lookup column leads to no known table.',
  MAP1018: 'Finance and operations has no such collection.',
  MAP1019: 'The table keeps no row versions.',
  MAP1020: 'Dataverse has no such table.',
  MAP1021: 'A part of the key of finance and operations has no row.',
  MAP1022: 'Finance and operations has no such property.',
  MAP1023: 'Two rows write the same property.',
  MAP1025: 'Dataverse has no such column.',
  MAP1026: 'Two rows write the same column.',
  MAP1027: 'A part of the key of a lookup target has no row.',
  MAP1028: 'A lookup path does not end in a key of its target.',
  MAP1029: 'A value map has the same value twice.',
  MAP1030: 'Types do not fit.',
  MAP1031: 'A required field that no caller can fill has no default.',
  MAP2001: 'The map speaks of a property that has no row.',
  MAP2002: 'The parent is not a map, or its key does not fit.',
  MAP2003: 'The rows of a lookup column do not fit together.',
  MAP2004: 'Maps depend on each other in a circle.',
  MAP2005: 'Two maps claim the same name or the same table.',
} as const;

export type MapCode = keyof typeof mapCodes;

/** One thing that is wrong with a map; structurally also a finding of a connector's `inspect`. */
export interface MapProblem {
  readonly map: string;
  /** `missing` makes the map not available, an `error` makes it wrong, a `warning` is worth a look. */
  readonly severity: 'missing' | 'error' | 'warning';
  readonly code: MapCode;
  /** Property, column or part of the file. */
  readonly field: string;
  /** What is wrong and what to do. */
  readonly message: string;
}
