import { z } from 'zod';
import type { EntityMap, FieldMapping } from '../../maps/entity-map.ts';
import { defineCommand } from './command.ts';
import { tableLines } from './table.ts';

/** The field mapping of one entity, as the core uses it. */
export const mapShow = defineCommand({
  name: 'map show',
  usage: '<map>',
  summary: 'Show the field mapping of one map: both names, direction, values.',
  examples: ['map show warehouse'],
  words: { plain: ['map'] },
  options: z.object({ map: z.string().min(1, 'is missing') }).strict(),
  answer: async ({ map }, { core }) => describeMap(core.map(map)),
  print: (map) => [
    `${map.entity}: ${map.financeOperations} in Supply Chain Management, ${map.dataverse} in Dataverse.`,
    `Key: ${map.key.join(', ')}${map.company === 'striped' ? ', by company' : ''}.`,
    '',
    ...tableLines(
      ['Supply Chain Management', '', 'Dataverse', 'Type', 'Word', 'Values and defaults'],
      map.fields.map((field) => [
        field.property,
        field.direction,
        field.dataverse,
        field.type,
        field.label,
        describeValues(field),
      ]),
    ),
  ],
});

/** A map without what only the core needs. */
function describeMap(map: EntityMap) {
  return {
    name: map.name,
    entity: map.title,
    dataverse: map.dataverse.set,
    financeOperations: map.financeOperations.collection,
    company: map.company,
    key: map.key,
    fields: map.fields,
  };
}

function describeValues(field: FieldMapping): string {
  const values = Object.entries(field.values ?? {}).map(([symbol, value]) => `${symbol} = ${String(value)}`);
  const fallback = field.default === undefined ? [] : [`default ${String(field.default)}`];
  return [...values, ...fallback].join(', ');
}
