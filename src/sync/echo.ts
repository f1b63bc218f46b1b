import type { HookChange, HookEvent } from '../connectors/hook-event.ts';
import { leaseKey, rootOf } from './aggregate.ts';
import type { Core } from './context.ts';
import type { Operation } from './operation.ts';
import { contains, writablePart } from './ownership.ts';
import { changesToSend } from './perform-step.ts';
import { sameRecord } from './record-key.ts';

/**
 * Whether a hook was raised by a call of our own, where the call carries no mark (finance and operations has none): the records
 * must be those that an operation open on the same aggregate is sending right now, and the author the identity it sends as.
 * Such a hook takes no lock and writes nothing.
 */
export function isEcho(core: Core, event: HookEvent, open: readonly Operation[]): boolean {
  return open.some(
    (operation) =>
      isInFlight(operation, event) && event.changes.every((change) => covers(core, operation, event, change)),
  );
}

function isInFlight(operation: Operation, event: HookEvent): boolean {
  const moving = operation.phase === 'sending' || operation.phase === 'undoing';
  return moving && operation.steps[operation.step]?.system === event.system;
}

function covers(core: Core, operation: Operation, event: HookEvent, change: HookChange): boolean {
  const step = operation.steps[operation.step];
  const author = event.author.userPrincipalName?.toLowerCase() ?? null;
  const isOurs =
    author === core.integration.toLowerCase() || author === operation.actor?.userPrincipalName.toLowerCase();
  if (step === undefined || (author !== null && !isOurs)) return false;
  if (step.kind === 'pivot' || step.kind === 'follow') return true;
  const ref = change.ref;
  const sent = ref === null ? undefined : step.changes.find((one) => sameRecord(one.ref, ref));
  // What our write brings about in other records of the aggregate comes in the same question: lines take their order's currency.
  if (sent === undefined)
    return (
      isOurs &&
      ref !== null &&
      operation.aggregates.includes(leaseKey(rootOf(core.maps, ref, change.after ?? change.before)))
    );
  if (isOurs) return true;
  const exact = changesToSend(core, operation, step).find((one) => sameRecord(one.ref, sent.ref));
  if (exact === undefined || exact.action === 'delete') return change.action === 'delete';
  return (
    change.after !== null &&
    contains(change.after, writablePart(core.maps.get(sent.ref.map), step.system, exact.values))
  );
}
