/** What `it` and `that one` stand for: the record, or the work order, on the newest card of the person. */
import { lastShown } from '../conversation/thread.ts';
import type { Turn } from '../conversation/turn.ts';
import { standsForAnother } from '../understanding/pronouns.ts';
import { readWorkOrderTopic } from '../work-orders/topic.ts';
import { readRecordTopic } from './entities.ts';

export interface SpokenOf {
  /** Name of its map; null for a work order, which has none. */
  readonly map: string | null;
  readonly key: string;
  /** Of the record; that of the turn where it has none. */
  readonly company: string;
}

/** What words like `it` mean; null for other words, and when the newest card is about nothing of the kind. */
export async function spokenOf(turn: Turn, words: string | undefined): Promise<SpokenOf | null> {
  if (words === undefined || !standsForAnother(words)) return null;
  const follows = (await lastShown(turn))?.follows ?? '';
  const workOrder = readWorkOrderTopic(follows);
  if (workOrder !== null) return { map: null, key: workOrder, company: turn.company };
  const record = readRecordTopic(follows);
  return record === null ? null : { ...record, company: record.company === '' ? turn.company : record.company };
}
