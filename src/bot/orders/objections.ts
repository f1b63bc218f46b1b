/**
 * Why an order was not acted on, so that news which edit the card afterwards do not wipe out what its clicker was told. It stands while
 * the order stands as it was told, and until something is decided.
 */
import { z } from 'zod';
import type { OrderView } from '../../procurement/face.ts';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import { isShared, type Turn } from '../conversation/turn.ts';
import type { BotMemory } from '../ports.ts';
import { orderTopic } from './topic.ts';

const objectionModel = z.object({
  version: z.string(),
  approvalStatus: z.string(),
  notice: z.string(),
  problems: z.array(z.string()),
});

/** What a card says above the order. */
interface Objection {
  readonly notice: string;
  readonly problems: readonly string[];
}

const keptMinutes = 30 * 24 * 60;

function shelf(memory: BotMemory) {
  return openShelf(memory, 'objection', objectionModel);
}

function keyOf({ sender, conversation }: Turn, { company, number }: OrderView): string {
  return `${orderTopic(company, number)}/${sender.aadObjectId}/${conversation.id}`;
}

/** Keeps what the person of the turn was told in this conversation, which nobody else reads; gives it back, to be shown. */
export async function noteObjection(
  turn: Turn,
  order: OrderView,
  { notice = '', problems = [] }: Partial<Objection>,
): Promise<Objection> {
  const { version, approvalStatus } = order;
  const until = minutesAfter(turn.services.clock.now(), keptMinutes);
  const kept = { version, approvalStatus, notice, problems: [...problems] };
  await shelf(turn.services.memory).put(keyOf(turn, order), kept, until);
  return { notice, problems };
}

/** What still stands of it for the cards of the order here; null when nothing does, and where several read. */
export async function standingObjection(turn: Turn, order: OrderView): Promise<Objection | null> {
  const kept = isShared(turn) ? null : await shelf(turn.services.memory).get(keyOf(turn, order));
  return kept?.version === order.version && kept.approvalStatus === order.approvalStatus ? kept : null;
}

/** Something became of the order: whatever anybody was told before is over. */
export async function endObjections(memory: BotMemory, company: string, number: string): Promise<void> {
  const kept = shelf(memory);
  for (const { key } of await kept.list(`${orderTopic(company, number)}/`)) await kept.remove(key);
}
