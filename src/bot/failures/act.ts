/** What people do about sync failures from a card: all of an incident at once, or one. Who may is judged again at the click. */
import { z } from 'zod';
import type { FailureAct, SyncFailure } from '../../sync/face.ts';
import { defineWork, type Finished } from '../actions/work.ts';
import type { Reply } from '../cards/reply.ts';
import { workingCard } from '../cards/working.ts';
import { type Answer, orOutOfDate } from '../conversation/answers.ts';
import { noteFor } from '../conversation/notes.ts';
import { requestIdOf } from '../conversation/request-id.ts';
import type { Turn } from '../conversation/turn.ts';
import { failuresOf, incidentOf } from './incidents.ts';
import { failureCards } from './refresh.ts';
import { mayAct } from './rights.ts';
import { showFailure, showIncident } from './show.ts';
import { incidentTopic } from './topic.ts';

/** What a button names: an incident, and one failure of it or none for all. */
export const clickedFailure = z.object({ incident: z.string().max(80), failure: z.string().max(80).default('') });

export type ClickedFailure = z.output<typeof clickedFailure>;

/** The failures that a click is about and its person may act on, oldest first. */
export async function failuresMeant(turn: Turn, { incident, failure }: ClickedFailure): Promise<SyncFailure[]> {
  const all = (await failuresOf(turn.services, incident)).filter((one) => mayAct(turn, one));
  return failure === '' ? all : all.filter(({ id }) => id === failure);
}

/** The card that the click was on, as it stands now. */
export async function showClicked(turn: Turn, { incident, failure }: ClickedFailure): Promise<Reply | null> {
  return failure === '' ? showIncident(turn, incident) : failureCards.show(turn, incidentTopic(incident, failure));
}

/** Does the same to everything that is still open of what was clicked, one after another, and shows what came of it. */
export async function actOnFailures(turn: Turn, clicked: ClickedFailure, act: FailureAct): Promise<Answer> {
  const { texts } = turn;
  const theirs = await failuresMeant(turn, clicked);
  const [first] = theirs;
  if (first === undefined) return { kind: 'message', text: texts.syncFailures.notYours };
  const open = theirs.filter(({ status }) => status === 'open');
  if (open.length === 0) return answerNow(turn, clicked);
  const state = open.map((one) => `${one.id} ${one.revision ?? one.attempts}`);
  return failuresWork.send(turn, {
    requestId: requestIdOf('failure', JSON.stringify(act), ...state),
    working: workingCard(turn.cards, { company: first.ref.company ?? '', ...texts.working.retry }),
    sent: { clicked, act, failures: open.map(({ id }) => id) },
  });
}

/** Something done about failures, as it was clicked. */
export const failuresWork = defineWork({
  name: 'failures.settle',
  isKnownById: false,
  sent: z.object({ clicked: clickedFailure, act: z.custom<FailureAct>(), failures: z.array(z.string()) }),
  async carryOut(turn, { clicked, act, failures }): Promise<Finished> {
    for (const id of failures) await turn.services.sync.settleFailure(id, act, turn.person);
    await turn.desk.refresh(incidentTopic(clicked.incident), turn.activity);
    return { settled: true, reply: (await showClicked(turn, clicked)) ?? (await lastWord(turn, clicked, failures)) };
  },
});

/** The clicked card, or that it is out of date. */
export async function answerNow(turn: Turn, clicked: ClickedFailure): Promise<Answer> {
  const reply = await showClicked(turn, clicked);
  return orOutOfDate(turn, reply);
}

async function lastWord(turn: Turn, { incident }: ClickedFailure, [id = '']: readonly string[]): Promise<Reply> {
  const { title, text } = turn.texts.failures.outOfDate;
  const now = await turn.services.sync.failure(id);
  if (now === null) return noteFor(turn, 'default', title, text);
  return showFailure(turn, (await incidentOf(turn.services, id)) ?? incident, now, false);
}
