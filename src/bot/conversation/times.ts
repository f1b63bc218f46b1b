import { formatsFor } from '../texts/format.ts';
import type { Turn } from './turn.ts';

/** A point in time (ISO) on the reader's clock. */
export function timeOf({ texts, services, sender }: Pick<Turn, 'texts' | 'services' | 'sender'>, at: string): string {
  return formatsFor(texts.locale).time(at, services.clock.now(), sender.timeZone);
}
