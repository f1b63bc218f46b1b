import type { Reply } from '../cards/reply.ts';
import { beginDraft, findDraft } from '../conversation/drafts.ts';
import type { Turn } from '../conversation/turn.ts';
import { checkOrder } from './check.ts';
import { showOrderConfirmation, showOrderForm } from './form.ts';
import { mostLines, type OrderInput } from './input.ts';

interface Saying {
  readonly top?: readonly string[];
  /** By input id. */
  readonly at?: ReadonlyMap<string, string>;
}

/**
 * Begins a new order. What is complete goes to the confirmation, anything else to the form; so does what has something to say about it
 * first: `top` above the form, `at` an input.
 */
export async function beginOrder(
  turn: Turn,
  input: OrderInput,
  tooMany: number,
  untouched: boolean,
  saying: Saying = {},
): Promise<Reply> {
  const draft = await beginDraft(turn, 'order', { input, attempt: 0 });
  const kept = await findDraft(turn, 'order', draft);
  const checked = await checkOrder(turn, turn.company, input);
  const begun = kept ?? {
    kind: 'order',
    company: turn.company,
    conversation: turn.conversation.id,
    state: 'open',
    values: {},
  };
  const { top: said = [], at = new Map<string, string>() } = saying;
  const isWhole = checked.draft !== null && tooMany === 0 && said.length === 0 && at.size === 0;
  if (isWhole) return showOrderConfirmation(turn, draft, begun, checked, 1);
  const top = [...said, ...(tooMany > 0 ? [turn.texts.orders.tooManyLines(mostLines, tooMany)] : [])];
  const problems = untouched
    ? { at: new Map<string, string>(), top }
    : { at: new Map([...checked.problems, ...at]), top, offers: checked.offers };
  return showOrderForm(turn, draft, begun, checked.input, problems);
}
