/** The endpoint and the plug-in steps that call this project, as far as they are missing or say something else. Reads only. */
import type { DataverseClient } from '../client.ts';
import type { NeededTable } from './needs.ts';
import { neededHooks, pluginClass, postOperation, readHooks, type HookMessage } from './registered-hooks.ts';
import type { SetupCall, SetupObstacle, SetupPlan, SetupStep } from './step.ts';

/** Where hooks of Dataverse are to be sent. */
export interface HookTarget {
  /** `https://bot.contoso.com/hooks/dataverse`. */
  readonly url: string;
  /** What a save does while nobody answers, by logical name of the table; `refuse` for those that are not named. */
  readonly policies: Readonly<Record<string, 'refuse' | 'allow'>>;
  /** Tells endpoint and plug-in the key again, which cannot be read back to see whether it is still the right one. */
  readonly renewKey?: boolean;
}

const webhook = 8;
const httpHeader = 5;

/** How the names of steps end that the plug-in runs. */
const asked = ' before';

/** What cannot be set up without the plug-in, and how it comes there. */
const pluginMissing: SetupObstacle = {
  what: `Dataverse has no plug-in ${pluginClass}: saves there are not asked about before they are committed, and what Supply Chain Management refuses becomes a sync failure.`,
  remedy:
    'Build and register companions/dataverse-plugin as its README says, then run setup again: it registers the steps.',
};

/** Steps of the setup that register what is missing. Without the plug-in only what tells after commit can be registered. */
export async function planHooks(
  client: DataverseClient,
  needs: readonly NeededTable[],
  target: HookTarget,
  newId: () => string,
): Promise<SetupPlan> {
  const { endpoints, plugin, steps } = await readHooks(client, target.url);
  const endpoint = endpoints[0] ?? newId();
  const known = steps.find(({ secret }) => secret !== null)?.secret ?? null;
  const secret = known ?? newId();
  const missing = neededHooks(needs).flatMap(({ need, message, mode }): SetupStep[] => {
    if (mode === 0 && plugin === null) return [];
    const policy = target.policies[need.table] ?? 'refuse';
    const found = steps.find((step) => step.table === need.table && step.message === message && step.mode === mode);
    if (found !== undefined && (mode === 1 || (found.onUnavailable === policy && found.secret !== null))) return [];
    const handler: Handler = mode === 0 ? { plugin: plugin ?? '', secret, url: target.url, policy } : { endpoint };
    return [hookStep({ need, message, handler, id: newId(), replaces: found?.id ?? null }, newId)];
  });
  const asks = missing.some(({ name }) => name.endsWith(asked));
  return {
    steps: [
      ...(endpoints.length === 0 ? [endpointStep(endpoint, target)] : []),
      ...(known === null && asks ? [secretStep(secret)] : []),
      ...(target.renewKey === true ? renewals(endpoints, known, target) : []),
      ...missing,
    ],
    obstacles: plugin === null && needs.some(({ mapped }) => mapped) ? [pluginMissing] : [],
  };
}

function renewals(endpoints: readonly string[], secret: string | null, { url }: HookTarget): readonly SetupStep[] {
  const calls: SetupCall[] = [
    ...endpoints.map((id): SetupCall => ({
      method: 'PATCH',
      path: `serviceendpoints(${id})`,
      body: { authvalue: '{{hook key}}' },
    })),
    ...(secret === null ? [] : [{ method: 'PATCH', path: secretPath(secret), body: secretBody } as const]),
  ];
  if (calls.length === 0) return [];
  return [
    {
      name: `key of ${url}`,
      what: `Tell what calls ${url} the key again`,
      why: 'because it cannot be read back',
      calls,
      undo: [],
    },
  ];
}

const secretPath = (id: string) => `sdkmessageprocessingstepsecureconfigs(${id})`;
const secretBody = { secureconfig: '{{plugin key}}' };

function secretStep(id: string): SetupStep {
  return {
    name: 'key of the plug-in',
    what: 'Enter the key that the plug-in calls with, where administrators alone may read it',
    why: 'so that this process knows who asks',
    calls: [
      {
        method: 'POST',
        path: 'sdkmessageprocessingstepsecureconfigs',
        body: { sdkmessageprocessingstepsecureconfigid: id, ...secretBody },
      },
    ],
    undo: [{ method: 'DELETE', path: secretPath(id), loses: null }],
  };
}

function endpointStep(id: string, { url }: HookTarget): SetupStep {
  const body = {
    serviceendpointid: id,
    name: 'Dispatch Copilot',
    contract: webhook,
    authtype: httpHeader,
    url,
    authvalue: '{{hook key}}',
  };
  return {
    name: `endpoint ${url}`,
    what: `Register the address ${url}, with the key it is called with`,
    why: 'so that Field Service can ask before it saves',
    calls: [{ method: 'POST', path: 'serviceendpoints', body }],
    undo: [{ method: 'DELETE', path: `serviceendpoints(${id})`, loses: null }],
  };
}

/** Who runs a step: the plug-in, which asks and waits, or the endpoint, which is told. */
type Handler =
  | { readonly plugin: string; readonly secret: string; readonly url: string; readonly policy: 'refuse' | 'allow' }
  | { readonly endpoint: string };

interface Hook {
  readonly need: NeededTable;
  readonly message: HookMessage;
  readonly handler: Handler;
  readonly id: string;
  readonly replaces: string | null;
}

function hookStep({ need, message, handler, id, replaces }: Hook, newId: () => string): SetupStep {
  const asks = 'plugin' in handler;
  const body = {
    sdkmessageprocessingstepid: id,
    name: `Dispatch Copilot: ${message} of ${need.table} (${asks ? 'asked' : 'told'})`,
    stage: postOperation,
    mode: asks ? 0 : 1,
    rank: 1,
    supporteddeployment: 0,
    asyncautodelete: !asks,
    ...(message === 'Update' ? { filteringattributes: watched(need).join(',') } : {}),
    ...handling(handler),
    'sdkmessageid@odata.bind': `/sdkmessages({{message ${message}}})`,
    'sdkmessagefilterid@odata.bind': `/sdkmessagefilters({{filter ${message} ${need.table}}})`,
  };
  const removal: SetupCall[] =
    replaces === null ? [] : [{ method: 'DELETE', path: `sdkmessageprocessingsteps(${replaces})` }];
  return {
    name: `hook ${need.table} ${message}${asks ? asked : ' after'}`,
    what: `Let ${message.toLowerCase()}s of ${need.table} be ${asks ? 'asked about before' : 'told after'} they are committed`,
    why: asks
      ? `without an answer the save is ${handler.policy === 'allow' ? 'let through' : 'refused'}`
      : 'to know what became of them',
    calls: [...removal, { method: 'POST', path: 'sdkmessageprocessingsteps', body }, ...images(message, id, newId)],
    undo: [{ method: 'DELETE', path: `sdkmessageprocessingsteps(${id})`, loses: null }],
  };
}

function handling(handler: Handler): Readonly<Record<string, string>> {
  if ('endpoint' in handler)
    return { 'eventhandler_serviceendpoint@odata.bind': `/serviceendpoints(${handler.endpoint})` };
  const { plugin, secret, url, policy } = handler;
  return {
    configuration: JSON.stringify({ url, onUnavailable: policy }),
    'plugintypeid@odata.bind': `/plugintypes(${plugin})`,
    'sdkmessageprocessingstepsecureconfigid@odata.bind': `/${secretPath(secret)}`,
  };
}

function images(message: string, step: string, newId: () => string): readonly SetupCall[] {
  const image = (name: string, imagetype: number): SetupCall => ({
    method: 'POST',
    path: 'sdkmessageprocessingstepimages',
    body: {
      sdkmessageprocessingstepimageid: newId(),
      name,
      entityalias: name,
      imagetype,
      messagepropertyname: message === 'Create' ? 'Id' : 'Target',
      'sdkmessageprocessingstepid@odata.bind': `/sdkmessageprocessingsteps(${step})`,
    },
  });
  return [
    ...(message === 'Create' ? [] : [image('PreImage', 0)]),
    ...(message === 'Delete' ? [] : [image('PostImage', 1)]),
  ];
}

/** Columns whose change is worth a call. */
function watched({ columns, lookups }: NeededTable): readonly string[] {
  return [...columns.keys(), ...lookups.keys()].sort();
}
