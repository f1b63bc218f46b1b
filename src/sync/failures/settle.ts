/**
 * What people do about sync failures, and what the core tries by itself. Each failure is settled by one at a time: the same act a second
 * time meanwhile is the first one, another waits for it, and one that is over is answered as it is.
 */
import { CodedError } from '../../errors.ts';
import { unforeseen, type Core } from '../context.ts';
import type { Actor, FailureAct, SyncFailure } from '../face.ts';
import { recordKey } from '../record-key.ts';
import type { EqualResult } from '../reconcile/make-equal.ts';
import { apart } from '../worker.ts';
import type { Writes } from '../write.ts';
import { attempt } from './attempt.ts';
import { nextAttempt } from './patience.ts';
import { isSettled } from './resolve.ts';

export interface Settlement {
  /** `by` is null when the core does it by itself. Throws FAILURE_UNKNOWN. */
  settle(id: string, act: FailureAct, by: Actor | null): Promise<SyncFailure>;
  /** Tries again what is due, and takes up what a process that ended was settling, as what it was. */
  look(): Promise<void>;
}

/** So many are tried again by themselves in one look, so that nobody else waits long. */
const triesPerLook = 20;

export function createSettlement(core: Core, writes: Writes): Settlement {
  const underWay = new Map<string, { readonly act: string; readonly run: Promise<SyncFailure> }>();

  const settle = (id: string, act: FailureAct, by: Actor | null): Promise<SyncFailure> => {
    const known = underWay.get(id);
    const word = JSON.stringify(act);
    if (known?.act === word) return known.run;
    const before = known?.run.catch(() => undefined) ?? Promise.resolve(undefined);
    const run = before.then(() => settleOne(core, writes, id, act, by));
    const entry = { act: word, run };
    underWay.set(id, entry);
    const forget = () => void (underWay.get(id) === entry && underWay.delete(id));
    run.then(forget, forget);
    return run;
  };

  const again = ({ id, underWay: begun }: SyncFailure) =>
    apart(core, 'failure.unsettled', { failure: id }, () =>
      settle(id, begun?.act ?? { kind: 'retry' }, begun?.by ?? null),
    );

  return {
    settle,
    look: async () => {
      for (const failure of await core.store.failures.list({ status: 'retrying' }))
        if (!underWay.has(failure.id) && !(await isBeingWritten(core, failure))) await again(failure);
      for (const failure of await core.store.failures.due(core.clock.now(), triesPerLook)) await again(failure);
    },
  };
}

async function settleOne(
  core: Core,
  writes: Writes,
  id: string,
  act: FailureAct,
  by: Actor | null,
): Promise<SyncFailure> {
  const found = await core.store.failures.get(id);
  if (found === null) throw new CodedError('FAILURE_UNKNOWN', `There is no sync failure ${id}.`);
  const at = core.clock.now().toISOString();
  switch (act.kind) {
    case 'assign':
      return change(core, found, (now) => ({ ...now, assignee: act.to }));
    case 'dismiss':
      return change(core, found, (now) => ({
        ...now,
        status: 'dismissed',
        underWay: null,
        ending: { by: by?.name ?? null, at, note: act.reason },
      }));
    case 'retry':
    case 'edit':
    case 'take': {
      const begun = await change(core, found, (now) => ({ ...now, status: 'retrying', underWay: { act, by } }));
      if (isSettled(begun)) return begun;
      const result = await attempt(core, writes, begun, act, by).catch((error: unknown): EqualResult => {
        if (core.store.trouble() !== null) throw error;
        core.log.error('failure.untried', { failure: id, error: String(error) });
        return { kind: 'left', problems: [unforeseen(begun.ref)], operation: null };
      });
      return conclude(core, begun, result, {
        by: by?.name ?? null,
        note: act.kind === 'edit' ? null : (act.reason ?? null),
      });
    }
  }
}

/** Success closes it; anything else leaves it open with what stands in the way now. */
async function conclude(
  core: Core,
  begun: SyncFailure,
  result: EqualResult,
  ending: { readonly by: string | null; readonly note: string | null },
): Promise<SyncFailure> {
  const now = core.clock.now();
  if (result.kind === 'equal')
    return change(core, begun, (one) => ({
      ...one,
      status: 'resolved',
      underWay: null,
      ending: { ...ending, at: now.toISOString() },
    }));
  const raw = result.operation === null ? null : ((await core.store.journal.byId(result.operation))?.raw ?? null);
  const ended = await change(core, begun, (one) =>
    // Carrying it over may have reported it anew already.
    one.status === 'open'
      ? one
      : {
          ...one,
          status: 'open',
          underWay: null,
          attempts: one.attempts + 1,
          problems: result.problems.length > 0 ? result.problems : one.problems,
          operation: result.operation ?? one.operation ?? null,
          raw: raw ?? one.raw ?? null,
        },
  );
  await core.store.failures.tryAgainAt(ended.id, nextAttempt(ended, now));
  return ended;
}

/** Changes a failure that is not over, and tells of it. */
async function change(core: Core, failure: SyncFailure, next: (now: SyncFailure) => SyncFailure): Promise<SyncFailure> {
  const changed = await core.store.failures.change(failure.id, (now) => (isSettled(now) ? now : next(now)));
  if (changed === null) throw new CodedError('FAILURE_UNKNOWN', `There is no sync failure ${failure.id}.`);
  if (changed.isChanged) await core.announce.failed(changed.failure);
  return changed.failure;
}

/** Whether an operation on the failure's aggregate is still being found out. */
async function isBeingWritten(core: Core, failure: SyncFailure): Promise<boolean> {
  const aggregates = [recordKey(failure.root ?? failure.ref)];
  return (await core.store.journal.unfinished({ aggregates })).length > 0;
}
