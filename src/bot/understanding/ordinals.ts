/** Places in a list as people name them: `the second one`, `nummer 3`, `den letzten`. */
import { spelledOut } from './numbers.ts';

const places: readonly RegExp[] = [
  /^(1|1st|first|erste[ns]?)$/,
  /^(2|2nd|second|zweite[ns]?)$/,
  /^(3|3rd|third|dritte[ns]?)$/,
  /^(4|4th|fourth|vierte[ns]?)$/,
  /^(5|5th|fifth|fuenfte[ns]?)$/,
  /^(6|6th|sixth|sechste[ns]?)$/,
  /^(7|7th|seventh|siebte[ns]?)$/,
  /^(8|8th|eighth|achte[ns]?)$/,
];

/** The index in a list of some length; null when there is none of that place. The other one is the second of two. */
export function placeInList(words: string, length: number): number | null {
  const word = spelledOut(words.trim().toLowerCase()).replace(/\.$/, '');
  if (/^(last|letzte[ns]?)$/.test(word)) return length > 0 ? length - 1 : null;
  if (/^(other|andere[ns]?)$/.test(word)) return length === 2 ? 1 : null;
  const number = /^\d{1,3}$/.test(word) ? Number(word) - 1 : places.findIndex((place) => place.test(word));
  return number >= 0 && number < length ? number : null;
}
