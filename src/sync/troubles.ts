/** What the core offers about things that went wrong: sync failures and what to do about them, alerts, comparing and repairing. */
import { createAlertWatch } from './alerts/watch.ts';
import { pauseByRule } from './alerts/pause-by-rule.ts';
import type { Announcements, Core } from './context.ts';
import type { Alert, SyncCore } from './face.ts';
import { createSettlement } from './failures/settle.ts';
import { createFailureTelling } from './failures/telling.ts';
import { proveActor } from './prove-actor.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { repair } from './reconcile/repair.ts';
import type { Writes } from './write.ts';

type TroubleFace = Pick<
  SyncCore,
  | 'failures'
  | 'failure'
  | 'retryFailure'
  | 'settleFailure'
  | 'onFailure'
  | 'alertRules'
  | 'saveAlertRule'
  | 'removeAlertRule'
  | 'onAlert'
  | 'reconcile'
  | 'repair'
>;

export interface Troubles {
  readonly face: TroubleFace;
  readonly failed: Announcements['failed'];
  /** Tries again what is due and tells what is untold; part of the core's regular round. */
  look(): Promise<void>;
  /** Resolves when no alert is being judged any more. */
  close(): Promise<void>;
}

/** `core` is asked for when it is needed: its announcements need this first. */
export function createTroubles(core: () => Core, writes: Writes): Troubles {
  const alertListeners: ((alert: Alert) => Promise<void>)[] = [];
  const telling = createFailureTelling(core);
  const settlement = () => (settling ??= createSettlement(core(), writes));
  const alerts = () =>
    (watching ??= createAlertWatch({
      core: core(),
      tell: async (alert) => {
        for (const listener of alertListeners) await listener(alert);
      },
      pauseMap: (map, reason) => pauseByRule(core(), map, reason),
    }));
  let settling: ReturnType<typeof createSettlement> | null = null;
  let watching: ReturnType<typeof createAlertWatch> | null = null;
  // Judged beside the work that failed: pausing a map must not wait for itself.
  let judging: Promise<void> = Promise.resolve();

  const settle: SyncCore['settleFailure'] = async (id, act, by) => {
    if (act.kind === 'take' || act.kind === 'edit') await proveActor(core(), by);
    return settlement().settle(id, act, by);
  };
  return {
    face: {
      failures: (filter) => core().store.failures.list(filter),
      failure: (id) => core().store.failures.get(id),
      retryFailure: (id, by) => settle(id, { kind: 'retry' }, by),
      settleFailure: settle,
      onFailure: (listener) => telling.listen(listener),
      alertRules: () => core().store.alertRules.list(),
      saveAlertRule: (rule) => core().store.alertRules.save(rule),
      removeAlertRule: (id) => core().store.alertRules.remove(id),
      onAlert: (listener) => void alertListeners.push(listener),
      reconcile: (request) => reconcile(core(), request),
      repair: async (request) => {
        await proveActor(core(), request.by);
        return repair(core(), writes, request);
      },
    },
    failed: async (failure) => {
      if (failure.revision === 1)
        judging = judging
          .then(() => alerts().consider(failure))
          .catch((error: unknown) => core().log.error('alert.unjudged', { failure: failure.id, error: String(error) }));
      await telling.tell(failure);
    },
    look: async () => {
      await settlement().look();
      await alerts().tellUntold();
    },
    close: () => judging,
  };
}
