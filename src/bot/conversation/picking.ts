/** Inputs with more valid values than a card has room for: a list that suggests while somebody types, and a plain field beside it. */

/** Choices that such a list shows before anything is typed. */
export const firstChoices = 10;

/** Id of the plain field beside a list. */
export function typedId(id: string): string {
  return `${id}-typed`;
}

/** What a list suggests from: the valid values of a field of a map, in a company. */
export function datasetOf(map: string, property: string, company: string): string {
  return [map, property, company].map(encodeURIComponent).join('/');
}

/** The same read back; null for the name of anything else. */
export function readDataset(
  dataset: string,
): { readonly map: string; readonly property: string; readonly company: string } | null {
  const [map, property, company, more] = dataset.split('/').map(decoded);
  if (!map || !property || !company || more !== undefined) return null;
  return { map, property, company };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/**
 * What stands in an input after a click: the words typed beside a list where they are new, else what was picked, else the words from
 * before. Undefined where the card had no such input.
 */
export function pickedOrTyped(data: Readonly<Record<string, unknown>>, id: string, before: string): unknown {
  const typed = data[typedId(id)];
  if (typeof typed !== 'string') return data[id];
  const words = typed.trim();
  if (words !== '' && words !== before) return words;
  const picked = data[id];
  return typeof picked === 'string' && picked !== '' ? picked : words;
}
