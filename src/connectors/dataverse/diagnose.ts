/** Whether Dataverse is as the maps and the core need it, and what to do where it is not. Reads only. */
import type { MapCatalogue } from '../../maps/entity-map.ts';
import type { Clock } from '../clock.ts';
import { fine, lookAtConnection, lookAtMaps, orFailure } from '../diagnose.ts';
import type { Finding } from '../diagnosis.ts';
import type { DataverseClient } from './client.ts';
import { inspectMaps } from './inspect.ts';
import type { Schema } from './schema.ts';
import { needsOf, type NeededTable } from './setup/needs.ts';
import type { HookTarget } from './setup/plan-hooks.ts';
import { neededHooks, pluginClass, readHooks } from './setup/registered-hooks.ts';
import { bypassLogic, generalPrivileges, neededPrivileges, readPrivileges } from './setup/plan-role.ts';

const name = 'Dataverse';
const runSetup = 'Run setup; --dry-run shows first what it would do.';

export interface DataverseDiagnosisParts {
  readonly client: DataverseClient;
  readonly schema: Schema;
  readonly maps: MapCatalogue;
  readonly clock: Clock;
}

/** All findings. `hooks` is where saves are to be asked about; null leaves that look out. */
export async function diagnoseDataverse(
  { client, schema, maps, clock }: DataverseDiagnosisParts,
  hooks: HookTarget | null,
): Promise<readonly Finding[]> {
  const connection = await lookAtConnection(
    name,
    () => client.time(),
    () => clock.now(),
  );
  if (connection.some(({ level, check }) => level === 'error' && check === 'connection')) return connection;
  schema.forget();
  const needs = await presentOf(schema, needsOf(maps));
  const looks = [
    orFailure('maps', () => lookAtMaps(maps.maps, (all) => inspectMaps(schema, all), runSetup), runSetup),
    orFailure('privileges', () => lookAtPrivileges(client, needs), runSetup),
    orFailure('change tracking', () => lookAtTracking(schema, needs), runSetup),
    ...(hooks === null ? [] : [orFailure('hooks', () => lookAtHooks(client, needs, hooks), runSetup)]),
  ];
  return [...connection, ...(await Promise.all(looks)).flat()];
}

async function presentOf(schema: Schema, needs: readonly NeededTable[]): Promise<readonly NeededTable[]> {
  const found = await Promise.all(needs.map(async (need) => ((await schema.find(need.table)) === null ? [] : [need])));
  return found.flat();
}

async function lookAtPrivileges(client: DataverseClient, needs: readonly NeededTable[]): Promise<readonly Finding[]> {
  const me = await client.get('WhoAmI', { as: 'integration' });
  const held = await readPrivileges(client, String(me?.['UserId']));
  const tables = needs.map(({ table }) => table);
  const isOurs = (privilege: string) =>
    tables.some((table) => privilege.endsWith(table)) || generalPrivileges.includes(privilege);
  const lacking = neededPrivileges(needs).filter((one) => isOurs(one) && !held.has(one.toLowerCase()));
  if (lacking.length === 0) return [fine('privileges', 'The integration has the rights that the maps need.')];
  if (lacking.every((one) => one === bypassLogic)) {
    return [
      {
        check: 'privileges',
        level: 'warning',
        says: `The integration lacks ${bypassLogic}: an initial sync asks this process about every row that it writes itself.`,
        todo: `${runSetup} It gives the integration a role with it.`,
      },
    ];
  }
  const some = lacking.slice(0, 5).join(', ');
  return [
    {
      check: 'privileges',
      level: 'error',
      says: `The integration lacks ${lacking.length} privileges: ${some}${lacking.length > 5 ? ', …' : ''}.`,
      todo: `${runSetup} It gives the integration a role with them.`,
    },
  ];
}

async function lookAtTracking(schema: Schema, needs: readonly NeededTable[]): Promise<readonly Finding[]> {
  const mapped = await Promise.all(needs.filter((need) => need.mapped).map(({ table }) => schema.table(table)));
  const untracked = mapped.filter(({ tracked }) => !tracked).map(({ table }) => table);
  if (untracked.length === 0)
    return [fine('change tracking', `The changes of ${mapped.length} mapped tables are tracked.`)];
  return [
    {
      check: 'change tracking',
      level: 'warning',
      says: `The changes of ${untracked.join(', ')} are not tracked: a change whose hook is missed there is not found.`,
      todo: runSetup,
    },
  ];
}

async function lookAtHooks(
  client: DataverseClient,
  needs: readonly NeededTable[],
  { url, policies }: HookTarget,
): Promise<readonly Finding[]> {
  const { endpoints, plugin, steps } = await readHooks(client, url);
  if (plugin === null) {
    return [
      {
        check: 'hooks',
        level: 'error',
        says: `Dataverse has no plug-in ${pluginClass}: what is saved there is not asked about before it is committed.`,
        todo: `Build and register companions/dataverse-plugin as its README says. Then: ${runSetup}`,
      },
    ];
  }
  if (endpoints.length === 0 && steps.length === 0) {
    return [
      {
        check: 'hooks',
        level: 'error',
        says: `Nothing in Dataverse calls ${url}: what is saved there is not asked about and comes over late.`,
        todo: runSetup,
      },
    ];
  }
  const needed = neededHooks(needs);
  const missing = needed.filter(
    ({ need, message, mode }) =>
      !steps.some((step) => step.table === need.table && step.message === message && step.mode === mode),
  );
  const otherwise = steps.filter(
    (step) => step.mode === 0 && step.onUnavailable !== (policies[step.table] ?? 'refuse'),
  );
  return [
    ...(missing.length === 0
      ? [fine('hooks', `${needed.length} steps call ${url}.`)]
      : [
          {
            check: 'hooks',
            level: 'error' as const,
            says: `${missing.length} of ${needed.length} steps are missing, for example ${missing[0]?.message ?? ''} of ${missing[0]?.need.table ?? ''}.`,
            todo: runSetup,
          },
        ]),
    ...(otherwise.length === 0
      ? []
      : [
          {
            check: 'hooks',
            level: 'warning' as const,
            says: `${[...new Set(otherwise.map(({ table }) => table))].join(', ')}: without an answer a save does not do what the map says.`,
            todo: runSetup,
          },
        ]),
  ];
}
