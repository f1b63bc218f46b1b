/**
 * A form as a dialog: the card offers to be opened as one, and in the dialog its buttons submit instead of execute, which is all that
 * dialogs know. The card itself stays the form that works everywhere.
 */
import type { Card, DialogOffer } from '../cards/reply.ts';

/** The card with a button more that opens it as a dialog. Clients send what is typed along with it. */
export function offerDialog(card: Card, { title, verb, data }: DialogOffer): Card {
  const button = { type: 'Action.Submit', title, data: { msteams: { type: 'task/fetch' }, dialog: { verb, data } } };
  return { ...card, actions: [...(card.actions ?? []), button] };
}

/** The card for a dialog of that id. */
export function inDialog(card: Card, id: string): Card {
  return submitting(card, id) as Card;
}

function submitting(value: unknown, id: string): unknown {
  if (Array.isArray(value)) return value.map((one) => submitting(one, id));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, submitting(one, id)]));
  if (inner['type'] !== 'Action.Execute') return inner;
  const { verb, data, ...rest } = inner;
  return { ...rest, type: 'Action.Submit', data: { ...(data as object | undefined), dialog: { id, verb } } };
}
