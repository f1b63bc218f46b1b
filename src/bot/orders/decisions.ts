/** Who decided on an order, through the bot or in Supply Chain Management's own screens, so that a late click can be told. */
import { z } from 'zod';
import type { OrderView } from '../../procurement/face.ts';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import type { Turn } from '../conversation/turn.ts';
import type { BotMemory, Clock } from '../ports.ts';
import { endObjections } from './objections.ts';
import { isStillOpen, stageOf, type OrderStage } from './stage.ts';
import { orderTopic } from './topic.ts';
import { momentOf } from '../conversation/times.ts';

const decisionModel = z.object({
  act: z.enum(['approve', 'reject', 'requestChange', 'recall', 'delegate']),
  by: z.string(),
  at: z.string(),
  /** To whom it was given. */
  to: z.string().default(''),
});

export type Decision = z.output<typeof decisionModel>;

const keptMinutes = 90 * 24 * 60;

/** The stage that an order is in after each act, as long as nothing else happened to it. */
const stages: Readonly<Record<Decision['act'], OrderStage>> = {
  approve: 'approved',
  reject: 'rejected',
  requestChange: 'draft',
  recall: 'draft',
  delegate: 'inreview',
};

function shelf(memory: BotMemory) {
  return openShelf(memory, 'decision', decisionModel);
}

/**
 * Notes a decision; the first one for a version stays. True when it was the first. Giving an order to somebody else decides nothing,
 * so that the version stays open.
 */
export async function noteDecision(
  { memory, clock }: { readonly memory: BotMemory; readonly clock: Clock },
  order: { readonly company: string; readonly number: string; readonly version: string },
  decision: Decision,
): Promise<boolean> {
  const topic = orderTopic(order.company, order.number);
  const until = minutesAfter(clock.now(), keptMinutes);
  const version = `${topic}/${order.version}`;
  const isFirst = decision.act === 'delegate' || (await shelf(memory).add(version, decision, until));
  if (!isFirst) return false;
  await shelf(memory).put(topic, decision, until);
  // Whoever decided while it was being given away has the last word, whichever is noted first.
  const decided = decision.act === 'delegate' ? await shelf(memory).get(version) : null;
  if (decided !== null) await shelf(memory).put(topic, decided, until);
  await endObjections(memory, order.company, order.number);
  return true;
}

/** The last decision, when it is still what the order's state comes from; else null. */
export async function latestDecisionText(turn: Turn, order: OrderView): Promise<string | null> {
  const decision = await shelf(turn.services.memory).get(orderTopic(order.company, order.number));
  const isLast = decision !== null && stages[decision.act] === stageOf(order) && isStillOpen(order);
  return isLast ? say(turn, decision) : null;
}

/** `Approved by Megan Bowen at 14:03.` for the version somebody saw; null when nobody decided on it as far as is known. */
export async function decisionText(
  turn: Turn,
  company: string,
  number: string,
  version: string,
): Promise<string | null> {
  const decision = await shelf(turn.services.memory).get(`${orderTopic(company, number)}/${version}`);
  return decision === null ? null : say(turn, decision);
}

function say(turn: Turn, { act, by, at, to }: Decision): string {
  const { texts } = turn;
  const time = momentOf(turn, at);
  return act === 'delegate' ? texts.orders.decided.delegate(by, time, to) : texts.orders.decided[act](by, time);
}
