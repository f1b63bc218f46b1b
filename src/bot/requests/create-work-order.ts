import { z } from 'zod';
import { beginDraft } from '../conversation/drafts.ts';
import { resolveRecord } from '../understanding/resolve.ts';
import { showAssetPicker, showWorkOrderForm, type WorkOrderValues } from '../work-orders/form.ts';
import { noteFor } from '../conversation/notes.ts';
import { defineRequest } from './request.ts';

/** Opens the form of a work order for an asset; when the words leave several, or none, the picker over all assets. */
export const createWorkOrder = defineRequest({
  name: 'create-work-order',
  utterances: {
    en: [
      '(create|open|make|add|new|raise|start|log|book) [me] [a|an|another] [new] (work order|workorder|wo|job|service order|ticket) [(for|on|at) [the] [customer] [asset] [{asset}]]',
      '(create|open|make|add|new|raise|start|log|book) [me] [a|an|another] [new] (work order|workorder|wo|job|service order|ticket) [(for|on|at) [the] [customer] [asset] {asset}] (because|since|as|reason|summary|about) {summary}',
    ],
  },
  slots: z.object({ asset: z.string().optional(), summary: z.string().optional() }),
  fits: ({ licences }) => licences.dataverse,
  async handle(turn, given) {
    const { texts, services, person, company } = turn;
    if (!person.licences.dataverse)
      return noteFor(turn, 'warning', texts.workOrders.notYours.title, texts.workOrders.notYours.text);
    const words = given.asset ?? '';
    const resolution = words === '' ? null : await resolveRecord(services.records, 'asset', words, person, company);
    const values: WorkOrderValues = {
      asset: resolution?.kind === 'one' ? resolution.found : null,
      kind: '',
      summary: given.summary ?? '',
      attempt: 1,
    };
    const draft = await beginDraft(turn, 'work-order', values);
    if (values.asset !== null) return showWorkOrderForm(turn, draft, company, values, []);
    if (resolution?.kind !== 'none') return showAssetPicker(turn, draft, company, words, '');
    return showAssetPicker(turn, draft, company, '', texts.workOrders.noAsset(words));
  },
});
