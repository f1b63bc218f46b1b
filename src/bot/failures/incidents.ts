/**
 * Sync failures of one cause: the same map, company and class, refused in the same words. They share one card; it is over when all of
 * them are, and what fails later for the same cause is a new incident.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SyncFailure } from '../../sync/face.ts';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import type { Services } from '../conversation/turn.ts';

type Parts = Pick<Services, 'memory' | 'clock' | 'ids' | 'sync'>;

const keptMinutes = 90 * 24 * 60;

const shelfOf = ({ memory }: Pick<Parts, 'memory'>) => openShelf(memory, 'incident', z.object({ id: z.string() }));

/** Whether nothing is to be done about it any more. */
export function isOver({ status }: SyncFailure): boolean {
  return status === 'resolved' || status === 'dismissed';
}

/** What failures have in common when they have one cause; numbers of the record itself say nothing about the cause. */
export function causeOf(failure: SyncFailure): string {
  const { ref, origin, problems } = failure;
  const [first] = problems;
  const own = ref.key.map(String).filter((part) => part.length > 1);
  const words = own.reduce((text, part) => text.replaceAll(part, '#'), first?.message ?? '');
  const parts = [ref.map, ref.company ?? '', failure.class, origin, first?.system ?? '', first?.field ?? '', words];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** The incident of a failure that was told before; null otherwise. */
export async function incidentOf(parts: Parts, failure: string): Promise<string | null> {
  return (await shelfOf(parts).get(`failure/${failure}`))?.id ?? null;
}

/** Puts a failure to the others of its cause, and gives the incident. One at a time: two at once might make two incidents. */
export async function joinIncident(parts: Parts, failure: SyncFailure): Promise<string> {
  const shelf = shelfOf(parts);
  const known = await incidentOf(parts, failure.id);
  if (known !== null) return known;
  const expires = minutesAfter(parts.clock.now(), keptMinutes);
  const cause = causeOf(failure);
  const before = (await shelf.get(`cause/${cause}`))?.id ?? null;
  const id = before !== null && (await isOpen(parts, before)) ? before : parts.ids.next();
  await shelf.put(`cause/${cause}`, { id }, expires);
  await shelf.put(`member/${id}/${failure.id}`, { id: failure.id }, expires);
  await shelf.put(`failure/${failure.id}`, { id }, expires);
  return id;
}

/** All failures of an incident as they stand, oldest first. */
export async function failuresOf(parts: Pick<Parts, 'memory' | 'sync'>, incident: string): Promise<SyncFailure[]> {
  const ids = (await shelfOf(parts).list(`member/${incident}/`)).map(({ value }) => value.id);
  const wanted = new Set(ids);
  const found =
    ids.length > 3
      ? (await parts.sync.failures()).filter(({ id }) => wanted.has(id))
      : (await Promise.all(ids.map((id) => parts.sync.failure(id)))).flatMap((one) => one ?? []);
  const keyOf = ({ ref }: SyncFailure): string => ref.key.join(' ');
  return found.toSorted(
    (one, other) =>
      one.since.localeCompare(other.since) || keyOf(one).localeCompare(keyOf(other), undefined, { numeric: true }),
  );
}

async function isOpen(parts: Parts, incident: string): Promise<boolean> {
  for (const { value } of await shelfOf(parts).list(`member/${incident}/`)) {
    const failure = await parts.sync.failure(value.id);
    if (failure !== null && !isOver(failure)) return true;
  }
  return false;
}
