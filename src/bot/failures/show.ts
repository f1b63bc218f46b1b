import type { SyncFailure } from '../../sync/face.ts';
import { syncFailureCard } from '../cards/sync-failure.ts';
import type { Reply } from '../cards/reply.ts';
import { problemText } from '../conversation/problems.ts';
import type { Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';

/** What the cards of a sync failure are about. */
export function failureTopic(id: string): string {
  return `failure/${id}`;
}

/** The failure of a topic; null when it is another topic. */
export function readFailureTopic(topic: string): string | null {
  return topic.startsWith('failure/') ? topic.slice('failure/'.length) : null;
}

/** Whether this person is told of the failure and may retry it: its author and the administrators. */
export function concerns(turn: Turn, failure: SyncFailure): boolean {
  const { aadObjectId } = turn.sender;
  const name = failure.author.userPrincipalName?.toLowerCase();
  return (
    turn.services.settings.administrators.some((administrator) => administrator.toLowerCase() === aadObjectId) ||
    failure.author.aadObjectId?.toLowerCase() === aadObjectId ||
    name === turn.person.userPrincipalName.toLowerCase()
  );
}

/** The card of a sync failure, as it stands now. */
export function showFailure(turn: Turn, failure: SyncFailure): Reply {
  const { texts, services, sender } = turn;
  const map = services.sync.map(failure.ref.map);
  const record = `${map.words.one} ${failure.ref.key.join(' ')}`;
  const origin = texts.systems[failure.origin];
  const other = texts.systems[failure.origin === 'dataverse' ? 'financeOperations' : 'dataverse'];
  const over = failure.status === 'resolved' || failure.status === 'dismissed';
  const format = formatsFor(texts.locale);
  return syncFailureCard(
    turn.cards,
    {
      company: failure.ref.company ?? '',
      failure: failure.id,
      tone: over ? 'good' : failure.status === 'retrying' ? 'warning' : 'attention',
      title: texts.syncFailures.title[failure.status](record),
      text: over
        ? texts.syncFailures.over[failure.status === 'resolved' ? 'resolved' : 'dismissed']
        : texts.syncFailures.text(origin, other),
      facts: [
        { title: texts.syncFailures.facts.class, value: texts.syncFailures.classes[failure.class] },
        {
          title: texts.syncFailures.facts.since,
          value: format.time(failure.since, services.clock.now(), sender.timeZone),
        },
        { title: texts.syncFailures.facts.attempts, value: String(failure.attempts) },
      ],
      problems: over ? [] : failure.problems.slice(0, 12).map((problem) => ({ text: problemText(turn, problem) })),
      retry: failure.status === 'open',
    },
    failureTopic(failure.id),
  );
}
