/** Where a person starts from, remembered for a working day. */
import { z } from 'zod';
import type { Place } from '../../records/face.ts';
import { minutesAfter, openShelf } from './shelf.ts';
import type { Turn } from './turn.ts';

export const placeModel = z.object({
  latitude: z.number(),
  longitude: z.number(),
  label: z.string(),
  company: z.string().optional(),
});

const keptMinutes = 12 * 60;

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
