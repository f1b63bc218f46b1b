/** The form of a record: its buttons up to the one that writes. */
import { z } from 'zod';
import { workingCard } from '../cards/working.ts';
import type { Reply } from '../cards/reply.ts';
import { answerWith, outOfDate } from '../conversation/answers.ts';
import { doSent, sentDraft } from '../conversation/drafts.ts';
import { noteFor } from '../conversation/notes.ts';
import { finishOutOfDate } from '../conversation/parked.ts';
import { requestIdOf } from '../conversation/request-id.ts';
import type { Turn } from '../conversation/turn.ts';
import { withAnswers } from '../records/answers.ts';
import { showRecordConfirmation } from '../records/confirm.ts';
import { renewDraft } from '../records/differences.ts';
import { draftRef, findRecordDraft, keepRecordDraft, readRecordDraft } from '../records/draft.ts';
import { entityWords } from '../records/entities.ts';
import { showRecordForm } from '../records/form.ts';
import { readInput } from '../records/input.ts';
import { gone, saveRecord } from '../records/save.ts';
import { defineAction, formStays } from './action.ts';
import { defineWork } from './work.ts';
import { withOpen } from './open-draft.ts';

const draftId = z.string().max(60);
const page = z.coerce.number().int().min(1).max(100);

/** The form with what is typed in it, and why nothing came of the click. */
async function showAgain(
  turn: Turn,
  data: { readonly draft: string; readonly page: number },
  reason: string,
): Promise<Reply | null> {
  const draft = await findRecordDraft(turn, data.draft);
  if (draft?.draft.state !== 'open') return null;
  const { page } = data;
  const kept = await keepRecordDraft(turn, draft, { input: withAnswers(turn, draft, page, data) });
  return showRecordForm(turn, kept, { top: [reason], page });
}

/** Another page of fields; what was filled in stays. */
export const recordFields = defineAction({
  verb: 'record.fields',
  data: z.object({ draft: draftId, page, to: page }).passthrough(),
  failed: formStays,
  handle: async (turn, data) =>
    withOpen(turn, await findRecordDraft(turn, data.draft), async (draft) => {
      const kept = await keepRecordDraft(turn, draft, { input: withAnswers(turn, draft, data.page, data) });
      return answerWith(await showRecordForm(turn, kept, { page: data.to }));
    }),
});

/** From the form to the confirmation, or back with what is missing, open, or changed meanwhile. */
export const recordReview = defineAction({
  verb: 'record.review',
  data: z.object({ draft: draftId, page }).passthrough(),
  failed: showAgain,
  handle: async (turn, data) =>
    withOpen(turn, await findRecordDraft(turn, data.draft), async (before) => {
      const { texts } = turn;
      const typed = await keepRecordDraft(turn, before, { input: withAnswers(turn, before, data.page, data) });
      const renewed = await renewDraft(turn, typed);
      if (renewed.kind === 'gone')
        return answerWith(noteFor(turn, 'warning', gone(turn, typed), texts.records.nothingSaved));
      if (renewed.kind === 'changed') {
        const { differences } = renewed;
        return answerWith(await showRecordForm(turn, renewed.draft, { differences, page: data.page }));
      }
      const read = await readInput(turn, typed);
      const draft = await keepRecordDraft(turn, typed, { input: read.input });
      if (read.problems.size > 0)
        return answerWith(await showRecordForm(turn, draft, { at: read.problems, offers: read.offers }));
      if (Object.keys(read.changes).length === 0)
        return answerWith(await showRecordForm(turn, draft, { top: [texts.records.nothingChanged], page: data.page }));
      return answerWith(await showRecordConfirmation(turn, draft, read.changes));
    }),
});

/** Back from the confirmation to the form. */
export const recordChange = defineAction({
  verb: 'record.change',
  data: z.object({ draft: draftId }),
  failed: formStays,
  handle: async (turn, data) =>
    withOpen(turn, await findRecordDraft(turn, data.draft), async (draft) =>
      answerWith(await showRecordForm(turn, draft, { page: 1 })),
    ),
});

/** Writes what was confirmed to both systems; a refusal brings the form back with each message at its field. */
export const recordSave = defineAction({
  verb: 'record.save',
  data: z.object({ draft: draftId, attempt: z.coerce.number().int().min(1).max(10_000) }),
  failed: formStays,
  async handle(turn, { draft: id, attempt }) {
    const { texts } = turn;
    const draft = await findRecordDraft(turn, id);
    if (draft === null || draft.attempt !== attempt) return outOfDate(turn);
    const sent = await keepRecordDraft(turn, draft, { state: 'sent' });
    const requestId = requestIdOf('record.save', id, String(attempt));
    const { one } = entityWords(texts, draft.entity);
    const key = draftRef(draft).key.join(' ');
    return recordWork.send(turn, {
      requestId,
      working: workingCard(turn.cards, {
        company: draft.company,
        ...texts.working.record(one, key, draft.key === null),
      }),
      sent: { id, draft: sent.draft },
    });
  },
});

/** A record, as it was sent to be written. */
export const recordWork = defineWork({
  name: 'record.save',
  isKnownById: true,
  sent: sentDraft,
  async carryOut(turn, { id, draft }, { requestId }) {
    const sent = readRecordDraft(turn, id, draft);
    if (sent === null) return finishOutOfDate(turn);
    return doSent(turn, {
      id,
      requestId,
      work: () => saveRecord(turn, sent, requestId),
      again: (reason) => showRecordForm(turn, sent, { top: [reason] }),
    });
  },
});
