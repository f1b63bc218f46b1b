/** Places that people mean: found by their words, their own, and where they start from, remembered for a working day. */
import { z } from 'zod';
import type { Place } from '../../records/face.ts';
import { formatsFor } from '../texts/format.ts';
import { resembles } from '../understanding/likeness.ts';
import { minutesAfter, openShelf } from './shelf.ts';
import type { Turn } from './turn.ts';

export const placeModel = z.object({
  latitude: z.number(),
  longitude: z.number(),
  label: z.string(),
  company: z.string().optional(),
});

const keptMinutes = 12 * 60;

/** Characters of the words for a place; longer ones are none, and no list is searched for them. */
const longestPlace = 400;

/** Why words can be no place; null when they may be one. */
export function whyNoPlace({ texts }: Pick<Turn, 'texts'>, words: string): string | null {
  const most = formatsFor(texts.locale).quantity(longestPlace, null);
  return words.length > longestPlace ? texts.notFound.placeTooLong(most) : null;
}

/** What other languages call the records that stand somewhere, and what finding them calls it. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^(?:arbeitsauftrag|serviceauftrag|auftrag|einsatz)\s+/i, 'work order '],
  [/^(?:kundenanlage|anlage|gerät)\s+/i, 'asset '],
  [/^(?:kunden|kunde|konto)\s+/i, 'account '],
  [/^(?:lager|lagerort)\s+/i, 'warehouse '],
  [/^standort\s+/i, 'site '],
];

/** Places that the words may mean, best first, named in the person's language. What is only remotely alike is left out. */
export async function findPlaces(turn: Turn, words: string): Promise<readonly Place[]> {
  const kind = kinds.find(([pattern]) => pattern.test(words));
  const asked = kind === undefined ? words : words.replace(...kind);
  const places = await turn.services.records.places(asked, turn.person);
  return places.filter(({ label }) => isPosition(label) || resembles(label, asked)).map((place) => named(turn, place));
}

/** The person's own places to start from, named in their language. */
export async function ownPlaces(turn: Turn): Promise<readonly Place[]> {
  return (await turn.services.records.ownPlaces(turn.person)).map((place) => named(turn, place));
}

/** Coordinates, which look like nothing that was typed: `17S 179.95W` is `-17, -179.95`. */
const isPosition = (label: string): boolean => /^-?[\d.]+, -?[\d.]+$/.test(label);

const named = ({ texts }: Turn, place: Place): Place => ({ ...place, label: texts.placeName(place.label) });

/** The place the person last started from today, or null. */
export function rememberedPlace(turn: Turn): Promise<Place | null> {
  return openShelf(turn.services.memory, 'place', placeModel).get(turn.sender.aadObjectId);
}

/** Remembers it until the working day is over. */
export function rememberPlace(turn: Turn, place: Place): Promise<void> {
  const { memory, clock } = turn.services;
  return openShelf(memory, 'place', placeModel).put(
    turn.sender.aadObjectId,
    place,
    minutesAfter(clock.now(), keptMinutes),
  );
}
