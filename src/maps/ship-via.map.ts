/** Modes of delivery: how goods are carried. The AOT name of the second version of the entity is not documented. */
import type { EntityMapSource } from './source.ts';

export const map: EntityMapSource = {
  title: 'Modes of delivery (msdyn_shipvias)',
  words: { one: 'ship via', many: 'ship vias', also: ['mode of delivery', 'delivery mode', 'shipping method'] },
  dataverse: { table: 'msdyn_shipvia', set: 'msdyn_shipvias', name: 'msdyn_description' },
  financeOperations: { collection: 'DeliveryModesV2', aotName: 'DlvDeliveryModeV2Entity', menuItem: 'DlvMode' },
  company: 'striped',
  key: ['ModeCode'],
  origin: 'both',
  onUnavailable: 'refuse',
  fields: [
    ['ModeCode', '=', 'msdyn_name', 'text', 'Mode of delivery', { maxLength: 10, required: true }],
    ['ModeDescription', '=', 'msdyn_description', 'text', 'Description', { maxLength: 60 }],
  ],
  card: ['ModeCode', 'ModeDescription'],
};
