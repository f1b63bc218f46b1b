/** To whom the decision on an order may be given: those whom Supply Chain Management would accept. */
import type { Delegate } from '../../procurement/face.ts';
import type { Choice } from '../cards/view.ts';
import { called, pickedOrTyped, pickerOf, severalAreCalled } from '../conversation/picking.ts';
import type { Turn } from '../conversation/turn.ts';
import { orderTopic, readOrderTopic } from '../orders/topic.ts';

/** Choices on a card; the others are suggested while somebody types. */
const most = 20;

const choiceOf = ({ personnelNumber, name }: Delegate): Choice => ({ title: name, value: personnelNumber });

/** Those that a card shows, and what suggests the others. */
export function delegatesOn(
  company: string,
  number: string,
  delegates: readonly Delegate[],
): { readonly delegates: Choice[]; readonly dataset: string } {
  return {
    delegates: delegates.slice(0, most).map(choiceOf),
    dataset: delegates.length > most ? pickerOf('delegate', orderTopic(company, number)) : '',
  };
}

/** Those whom the words name; `within` names the order. */
export async function delegatesFitting(turn: Turn, within: string, words: string): Promise<readonly Choice[]> {
  const order = readOrderTopic(within);
  if (order === null) return [];
  const delegates = await turn.services.procurement.delegates(order.company, order.number, turn.person);
  return called(delegates, words).map(choiceOf);
}

/** Whom a click means, picked or typed beside the list; a text says why it is nobody. */
export async function delegateMeant(
  turn: Turn,
  { company, number }: { readonly company: string; readonly number: string },
  data: Readonly<Record<string, unknown>>,
): Promise<Delegate | string> {
  const { approvals } = turn.texts;
  const meant = pickedOrTyped(data, 'delegateTo', '');
  const words = typeof meant === 'string' ? meant.trim() : '';
  if (words === '') return approvals.delegateNeeded;
  const delegates = await turn.services.procurement.delegates(company, number, turn.person);
  const chosen = delegates.find(({ personnelNumber }) => personnelNumber === words);
  if (chosen !== undefined) return chosen;
  const [first, ...more] = called(delegates, words);
  if (first === undefined) return approvals.cannotTake;
  if (more.length === 0) return first;
  return severalAreCalled(turn, [first, ...more]);
}
