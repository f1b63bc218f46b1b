/**
 * What is known of the records that a person may read, for understanding what they write: learned from those records, remembered for a
 * while. It is read only for messages in which it can matter, and a message never waits long for it.
 */
import type { EntityMap } from '../../maps/entity-map.ts';
import { kindsSpokenOf } from '../requests/grammar.ts';
import { learn, nothingKnown, type Known } from '../understanding/known.ts';
import { inTime } from './in-time.ts';
import { minutesAfter } from './shelf.ts';
import type { Turn } from './turn.ts';

export interface Knowledge {
  /** Nothing where nothing can be read in time; the next message may know more. */
  of(turn: Turn, message: string): Promise<Known>;
}

const keptMinutes = 10;
const longestWait = 1_500;

/** More records than these tell nothing new of a kind. */
const mostRecords = 1_000;

/** People it is remembered of. */
const mostPeople = 500;

/** Opens it over the maps of the project. */
export function openKnowledge(maps: readonly EntityMap[]): Knowledge {
  const remembered = new Map<string, { readonly known: Promise<Known>; readonly until: Date }>();
  return {
    async of(turn, message) {
      if (!mayMatter(message)) return nothingKnown;
      const now = turn.services.clock.now();
      const key = `${turn.person.aadObjectId} ${turn.company}`;
      const found = remembered.get(key);
      if (found !== undefined && found.until > now) return inTime(found.known, longestWait, nothingKnown);
      if (remembered.size >= mostPeople) remembered.clear();
      const known = learnFor(turn, maps);
      remembered.set(key, { known, until: minutesAfter(now, keptMinutes) });
      return inTime(known, longestWait, nothingKnown);
    },
  };
}

/** A lone word is a remark, unless it is a code. */
const mayMatter = (message: string): boolean => /\d/.test(message) || /\S\s+\S/.test(message.trim());

async function learnFor({ services, person, company }: Turn, all: readonly EntityMap[]): Promise<Known> {
  const { records, log } = services;
  const { maps, others } = kindsSpokenOf(all);
  const reading = [
    ...maps.map(
      async (map) => [map, await records.search({ map, words: '', company, limit: mostRecords }, person)] as const,
    ),
    ...others.map(async (kind) => [kind, await records.find(kind, '', person, mostRecords)] as const),
  ];
  const read = await Promise.allSettled(reading);
  const kinds = read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (kinds.length < read.length) log.info('not all kinds of records known', { known: kinds.length, of: read.length });
  return learn(new Map(kinds));
}
