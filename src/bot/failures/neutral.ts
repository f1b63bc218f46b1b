/** A sync failure for those who may not see the records: how many of which kind, how they stand, and through whom. */
import type { SyncFailure } from '../../sync/face.ts';
import type { Reply } from '../cards/reply.ts';
import { syncFailureNeutralCard } from '../cards/sync-failure-neutral.ts';
import type { Turn } from '../conversation/turn.ts';
import { entityWords } from '../records/entities.ts';
import { countedStates, standingOf, toneOf } from './standing.ts';
import { incidentTopic } from './topic.ts';
import { timeOf } from '../conversation/times.ts';

/** The card of an incident without a word of its records; null for none. Where several read, with the way to the details. */
export function showNeutral(turn: Turn, incident: string, failures: readonly SyncFailure[]): Reply | null {
  const [first] = failures;
  if (first === undefined) return null;
  const { texts, services, conversation } = turn;
  const words = texts.syncFailures;
  const { one, many } = entityWords(texts, services.sync.map(first.ref.map));
  const status = standingOf(failures);
  const isInRoom = conversation.room !== null;
  const names = (all: readonly (string | undefined)[]): string =>
    [...new Set(all.filter((name) => name !== undefined))].join(', ');
  const assigned = names(failures.map(({ assignee }) => assignee?.name));
  const ended = names(failures.map(({ ending }) => (ending == null ? undefined : (ending.by ?? words.byItself))));
  return syncFailureNeutralCard(
    turn.cards,
    {
      company: first.ref.company ?? '',
      tone: toneOf(status),
      title: words.title[status](words.counted(failures.length, failures.length === 1 ? one : many)),
      text: countedStates(turn, failures),
      facts: [
        { title: words.facts.class, value: words.classes[first.class] },
        { title: words.facts.since, value: timeOf(turn, first.since) },
        ...(assigned === '' ? [] : [{ title: words.facts.assignee, value: assigned }]),
        ...(ended === '' ? [] : [{ title: words.facts.by, value: ended }]),
      ],
      note: isInRoom ? words.neutral.inRoom : words.neutral.notReadable,
      details: isInRoom ? [{ incident }] : [],
    },
    incidentTopic(incident),
  );
}
