import type { Alert, AlertRule } from '../sync/face.ts';
import type { AlertRules, Alerts } from '../sync/ports.ts';
import type { Database } from './database.ts';

/** Alert rules by id, in the order they were made. */
export function createAlertRules(database: Database): AlertRules {
  return {
    list: async () =>
      (await database.query<{ body: AlertRule }>('select body from alert_rule order by number')).map((row) => row.body),
    save: async (rule) =>
      void (await database.query(
        'insert into alert_rule (id, body) values ($1, $2) on conflict (id) do update set body = excluded.body',
        [rule.id, rule],
      )),
    remove: async (id) => void (await database.query('delete from alert_rule where id = $1', [id])),
  };
}

/** Alerts that were raised, kept so that a restart neither repeats nor forgets one. */
export function createAlerts(database: Database): Alerts {
  return {
    raise: (alert, notSince) =>
      database.transaction(async (sql) => {
        // Locks the rule, so that two failures at the same moment do not raise two.
        await sql.query('select id from alert_rule where id = $1 for update', [alert.rule.id]);
        const [last] = await sql.query('select id from alert where rule = $1 and at > $2 limit 1', [
          alert.rule.id,
          notSince,
        ]);
        if (last !== undefined) return false;
        await sql.query('insert into alert (id, rule, at, body) values ($1, $2, $3, $4)', [
          alert.id,
          alert.rule.id,
          alert.at,
          alert,
        ]);
        return true;
      }),
    save: async (alert) => void (await database.query('update alert set body = $2 where id = $1', [alert.id, alert])),
    untold: async () =>
      (await database.query<{ body: Alert }>('select body from alert where not told order by at, id')).map(
        (row) => row.body,
      ),
    told: async (id) => void (await database.query('update alert set told = true where id = $1', [id])),
  };
}
