import type { DefaultRule } from '../rules/rule.ts';
import { text } from '../values.ts';
import type { Values } from '../values.ts';

const parts = [
  'PrimaryAddressStreet',
  'PrimaryAddressStreetNumber',
  'PrimaryAddressCity',
  'PrimaryAddressStateId',
  'PrimaryAddressZipCode',
  'PrimaryAddressCountryRegionId',
] as const;

/** A warehouse with any part of an address has one, written out in lines. */
export const warehouseAddress: DefaultRule = {
  entity: 'Warehouse',
  on: ['insert', 'update'],
  fill(_context, draft): Values {
    if (!parts.some((part) => draft.changed.has(part)) || draft.changed.has('FormattedPrimaryAddress')) return {};
    const of = (property: string) => text(draft.values, property);
    const join = (names: readonly string[], separator: string) =>
      names
        .map(of)
        .filter((part) => part !== '')
        .join(separator);
    const formatted = [
      join(['PrimaryAddressStreet', 'PrimaryAddressStreetNumber'], ' '),
      join(['PrimaryAddressCity', 'PrimaryAddressStateId', 'PrimaryAddressZipCode'], ' '),
      of('PrimaryAddressCountryRegionId'),
    ]
      .filter((line) => line !== '')
      .join('\n');
    return {
      FormattedPrimaryAddress: formatted.slice(0, 250),
      IsPrimaryAddressAssigned: formatted === '' ? 'No' : 'Yes',
    };
  },
};
