/** The endpoint that steps call and the steps themselves, as far as they are missing or say something else. Reads only. */
import { z } from 'zod';
import type { DataverseClient } from '../client.ts';
import type { NeededTable } from './needs.ts';
import type { SetupCall, SetupStep } from './step.ts';

/** Where hooks of Dataverse are to be sent. */
export interface HookTarget {
  /** `https://bot.contoso.com/hooks/dataverse`. */
  readonly url: string;
  /** What a save does while nobody answers, by logical name of the table; `refuse` for those that are not named. */
  readonly policies: Readonly<Record<string, 'refuse' | 'allow'>>;
  /** Tells the endpoint the key again, which cannot be read back to see whether it is still the right one. */
  readonly renewKey?: boolean;
}

const integration = { as: 'integration' } as const;
const messages = ['Create', 'Update', 'Delete'] as const;
const postOperation = 40;
const webhook = 8;
const httpHeader = 5;

const stepRow = z.object({
  sdkmessageprocessingstepid: z.string(),
  mode: z.number(),
  stage: z.number(),
  statecode: z.number().nullish(),
  configuration: z.string().nullish(),
  sdkmessageid: z.object({ name: z.string() }),
  sdkmessagefilterid: z.object({ primaryobjecttypecode: z.string() }).nullable(),
});

/** One registered step that calls our address. */
export interface RegisteredStep {
  readonly id: string;
  readonly table: string;
  readonly message: string;
  readonly mode: number;
  readonly onUnavailable: 'refuse' | 'allow';
}

/** The endpoints that lead to an address, and the active steps before and after commit that call them. */
export async function readHooks(client: DataverseClient, url: string) {
  const filter = encodeURIComponent(`url eq '${url.replaceAll("'", "''")}'`);
  const endpoints = await client.rows(`serviceendpoints?$select=serviceendpointid,url&$filter=${filter}`, integration);
  const ids = endpoints.map((row) => String(row['serviceendpointid']));
  const steps = await Promise.all(ids.map((id) => stepsOf(client, id)));
  return { endpoints: ids, steps: steps.flat() };
}

async function stepsOf(client: DataverseClient, endpoint: string): Promise<readonly RegisteredStep[]> {
  const query =
    'sdkmessageprocessingsteps?$select=sdkmessageprocessingstepid,mode,stage,statecode,configuration' +
    '&$expand=sdkmessageid($select=name),sdkmessagefilterid($select=primaryobjecttypecode)' +
    `&$filter=${encodeURIComponent(`_eventhandler_value eq ${endpoint}`)}`;
  const rows = z.array(stepRow).parse(await client.rows(query, integration));
  return rows
    .filter(({ stage, statecode }) => stage === postOperation && (statecode ?? 0) === 0)
    .map((row) => ({
      id: row.sdkmessageprocessingstepid,
      table: row.sdkmessagefilterid?.primaryobjecttypecode ?? '',
      message: row.sdkmessageid.name,
      mode: row.mode,
      onUnavailable: /"onUnavailable"\s*:\s*"allow"/.test(row.configuration ?? '') ? 'allow' : 'refuse',
    }));
}

/** Which steps a mapped table has to have: each message, asked before commit (0) and told after it (1). */
export function neededHooks(needs: readonly NeededTable[]) {
  return needs
    .filter(({ mapped }) => mapped)
    .flatMap((need) => messages.flatMap((message) => ([0, 1] as const).map((mode) => ({ need, message, mode }))));
}

/** Steps of the setup that register what is missing. */
export async function planHooks(
  client: DataverseClient,
  needs: readonly NeededTable[],
  target: HookTarget,
  newId: () => string,
): Promise<readonly SetupStep[]> {
  const { endpoints, steps } = await readHooks(client, target.url);
  const endpoint = endpoints[0] ?? newId();
  const missing = neededHooks(needs).flatMap(({ need, message, mode }): SetupStep[] => {
    const policy = target.policies[need.table] ?? 'refuse';
    const known = steps.find((step) => step.table === need.table && step.message === message && step.mode === mode);
    if (known !== undefined && (mode === 1 || known.onUnavailable === policy)) return [];
    return [hookStep({ need, message, mode, policy, endpoint, id: newId(), replaces: known?.id ?? null }, newId)];
  });
  if (endpoints.length === 0) return [endpointStep(endpoint, target), ...missing];
  return [...(target.renewKey === true ? [renewal(endpoint, target)] : []), ...missing];
}

function renewal(id: string, { url }: HookTarget): SetupStep {
  return {
    name: `key of ${url}`,
    what: `Tell the endpoint of ${url} the key again`,
    why: 'because it cannot be read back',
    calls: [{ method: 'PATCH', path: `serviceendpoints(${id})`, body: { authvalue: '{{hook key}}' } }],
    undo: [],
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

interface Hook {
  readonly need: NeededTable;
  readonly message: (typeof messages)[number];
  readonly mode: 0 | 1;
  readonly policy: 'refuse' | 'allow';
  readonly endpoint: string;
  readonly id: string;
  readonly replaces: string | null;
}

function hookStep(hook: Hook, newId: () => string): SetupStep {
  const { need, message, mode, policy, endpoint, id, replaces } = hook;
  const when = mode === 0 ? 'before' : 'after';
  const body = {
    sdkmessageprocessingstepid: id,
    name: `Dispatch Copilot: ${message} of ${need.table} (${mode === 0 ? 'asked' : 'told'})`,
    stage: postOperation,
    mode,
    rank: 1,
    supporteddeployment: 0,
    asyncautodelete: mode === 1,
    configuration: JSON.stringify({ onUnavailable: policy }),
    ...(message === 'Update' ? { filteringattributes: watched(need).join(',') } : {}),
    'eventhandler_serviceendpoint@odata.bind': `/serviceendpoints(${endpoint})`,
    'sdkmessageid@odata.bind': `/sdkmessages({{message ${message}}})`,
    'sdkmessagefilterid@odata.bind': `/sdkmessagefilters({{filter ${message} ${need.table}}})`,
  };
  const removal: SetupCall[] =
    replaces === null ? [] : [{ method: 'DELETE', path: `sdkmessageprocessingsteps(${replaces})` }];
  return {
    name: `hook ${need.table} ${message} ${when}`,
    what: `Let ${message.toLowerCase()}s of ${need.table} be ${mode === 0 ? 'asked about before' : 'told after'} they are committed`,
    why:
      mode === 0
        ? `without an answer the save is ${policy === 'allow' ? 'let through' : 'refused'}`
        : 'to know what became of them',
    calls: [...removal, { method: 'POST', path: 'sdkmessageprocessingsteps', body }, ...images(message, id, newId)],
    undo: [{ method: 'DELETE', path: `sdkmessageprocessingsteps(${id})`, loses: null }],
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
