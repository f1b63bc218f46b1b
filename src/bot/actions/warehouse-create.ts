import { z } from 'zod';
import { requestIdOf } from '../conversation/request-id.ts';
import { changeDraft, findDraft } from '../conversation/drafts.ts';
import { noteFor } from '../conversation/notes.ts';
import { noProblems, placeProblems } from '../conversation/problems.ts';
import type { Turn } from '../conversation/turn.ts';
import { workingCard } from '../cards/working.ts';
import {
  inputOf,
  showWarehouseForm,
  warehouseInput,
  warehouseMap,
  warehouseValues,
  type WarehouseInput,
} from '../warehouses/form.ts';
import { showRecord } from '../conversation/record-card.ts';
import { answerWith, defineAction, type Finished } from './action.ts';

interface Form {
  readonly draft: string;
  readonly attempt: number;
  readonly company: string;
  readonly input: WarehouseInput;
}

/** Writes the warehouse of the form to both systems; a refusal brings the form back with the message at its field. */
export const warehouseCreate = defineAction({
  verb: 'warehouse.create',
  data: warehouseInput.extend({
    draft: z.string().max(60),
    attempt: z.coerce.number().int().min(1).max(10_000),
  }),
  async handle(turn, { draft: id, attempt, ...input }) {
    const { texts } = turn;
    const draft = await findDraft(turn, 'warehouse', id);
    if (draft === null) return { kind: 'message', text: texts.failures.outOfDate.text };
    const form: Form = { draft: id, attempt, company: draft.company, input };
    if (input.id.trim() === '') {
      const problems = { ...noProblems, at: new Map([['id', texts.warehouses.idNeeded]]) };
      return answerWith(await showWarehouseForm(turn, form, problems));
    }
    await changeDraft(turn, id, { ...draft, state: 'sent' });
    return {
      kind: 'work',
      requestId: requestIdOf('warehouse.create', id, String(attempt)),
      working: workingCard(turn.cards, { company: draft.company, ...texts.working.warehouse(input.id.trim()) }),
      finish: () => create(turn, form),
    };
  },
});

async function create(turn: Turn, form: Form): Promise<Finished> {
  const { texts, services } = turn;
  const ref = { map: warehouseMap, company: form.company, key: [form.input.id.trim()] };
  const outcome = await services.sync.write({
    requestId: requestIdOf('warehouse.create', form.draft, String(form.attempt)),
    actor: turn.person,
    origin: 'chat',
    summary: texts.summaries.createWarehouse,
    changes: [{ action: 'create', ref, values: warehouseValues(form.input) }],
  });
  switch (outcome.kind) {
    case 'committed':
      return {
        settled: true,
        reply: await showRecord(turn, ref, {
          title: texts.warehouses.created(form.input.id.trim()),
          text: texts.outcomes.inBoth,
        }),
      };
    case 'refused': {
      const problems = placeProblems(turn, outcome.problems, ({ field }) => inputOf(field));
      const draft = await findDraft(turn, 'warehouse', form.draft);
      if (draft !== null) await changeDraft(turn, form.draft, { ...draft, state: 'open' });
      return { settled: true, reply: await showWarehouseForm(turn, { ...form, attempt: form.attempt + 1 }, problems) };
    }
    case 'queued':
      return {
        settled: true,
        reply: noteFor(turn, 'warning', texts.outcomes.queued.title, texts.outcomes.queued.text),
      };
    case 'parked':
      return outcome.resolving
        ? { settled: false, reply: workingCard(turn.cards, { company: form.company, ...texts.working.checking }) }
        : {
            settled: true,
            reply: noteFor(turn, 'attention', texts.outcomes.parked.title, texts.outcomes.parked.text(outcome.reason)),
          };
  }
}
