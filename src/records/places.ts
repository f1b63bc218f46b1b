/** Where a place word leads: coordinates, a record by key or name, a town known from records. */
import { middleOf, positionAt } from './distance.ts';
import { compact } from './ranking.ts';
import type { Person, Place, RecordKind } from './face.ts';
import type { Listed } from './kinds.ts';
import type { KindList, Lists } from './lists.ts';

const mostPlaces = 8;

/** Kinds of records that stand somewhere, the most particular first; a word before the name chooses among them. */
const placeKinds: readonly (readonly [RecordKind, RegExp])[] = [
  ['work-order', /^(?:work\s?order|wo|job)\b/i],
  ['asset', /^(?:customer\s+)?asset\b/i],
  ['account', /^(?:account|customer)\b/i],
  ['warehouse', /^(?:warehouse|depot)\b/i],
  ['site', /^site\b/i],
];

const coordinates =
  /^\(?\s*([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([ns])?\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([ew])?\s*\)?$/i;

/** The position written as `47.6,-122.3`, `47.6 -122.3` or `47.6N 122.3W`; null when the words are none, or lie outside the Earth. */
export function parseCoordinates(words: string): Place | null {
  const match = coordinates.exec(words.trim());
  if (match === null) return null;
  const [, north = '', northLetter = '', east = '', eastLetter = ''] = match;
  const latitude = Number(north) * (northLetter.toLowerCase() === 's' ? -1 : 1);
  const longitude = Number(east) * (eastLetter.toLowerCase() === 'w' ? -1 : 1);
  const onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return onEarth ? { latitude, longitude, label: `${latitude}, ${longitude}` } : null;
}

/**
 * Places that the words may mean, best first: exact keys and names before towns, towns before likeness. Records without a position
 * are left out.
 */
export async function findPlaces(words: string, person: Person, lists: Lists): Promise<readonly Place[]> {
  if (coordinates.test(words.trim())) {
    const written = parseCoordinates(words);
    return written === null ? [] : [written];
  }
  const named = placeKinds.find(([, prefix]) => prefix.test(words.trim()));
  const rest = named === undefined ? words.trim() : words.trim().replace(named[1], '').trim();
  const kinds = named === undefined || rest === '' ? placeKinds.map(([kind]) => kind) : [named[0]];
  const wanted = compact(rest === '' ? words : rest);
  if (wanted === '') return [];
  const remembered = await Promise.all(kinds.map((kind) => lists.readable(kind, person)));
  const isMissing = /\d/.test(wanted) && !remembered.some((list) => exactly(list, wanted).length > 0);
  // A number that is not known may be that of a record made a moment ago.
  const searched = isMissing ? await Promise.all(kinds.map((kind) => lists.renewed(kind, person))) : remembered;
  const exact = searched.flatMap((list) => exactly(list, wanted));
  const towns = named === undefined ? townOf(searched, wanted) : [];
  const alike = searched.flatMap((list) => list.search(rest, mostPlaces));
  const places = [...placesOf(exact), ...towns, ...(exact.length > 0 || towns.length > 0 ? [] : placesOf(alike))];
  return places.slice(0, mostPlaces);
}

const exactly = (list: KindList, wanted: string): readonly Listed[] =>
  list.listed.filter(({ found }) => compact(found.key) === wanted || compact(found.name) === wanted);

const placesOf = (listed: readonly Listed[]): readonly Place[] => {
  const places = listed.flatMap(({ found }) => found.place ?? []);
  return [...new Map(places.map((place) => [place.label, place])).values()];
};

/** The middle of all records known to be in a town of this name. */
function townOf(lists: readonly KindList[], wanted: string): readonly Place[] {
  const inTown = lists.flatMap((list) => list.listed).filter(({ city }) => city !== null && compact(city) === wanted);
  const positions = inTown.flatMap(({ found }) => found.place ?? []);
  const middle = middleOf(positions);
  const [first] = inTown;
  if (middle === null || positionAt(middle.latitude, middle.longitude) === null || !first?.city) return [];
  const counted = positions.length === 1 ? 'one address there' : `middle of ${positions.length} addresses there`;
  const companies = new Set(inTown.flatMap(({ found }) => found.company ?? []));
  const [company] = companies;
  const ofOne = companies.size === 1 && company !== undefined ? { company } : {};
  return [{ ...middle, label: `${first.city} (${counted})`, ...ofOne }];
}
