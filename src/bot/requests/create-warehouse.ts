import { z } from 'zod';
import { beginDraft } from '../conversation/drafts.ts';
import { noProblems } from '../conversation/problems.ts';
import { resolveRecord } from '../understanding/resolve.ts';
import { showWarehouseForm } from '../warehouses/form.ts';
import { defineRequest } from './request.ts';

/** Opens the form for a new warehouse with what the sentence said; its Create button is the confirmation. */
export const createWarehouse = defineRequest({
  name: 'create-warehouse',
  utterances: {
    en: [
      '(create|add|make|register|set up|open|new) [me] [a|another] [new] (warehouse|depot) [[with] (number|id|code)] [{id}]',
      '(create|add|make|register|set up|open|new) [me] [a|another] [new] (warehouse|depot) [[with] (number|id|code)] {id} (named|called|name) {name} [(at|in|on|for) [the] [site] {site}]',
      '(create|add|make|register|set up|open|new) [me] [a|another] [new] (warehouse|depot) (named|called) {name} [(at|in|on|for) [the] [site] {site}]',
      '(create|add|make|register|set up|open|new) [me] [a|another] [new] (warehouse|depot) [[with] (number|id|code)] {id} (at|in|on|for) [the] [site] {site}',
    ],
  },
  slots: z.object({ id: z.string().optional(), name: z.string().optional(), site: z.string().optional() }),
  async handle(turn, given) {
    const site =
      given.site === undefined
        ? null
        : await resolveRecord(turn.services.records, 'site', given.site, turn.person, turn.company);
    const input = {
      id: given.id ?? '',
      name: given.name ?? '',
      site: site?.kind === 'one' ? site.found.key : (given.site ?? ''),
      kind: '',
      city: '',
    };
    const draft = await beginDraft(turn, 'warehouse', {});
    return showWarehouseForm(turn, { draft, attempt: 1, input, company: turn.company }, noProblems);
  },
});
