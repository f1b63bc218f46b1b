import type { EntityMap } from '../maps/entity-map.ts';

/** Phrases in which either system names the field it complains of, the most exact first. */
const phrases = [
  /validateField failed on field '[^'.]+\.([^']+)'/,
  /'([^']+)' attribute\b/i,
  /\battributes? '([^']+)'/i,
  /\bin field '([^']+)'/,
  /\b[Ff]ield '([^']+)'/,
  /\bproperty named '([^']+)'/,
  /\bproperty '([^']+)'/i,
  /\b([a-z_][a-z0-9_]*)@odata\.bind/i,
  /\bInventory dimension (\w+) is mandatory/,
];

/** The canonical property that a message is about; null when it names none of this map. */
export function fieldNamedIn(map: EntityMap, message: string): string | null {
  for (const phrase of phrases) {
    const name = phrase.exec(message)?.[1];
    const property = name === undefined ? null : propertyCalled(map, name);
    if (property !== null) return property;
  }
  return null;
}

/** By the name of the property, by column, or by the word on the form. */
function propertyCalled(map: EntityMap, name: string): string | null {
  const wanted = name.toLowerCase();
  const names = [
    (field: EntityMap['fields'][number]) => field.property,
    (field: EntityMap['fields'][number]) => field.dataverse.split('.')[0] ?? '',
    (field: EntityMap['fields'][number]) => field.label,
  ];
  for (const nameOf of names) {
    const found = map.fields.find((field) => nameOf(field).toLowerCase() === wanted);
    if (found !== undefined) return found.property;
  }
  return map.dataverse.fills.find(({ column }) => column === wanted)?.property ?? null;
}
