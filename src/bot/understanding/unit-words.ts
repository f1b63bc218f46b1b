/** Words that are units when they stand between a quantity and a product, in any of the languages. */

const english =
  'pc pcs piece pieces ea each box boxes kg kilo kilos kilogram kilograms g gram grams l liter liters litre litres m meter meters metre metres set sets pack packs packet packets pair pairs roll rolls bag bags carton cartons case cases can cans bottle bottles unit units';

/** What German calls a unit, umlauts written out, and what the systems may call it. */
const german: Readonly<Record<string, string>> = {
  stueck: 'pcs',
  stk: 'pcs',
  st: 'pcs',
  kiste: 'box',
  kisten: 'box',
  schachtel: 'box',
  schachteln: 'box',
  karton: 'box',
  kartons: 'box',
  satz: 'set',
  saetze: 'set',
  packung: 'pack',
  packungen: 'pack',
  paket: 'pack',
  pakete: 'pack',
  paar: 'pair',
  rolle: 'roll',
  rollen: 'roll',
  beutel: 'bag',
  sack: 'bag',
  saecke: 'bag',
  dose: 'can',
  dosen: 'can',
  flasche: 'bottle',
  flaschen: 'bottle',
  einheit: 'unit',
  einheiten: 'unit',
  gramm: 'g',
};

const words = new Set([...english.split(' '), ...Object.keys(german)]);

/** Whether a word, in lower case with umlauts written out, is a unit. */
export function isUnit(word: string): boolean {
  return words.has(word);
}

/** The English word for a German unit; any other word as it is. */
export function unitInEnglish(word: string): string {
  return german[word] ?? word;
}
