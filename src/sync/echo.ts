import type { HookChange, HookEvent } from '../connectors/hook-event.ts';
import { leaseKey, rootOf } from './aggregate.ts';
import { changesToSend } from './changes-to-send.ts';
import type { Core } from './context.ts';
import { isKept, takesEffect } from './kept.ts';
import type { Operation, Step } from './operation.ts';
import { contains, writablePart } from './ownership.ts';
import { sameRecord } from './record-key.ts';

/**
 * Whether a hook was raised by a call of our own, where the call carries no mark (finance and operations has none): the records
 * must be those that an operation open on the same aggregate is sending right now, and the author the identity it sends as. The
 * integration writes nothing but what we send; a person may save something else in the same moment, so what is being saved must be
 * what was sent. Such a hook takes no lock and writes nothing.
 */
export function isEcho(core: Known, event: HookEvent, open: readonly Operation[]): boolean {
  return open.some((operation) => {
    const step = operation.steps[operation.step];
    const sender = senderOf(core, event, operation);
    if (step === undefined || !isInFlight(operation, event) || sender === 'somebodyElse') return false;
    if (step.kind === 'pivot' || step.kind === 'follow') return true;
    // Things are taken back as the integration, never as the person.
    if (sender === 'actor' && (operation.phase === 'undoing' || !event.changes.some((one) => isSent(step, one))))
      return false;
    return event.changes.every((change) => covers(core, operation, step, sender, change));
  });
}

/** Latest operations of an aggregate that are looked through for one given up. */
const searchedOperations = 10;

/**
 * Whether a hook is raised by a call of our own that was given up before it arrived, where the call carries no mark: the integration
 * saves just what an operation was to write that came to nothing, and no open one is sending it. Asked after {@link isEcho}.
 */
export async function isGivenUp(core: Core, event: HookEvent, aggregates: readonly string[]): Promise<boolean> {
  if (event.author.userPrincipalName?.toLowerCase() !== core.integration.toLowerCase()) return false;
  for (const aggregate of aggregates) {
    const latest = await core.store.journal.ofAggregate(aggregate, searchedOperations);
    if (latest.some((operation) => isWhatWasGivenUp(core, event, operation))) return true;
  }
  return false;
}

function isWhatWasGivenUp(core: Core, event: HookEvent, operation: Operation): boolean {
  const [step] = operation.steps;
  const isOver = operation.phase === 'refused' || operation.phase === 'ended';
  if (!isOver || step?.kind !== 'changes' || step.system !== event.system) return false;
  return event.changes.every(({ ref, action, before, after }) => {
    const asked = step.changes.find((one) => ref !== null && sameRecord(one.ref, ref));
    if (asked === undefined || asked.action !== action) return false;
    if (asked.action === 'delete') return true;
    const sent = writablePart(core.maps.get(asked.ref.map), step.system, asked.values);
    return Object.entries(sent).every(([property, value]) => isKept(property, value, before, after ?? {}));
  });
}

type Known = Pick<Core, 'maps' | 'integration'>;
type Sender = 'integration' | 'actor' | 'unknown' | 'somebodyElse';
type WritingStep = Extract<Step, { changes: unknown }>;

function senderOf(core: Known, event: HookEvent, operation: Operation): Sender {
  const author = event.author.userPrincipalName?.toLowerCase() ?? null;
  if (author === null) return 'unknown';
  if (author === core.integration.toLowerCase()) return 'integration';
  return author === operation.actor?.userPrincipalName.toLowerCase() ? 'actor' : 'somebodyElse';
}

function isInFlight(operation: Operation, event: HookEvent): boolean {
  const moving = operation.phase === 'sending' || operation.phase === 'undoing';
  return moving && operation.steps[operation.step]?.system === event.system;
}

function isSent(step: WritingStep, { ref }: HookChange): boolean {
  return ref !== null && step.changes.some((one) => sameRecord(one.ref, ref));
}

function covers(core: Known, operation: Operation, step: WritingStep, sender: Sender, change: HookChange): boolean {
  const { ref } = change;
  if (ref === null) return false;
  // What our write brings about in other records of the aggregate comes in the same question: lines take their order's currency.
  if (!isSent(step, change))
    return (
      sender !== 'unknown' &&
      operation.aggregates.includes(leaseKey(rootOf(core.maps, ref, change.after ?? change.before)))
    );
  if (sender === 'integration') return true;
  const exact = changesToSend(core, operation, step).find((one) => sameRecord(one.ref, ref));
  if (exact === undefined || exact.action === 'delete') return change.action === 'delete';
  if (change.after === null) return false;
  const sent = writablePart(core.maps.get(ref.map), step.system, exact.values);
  return sender === 'actor' ? takesEffect(sent, change.before ?? {}, change.after) : contains(change.after, sent);
}
