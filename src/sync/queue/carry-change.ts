import type { Problem, RecordChange, Snapshot } from '../../connectors/port.ts';
import { advance, isDone } from '../advance.ts';
import { move } from '../move.ts';
import { other, systemTitles, type Core } from '../context.ts';
import { reportFailure } from '../failures/report.ts';
import { classOf } from '../failures/stuck.ts';
import { newOperation } from '../new-operation.ts';
import type { Operation } from '../operation.ts';
import type { CapturedChange, Queued } from '../ports.ts';
import { planStep } from './plan-step.ts';
import type { Carried } from './queued-write.ts';

/**
 * Writes one captured change to its counterpart, as the integration and in the name of its author. What the counterpart refuses cannot
 * be taken back at its origin any more: it becomes a sync failure, and the queue goes on.
 */
export async function carryChange(core: Core, queued: Queued, change: CapturedChange, owner: string): Promise<Carried> {
  const known = await core.store.journal.byRequest(requestOf(queued));
  if (known !== null && isDone(known)) return settle(core, change, known);
  // Recovery finds out what became of one that was being sent.
  if (known !== null && known.phase !== 'queued') return 'held';
  const target = other(change.origin);
  const current = await core.systems[target].read(core.maps.get(change.ref.map), change.ref);
  const step = planStep(
    core.maps.get(change.ref.map),
    change,
    current,
    await core.store.recordStates.get(change.ref),
    queued.followsFailure,
  );
  if (step === null && known === null) return 'done';
  const operation = await journal(core, queued, change, step, current, known);
  const ended = await advance(core, operation, { owner, deadline: core.clock.now(), mode: 'live' });
  if (ended.phase === 'queued') return { problems: ended.problems };
  return isDone(ended) ? settle(core, change, ended) : 'held';
}

/** Lets go of a change that came to nothing too often: it becomes a failure, and is tried again by itself. */
export async function giveUpOnChange(
  core: Core,
  queued: Queued,
  change: CapturedChange,
  problems: readonly Problem[],
): Promise<void> {
  const known = await core.store.journal.byRequest(requestOf(queued));
  if (known?.phase === 'queued') await move(core, known, 'refused', { problems });
  await reportFailure(core, { ...foundOf(change), class: classOf(problems), problems, operation: known?.id ?? null });
}

const requestOf = ({ number }: Queued): string => `queued:${number}`;

async function journal(
  core: Core,
  queued: Queued,
  change: CapturedChange,
  step: RecordChange | null,
  current: Snapshot | null,
  known: Operation | null,
): Promise<Operation> {
  const system = other(change.origin);
  const steps = step === null ? [] : [{ kind: 'changes' as const, system, changes: [step] }];
  const before = step === null ? [] : [[current]];
  if (known !== null) return move(core, known, 'sending', { steps, before, problems: [] });
  const operation = newOperation(core, {
    requestId: requestOf(queued),
    origin: change.origin,
    actor: null,
    author: change.author,
    summary: `saved in ${systemTitles[change.origin]}, carried over later`,
    saying: { say: 'carriedLater', words: { system: change.origin } },
    aggregates: [queued.aggregate],
    transaction: null,
    steps,
    before,
    queue: queued.map,
  });
  return (await core.store.journal.open(operation)).operation;
}

const foundOf = ({ ref, root, origin, author }: CapturedChange) => ({ ref, root, origin, author });

async function settle(core: Core, change: CapturedChange, operation: Operation): Promise<Carried> {
  if (operation.phase !== 'refused') return 'done';
  await reportFailure(core, {
    ...foundOf(change),
    class: 'application',
    problems: operation.problems,
    operation: operation.id,
    raw: operation.raw ?? null,
  });
  return 'failed';
}
