/** Buttons on the cards of sync failures. The data names the incident and the failure; who acts comes from the activity. */
import { z } from 'zod';
import { type Answer, answerWith, orOutOfDate } from '../conversation/answers.ts';
import {
  actOnFailures,
  answerNow,
  clickedFailure,
  failuresMeant,
  showClicked,
  type ClickedFailure,
} from '../failures/act.ts';
import { readCorrection, showCorrection } from '../failures/correct.ts';
import { failuresOf } from '../failures/incidents.ts';
import { assigneeMeant } from '../failures/people.ts';
import { heardOf } from '../failures/rights.ts';
import { showIncident } from '../failures/show.ts';
import type { SyncFailure } from '../../sync/face.ts';
import type { Turn } from '../conversation/turn.ts';
import { defineAction } from './action.ts';

const words = z
  .string()
  .max(10_000)
  .default('')
  .transform((text) => text.trim().slice(0, 500));

/** Tries again what was refused. */
export const failureRetry = defineAction({
  verb: 'failure.retry',
  data: clickedFailure,
  handle: (turn, clicked) => actOnFailures(turn, clicked, { kind: 'retry' }),
});

/** Makes both systems like one of them. */
export const failureTake = defineAction({
  verb: 'failure.take',
  data: clickedFailure.extend({ side: z.enum(['dataverse', 'financeOperations']) }),
  handle: (turn, { side, ...clicked }) => actOnFailures(turn, clicked, { kind: 'take', side }),
});

/** Puts away what nobody will carry over; the reason stays with it. */
export const failureDismiss = defineAction({
  verb: 'failure.dismiss',
  data: clickedFailure.extend({ reason: words }),
  handle: async (turn, { reason, ...clicked }) =>
    reason === ''
      ? { kind: 'message', text: turn.texts.syncFailures.reasonNeeded }
      : actOnFailures(turn, clicked, { kind: 'dismiss', reason }),
});

/** Gives it to somebody, who is told; typed words win over a choice. */
export const failureAssign = defineAction({
  verb: 'failure.assign',
  data: clickedFailure.extend({ to: z.string().max(80).default(''), who: words }),
  async handle(turn, { to, who, ...clicked }) {
    const meant = await assigneeMeant(turn, to, who);
    return typeof meant === 'string'
      ? { kind: 'message', text: meant }
      : actOnFailures(turn, clicked, { kind: 'assign', to: meant });
  },
});

/** One failure of several, or the card as it stands now. */
export const failureShow = defineAction({ verb: 'failure.show', data: clickedFailure, handle: answerNow });

/** From where several read to the details, in the chat of whoever asks for them. */
export const failureMine = defineAction({
  verb: 'failure.mine',
  data: clickedFailure.pick({ incident: true }),
  async handle(turn, { incident }) {
    const { texts, desk, sender, services } = turn;
    const failures = await failuresOf(services, incident);
    const own = { ...turn, conversation: { ...turn.conversation, room: null } };
    if ((await heardOf(own, failures)).length === 0) return { kind: 'message', text: texts.syncFailures.notYours };
    await desk.post(sender.aadObjectId, 'failure', incident, { incident });
    const isMet = (await services.references.personal(sender.aadObjectId)) !== null;
    return { kind: 'message', text: isMet ? texts.syncFailures.inOwnChat : texts.syncFailures.writeFirst };
  },
});

/** A page of all failures of one cause. */
export const failureList = defineAction({
  verb: 'failure.list',
  data: clickedFailure.extend({ page: z.coerce.number().int().min(1).max(10_000).default(1) }),
  async handle(turn, { incident, page }) {
    const reply = await showIncident(turn, incident, page);
    return orOutOfDate(turn, reply);
  },
});

/** The open failure that a form is about; else what there is to say instead. */
async function correctable(turn: Turn, clicked: ClickedFailure): Promise<SyncFailure | Answer> {
  const { texts } = turn;
  const [failure] = await failuresMeant(turn, clicked);
  if (failure === undefined) return { kind: 'message', text: texts.syncFailures.notYours };
  if (failure.status === 'open') return failure;
  const reply = await showClicked(turn, clicked);
  return reply === null ? { kind: 'message', text: texts.syncFailures.isOver } : answerWith(reply);
}

/** Opens the refused fields as inputs. */
export const failureEdit = defineAction({
  verb: 'failure.edit',
  data: clickedFailure,
  async handle(turn, clicked) {
    const failure = await correctable(turn, clicked);
    if ('kind' in failure) return failure;
    const form = await showCorrection(turn, clicked.incident, failure);
    return form === null ? { kind: 'message', text: turn.texts.syncFailures.editImpossible } : answerWith(form);
  },
});

/** Writes what was corrected to both systems. */
export const failureSave = defineAction({
  verb: 'failure.save',
  data: clickedFailure.passthrough(),
  async handle(turn, data) {
    const { incident, failure: id, ...rest } = data;
    const failure = await correctable(turn, { incident, failure: id });
    if ('kind' in failure) return failure;
    const typed = Object.fromEntries(
      Object.entries(rest).flatMap(([key, value]) =>
        ['string', 'number', 'boolean'].includes(typeof value) ? [[key, String(value).slice(0, 2_000)]] : [],
      ),
    );
    const read = await readCorrection(turn, failure, typed);
    if (read === null) return { kind: 'message', text: turn.texts.syncFailures.editImpossible };
    if (read.state === null)
      return actOnFailures(turn, { incident, failure: id }, { kind: 'edit', values: read.values });
    const form = await showCorrection(turn, incident, failure, typed, read.state);
    return form === null ? { kind: 'message', text: turn.texts.syncFailures.editImpossible } : answerWith(form);
  },
});
