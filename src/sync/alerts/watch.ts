/** Tells when sync failures pile up: each rule at most once within its own window, restarts included. */
import type { Core } from '../context.ts';
import type { Alert, AlertRule, SyncFailure } from '../face.ts';

export interface AlertWatch {
  /** Looks whether a failure that was just opened is one too many. */
  consider(failure: SyncFailure): Promise<void>;
  /** Tells what was raised and could not be told yet. */
  tellUntold(): Promise<void>;
}

export interface AlertParts {
  readonly core: Pick<Core, 'store' | 'clock' | 'newId' | 'maps' | 'log'>;
  /** Throws when somebody could not be told; the alert is told again later. */
  readonly tell: (alert: Alert) => Promise<void>;
  /** Pauses a map in the name of a rule; false when it does not run. */
  readonly pauseMap: (map: string, reason: string) => Promise<boolean>;
}

type Counts = readonly { readonly map: string; readonly count: number }[];

export function createAlertWatch(parts: AlertParts): AlertWatch {
  const { core } = parts;
  const telling = new Set<string>();

  const tell = async (alert: Alert): Promise<void> => {
    if (telling.has(alert.id)) return;
    telling.add(alert.id);
    try {
      await parts.tell(alert);
      await core.store.alerts.told(alert.id);
    } catch (error) {
      core.log.error('alert.untold', { alert: alert.id, error: String(error) });
    } finally {
      telling.delete(alert.id);
    }
  };

  const judge = async (rule: AlertRule): Promise<void> => {
    const now = core.clock.now();
    const begin = new Date(now.getTime() - rule.minutes * 60_000);
    const counts = await core.store.failures.since(begin, rule);
    const count = total(counts);
    if (count < rule.count) return;
    const only = rule.map ?? (counts.length === 1 ? counts[0]?.map : null) ?? null;
    const toPause = rule.pause ? (only ?? counts[0]?.map ?? null) : null;
    const raised: Alert = {
      id: core.newId(),
      at: now.toISOString(),
      rule,
      count,
      map: toPause ?? only,
      paused: false,
      text: textOf(core, rule, counts, null),
    };
    // It is told once the map is paused, so that the words are true.
    telling.add(raised.id);
    const isFirst = await core.store.alerts.raise(raised, begin);
    if (!isFirst) return void telling.delete(raised.id);
    core.log.warn('sync.alert', { alert: raised.id, rule: rule.id, count, map: raised.map });
    const paused = toPause !== null && (await parts.pauseMap(toPause, raised.text));
    const alert = paused ? { ...raised, paused, text: textOf(core, rule, counts, toPause) } : raised;
    if (paused) await core.store.alerts.save(alert);
    telling.delete(raised.id);
    await tell(alert);
  };

  return {
    consider: async (failure) => {
      for (const rule of await core.store.alertRules.list()) if (concerns(rule, failure)) await judge(rule);
    },
    tellUntold: async () => {
      for (const alert of await core.store.alerts.untold()) await tell(alert);
    },
  };
}

function concerns(rule: AlertRule, failure: SyncFailure): boolean {
  return (
    (rule.class ?? failure.class) === failure.class &&
    (rule.map ?? failure.ref.map) === failure.ref.map &&
    (rule.company === null || rule.company.toLowerCase() === failure.ref.company?.toLowerCase())
  );
}

const total = (counts: Counts): number => counts.reduce((sum, { count }) => sum + count, 0);

function textOf(core: AlertParts['core'], rule: AlertRule, counts: Counts, paused: string | null): string {
  const shown = counts.slice(0, 3).map(({ map, count }) => {
    const { one, many } = core.maps.get(map).words;
    return `${count} ${count === 1 ? one : many}`;
  });
  const rest = total(counts.slice(3));
  const list = [...shown, ...(rest === 0 ? [] : [`${rest} others`])].join(', ');
  const kind = rule.class === null ? '' : `${rule.class} `;
  const company = rule.company === null ? '' : ` in company ${rule.company}`;
  const said = `${total(counts)} ${kind}sync ${total(counts) === 1 ? 'failure' : 'failures'} within ${rule.minutes} minutes${company}: ${list}.`;
  return paused === null ? said : `${said} ${core.maps.get(paused).title} was paused.`;
}
