/** German: what places are called. */

/** Parts of the names that reading the records gives to places, the longer ones first. */
const parts: readonly (readonly [RegExp, string])[] = [
  [/^my current booking/, 'mein laufender Einsatz'],
  [/^my next booking/, 'mein nächster Einsatz'],
  [/^my /, 'mein '],
  [/\bwork order (?=\S)/, 'Arbeitsauftrag '],
  [/^(mein )?asset (?=\S)/, '$1Anlage '],
  [/^(mein )?account (?=\S)/, '$1Kunde '],
  [/^(mein )?warehouse (?=\S)/, '$1Lager '],
  [/^(mein )?site (?=\S)/, '$1Standort '],
  [/, site of (\S+)$/, ', Standort von $1'],
  [/, at its account$/, ', beim Kunden'],
  [/, at its site$/, ', am Standort'],
  [/, at its warehouse$/, ', beim Lager'],
  [/\(one address there\)$/, '(eine Adresse dort)'],
  [/\(middle of (\d+) addresses there\)$/, '(Mitte von $1 Adressen dort)'],
];

/** The name of a place with its English parts in German; names of records stay as they are. */
export function placeNameInGerman(name: string): string {
  return parts.reduce((said, [pattern, german]) => said.replace(pattern, german), name);
}
