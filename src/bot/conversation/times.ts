import { formatsFor, type Moment } from '../texts/format.ts';
import type { Turn } from './turn.ts';

type Reading = Pick<Turn, 'texts' | 'services' | 'sender'>;

/** A point in time (ISO) on the reader's clock. */
export function timeOf({ texts, services, sender }: Reading, at: string): string {
  return formatsFor(texts.locale).time(at, services.clock.now(), sender.timeZone);
}

/** The same for a sentence. */
export function momentOf({ texts, services, sender }: Reading, at: string): Moment {
  return formatsFor(texts.locale).moment(at, services.clock.now(), sender.timeZone);
}
