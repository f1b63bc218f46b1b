/** From an asset to a work order: search, pick, fill in, create. */
import { z } from 'zod';
import { CodedError } from '../../errors.ts';
import { recordCard } from '../cards/record.ts';
import { workingCard } from '../cards/working.ts';
import { answerWith, outOfDate } from '../conversation/answers.ts';
import { changeDraft, doSent, sentDraft, type Draft } from '../conversation/drafts.ts';
import { linkButtons } from '../conversation/links.ts';
import { finishChecking } from '../conversation/parked.ts';
import { requestIdOf } from '../conversation/request-id.ts';
import { finishFormRefused } from '../conversation/refused.ts';
import type { Turn } from '../conversation/turn.ts';
import {
  assetById,
  showAssetPicker,
  showWorkOrderForm,
  workOrderValues,
  type WorkOrderValues,
} from '../work-orders/form.ts';
import { defineAction, formStays } from './action.ts';
import { defineWork, type Finished } from './work.ts';
import { openDraft, withOpen } from './open-draft.ts';

const draftId = z.string().max(60);
const typed = z
  .string()
  .max(10_000)
  .default('')
  .transform((text) => text.trim().slice(0, 200));

const workOrderOf = (turn: Turn, id: string) => openDraft(turn, 'work-order', id, workOrderValues);

/** Searches all assets by the words typed. */
export const workOrderSearchAssets = defineAction({
  verb: 'workOrder.searchAssets',
  data: z.object({ draft: draftId, words: typed }),
  handle: async (turn, data) =>
    withOpen(turn, await workOrderOf(turn, data.draft), async ({ draft }) =>
      answerWith(await showAssetPicker(turn, data.draft, draft.company, data.words, '')),
    ),
});

/** Takes the asset picked, on to the form; or the form once more, with what is typed in it. */
export const workOrderPickAsset = defineAction({
  verb: 'workOrder.pickAsset',
  data: z.object({
    draft: draftId,
    words: typed,
    asset: z.string().max(100).default(''),
    kind: typed.optional(),
    summary: typed.optional(),
  }),
  handle: async (turn, data) =>
    withOpen(turn, await workOrderOf(turn, data.draft), async ({ draft, values }) => {
      const asset = data.asset === '' ? null : await assetById(turn, draft.company, data.asset);
      if (asset === null) {
        return answerWith(
          await showAssetPicker(turn, data.draft, draft.company, data.words, turn.texts.workOrders.pickAsset),
        );
      }
      const kept = { ...values, asset, kind: data.kind ?? values.kind, summary: data.summary ?? values.summary };
      await changeDraft(turn, data.draft, { ...draft, values: kept });
      return answerWith(await showWorkOrderForm(turn, data.draft, draft.company, kept, []));
    }),
});

/** Creates the work order in Field Service. */
export const workOrderCreate = defineAction({
  verb: 'workOrder.create',
  failed: formStays,
  data: z.object({
    draft: draftId,
    attempt: z.coerce.number().int().min(1).max(10_000),
    kind: typed,
    summary: typed,
  }),
  async handle(turn, data) {
    const { texts } = turn;
    const opened = await workOrderOf(turn, data.draft);
    if (opened === null || opened.values.asset === null || opened.values.attempt !== data.attempt)
      return outOfDate(turn);
    const { draft, values: before } = opened;
    const { company } = draft;
    // A second click is the same operation, with what was filled in at the first.
    const typed = draft.state === 'sent' ? {} : { kind: data.kind, summary: data.summary };
    const values: WorkOrderValues = { ...before, ...typed };
    if (values.kind === '')
      return answerWith(await showWorkOrderForm(turn, data.draft, company, values, [], texts.workOrders.pickKind));
    const sent: Draft = { ...draft, state: 'sent', values };
    await changeDraft(turn, data.draft, sent);
    return workOrderWork.send(turn, {
      requestId: requestIdOf('workOrder.create', data.draft, String(data.attempt)),
      working: workingCard(turn.cards, { company, ...texts.working.workOrder }),
      sent: { id: data.draft, draft: sent },
    });
  },
});

/** A work order, as it was sent to be created. Field Service itself sees to it that one request makes one. */
export const workOrderWork = defineWork({
  name: 'workOrder.create',
  isKnownById: true,
  sent: sentDraft,
  async carryOut(turn, { id, draft }, { requestId, isAgain }) {
    const values = workOrderValues.parse(draft.values);
    const { company } = draft;
    return doSent(turn, {
      id,
      requestId,
      work: () =>
        create(turn, id, draft, values, requestId).catch((error: unknown) => {
          if (mayBeDone(error, isAgain)) return finishChecking(turn, company);
          throw error;
        }),
      again: (reason) => showWorkOrderForm(turn, id, company, values, [reason]),
    });
  },
});

/** Whether the work order may be there although no answer says so: asked again it is found, or made. */
function mayBeDone(error: unknown, isAgain: boolean): boolean {
  if (!(error instanceof CodedError) || !error.description.retry) return false;
  return error.code === 'ANSWER_LOST' || isAgain;
}

async function create(
  turn: Turn,
  id: string,
  draft: Draft,
  values: WorkOrderValues,
  requestId: string,
): Promise<Finished> {
  const { texts, services, person } = turn;
  if (values.asset === null) return { settled: true, reply: await showAssetPicker(turn, id, draft.company, '', '') };
  const { asset, kind: workOrderType, summary } = values;
  const outcome = await services.records.createWorkOrder(
    { asset, account: null, workOrderType, summary },
    person,
    requestId,
  );
  if (outcome.kind === 'refused') {
    const next = { ...values, attempt: values.attempt + 1 };
    await changeDraft(turn, id, { ...draft, state: 'open', values: next });
    const said = texts.says(texts.systems.dataverse, outcome.message);
    return finishFormRefused(turn, texts.cards['work-order-form'].title, { at: new Map(), top: [said] }, ({ top }) =>
      showWorkOrderForm(turn, id, draft.company, next, top),
    );
  }
  const words = texts.cards['work-order-form'];
  return {
    settled: true,
    reply: recordCard(turn.cards, {
      company: draft.company,
      title: texts.workOrders.created(outcome.workOrder.key),
      text: outcome.workOrder.detail,
      facts: [
        { title: words.asset, value: `${asset.key} – ${asset.name}` },
        { title: words.kind, value: workOrderType },
        ...(summary === '' ? [] : [{ title: words.summary, value: summary }]),
      ],
      links: linkButtons(turn, outcome.links),
    }),
  };
}
