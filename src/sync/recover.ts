/**
 * Resolves operations that a crash or a lost answer left open, by reading both systems: forward or back. Running it twice is the
 * same as once; running it while work goes on is harmless, because whoever works holds the lease.
 */
import { SystemFailure } from '../connectors/errors.ts';
import type { Snapshot } from '../connectors/port.ts';
import { CodedError } from '../errors.ts';
import type { SystemName } from '../maps/entity-map.ts';
import { advance, isDone } from './advance.ts';
import { move } from './move.ts';
import { noteAgreement, noteGone } from './agree.ts';
import { other, ownProblem, systemTitles, type Core } from './context.ts';
import { takeLease } from './lease.ts';
import { isCarriedOut, lookAtStep, type Finding } from './look.ts';
import type { Operation, Step } from './operation.ts';
import { lookAtParked } from './parked/end.ts';
import { parkWithdrawn } from './parked/withdrawn.ts';
import { sameRecord } from './record-key.ts';
import { takeBackOne } from './take-back.ts';
import { apart } from './worker.ts';

export interface Recovered {
  readonly resolved: number;
  readonly parked: number;
}

/** One look at everything that is open. */
export async function recover(core: Core): Promise<Recovered> {
  let resolved = 0;
  let parked = 0;
  for (const operation of await core.store.journal.unfinished()) {
    const { id, phase } = operation;
    const ended = await apart(core, 'operation.unrecovered', { operation: id, phase }, () =>
      recoverOne(core, operation),
    );
    if (ended?.phase === 'parked') parked += 1;
    else if (ended !== null && isDone(ended)) resolved += 1;
  }
  await lookAtParked(core);
  await core.announce.owed();
  for (const failure of await core.store.failures.untold()) await core.announce.failed(failure);
  return { resolved, parked };
}

async function recoverOne(core: Core, found: Operation): Promise<Operation | null> {
  const owner = found.transaction === null ? found.id : `transaction:${found.origin}:${found.transaction}`;
  if (found.phase === 'provisional' && !isOverdue(core, found)) return null;
  const lease = await takeLease(core, found.aggregates, `recovery:${owner}`, 0);
  if (lease === null) return null;
  await using held = lease;
  const operation = await core.store.journal.byId(found.id);
  if (operation === null || isDone(operation)) return null;
  core.log.info('operation.recovering', { operation: operation.id, phase: operation.phase, step: operation.step });
  try {
    const withdrawn = await parkWithdrawn(core, operation);
    if (withdrawn !== null) return withdrawn;
    if (operation.phase === 'provisional') return await settleProvisional(core, operation, held.owner);
    return await advance(core, operation, { owner: held.owner, deadline: core.clock.now(), mode: 'recovery' });
  } catch (error) {
    // Whoever has it again finishes it.
    const isHandedOver = error instanceof CodedError && error.code === 'LEASE_LOST';
    if (isHandedOver || error instanceof SystemFailure) return null;
    throw error;
  }
}

function isOverdue(core: Core, operation: Operation): boolean {
  return core.clock.now().getTime() - Date.parse(operation.updatedAt) >= core.settings.originTransactionLimit;
}

/** The origin's after-commit event never came: read the origin, and keep or take back. */
async function settleProvisional(core: Core, operation: Operation, owner: string): Promise<Operation> {
  const finding = await lookAtOrigin(core, operation);
  if (finding === null) return move(core, operation, 'committed');
  return isCarriedOut(finding) ? keepSaved(core, operation, finding) : takeBackUnsaved(core, operation, owner);
}

/** What the origin has of what an operation captured there. Null for an act, which stays done. Throws when it cannot be read. */
export function lookAtOrigin(core: Core, operation: Operation): Promise<Finding> | null {
  const [step] = operation.steps;
  if (step?.kind !== 'changes') return null;
  const asked: Step = { kind: 'changes', system: originOf(operation), changes: step.changes };
  return lookAtStep(core, { ...operation, steps: [asked], before: [[]] }, asked);
}

/** The origin committed, though its news did not come: both systems hold it. */
export async function keepSaved(core: Core, operation: Operation, { snapshots }: Finding): Promise<Operation> {
  const [step] = operation.steps;
  for (const change of step?.kind === 'changes' ? step.changes : []) {
    const find = (among: readonly Snapshot[] = []) => among.find(({ ref }) => sameRecord(ref, change.ref)) ?? null;
    if (change.action === 'delete') await noteGone(core, change.ref);
    else {
      const origin = originOf(operation);
      const sides = { [origin]: find(snapshots), [other(origin)]: find(operation.answers[0]) };
      const both = { ref: change.ref, dataverse: null, financeOperations: null, ...sides, sent: change.values };
      await noteAgreement(core, [both]);
    }
  }
  return move(core, operation, 'committed');
}

/** The origin gave the save up: what was written for it is taken back. */
export function takeBackUnsaved(core: Core, operation: Operation, owner: string): Promise<Operation> {
  const problem = ownProblem(
    'NOT_COMMITTED',
    `The save was given up in ${systemTitles[originOf(operation)]}.`,
    'Save it again if it is still wanted.',
    null,
    { at: originOf(operation) },
  );
  return takeBackOne(core, operation, owner, [problem]);
}

const originOf = ({ origin }: Operation): SystemName => (origin === 'dataverse' ? 'dataverse' : 'financeOperations');
