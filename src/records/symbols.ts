/** Symbols of finance and operations as people read them, and as a Dataverse value stands for them. */
import type { CanonicalValue, FieldMapping } from '../maps/entity-map.ts';

/** The symbol that a Dataverse value stands for; null when the value map has none. */
export function symbolOf(field: FieldMapping, value: unknown): string | null {
  return Object.entries(field.values ?? {}).find(([, mapped]) => mapped === value)?.[0] ?? null;
}

/** `InReview` becomes `In review`, `GoodsInRoute_RU` `Goods in route RU`; what is no such symbol stays as it is. */
export function wordsOf(symbol: string): string {
  if (!/^[A-Z][A-Za-z_]*$/.test(symbol)) return symbol;
  const words = symbol
    .replaceAll('_', ' ')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .split(' ');
  return words.map((word, index) => (index === 0 || /^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase())).join(' ');
}

/** A canonical value as it is shown on a card. */
export function shownValue(field: FieldMapping, value: CanonicalValue): string {
  const text = String(value);
  return field.values === undefined ? text.replaceAll(/\s*\n\s*/g, ', ') : wordsOf(text);
}
