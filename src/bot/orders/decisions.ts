/** Who decided on an order through the bot, so that a late click can be told. What is decided elsewhere shows as the order's state. */
import { z } from 'zod';
import type { OrderView } from '../../procurement/face.ts';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import type { Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';
import { stageOf } from './stage.ts';
import { orderTopic } from './topic.ts';

const decisionModel = z.object({
  act: z.enum(['approve', 'reject']),
  by: z.string(),
  at: z.string(),
});

const keptMinutes = 90 * 24 * 60;

function shelf(turn: Turn) {
  return openShelf(turn.services.memory, 'decision', decisionModel);
}

/** Notes a decision of the person of the turn. The first one for a version stays. */
export async function noteDecision(
  turn: Turn,
  order: { readonly company: string; readonly number: string; readonly version: string },
  act: 'approve' | 'reject',
): Promise<void> {
  const now = turn.services.clock.now();
  const topic = orderTopic(order.company, order.number);
  const decision = { act, by: turn.person.name, at: now.toISOString() };
  const until = minutesAfter(now, keptMinutes);
  if (await shelf(turn).add(`${topic}/${order.version}`, decision, until))
    await shelf(turn).put(topic, decision, until);
}

/** The last decision made here, when it is still what the order's state comes from; else null. */
export async function latestDecisionText(turn: Turn, order: OrderView): Promise<string | null> {
  const decision = await shelf(turn).get(orderTopic(order.company, order.number));
  const stage = { approve: 'approved', reject: 'rejected' } as const;
  return decision === null || stage[decision.act] !== stageOf(order) ? null : say(turn, decision);
}

/** `Approved by Megan Bowen at 14:03.` for the version somebody saw; null when nobody decided on it here. */
export async function decisionText(
  turn: Turn,
  company: string,
  number: string,
  version: string,
): Promise<string | null> {
  const decision = await shelf(turn).get(`${orderTopic(company, number)}/${version}`);
  return decision === null ? null : say(turn, decision);
}

function say(turn: Turn, decision: z.output<typeof decisionModel>): string {
  const { texts, services, sender } = turn;
  const at = formatsFor(texts.locale).time(decision.at, services.clock.now(), sender.timeZone);
  return texts.orders.decided[decision.act](decision.by, at);
}
