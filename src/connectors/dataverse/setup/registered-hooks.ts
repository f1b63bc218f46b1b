/** What a Dataverse has registered for an address: the endpoint, the plug-in, and the active steps that call it. Reads only. */
import { z } from 'zod';
import type { DataverseClient } from '../client.ts';
import type { NeededTable } from './needs.ts';

const integration = { as: 'integration' } as const;

/** Assembly and class of `companions/dataverse-plugin`. A plain webhook can neither show text nor return values, so saves are asked about by it. */
export const pluginAssembly = 'DispatchCopilot.Dataverse';
export const pluginClass = `${pluginAssembly}.AskBeforeCommit`;

const messages = ['Create', 'Update', 'Delete'] as const;

export type HookMessage = (typeof messages)[number];

/** A step runs once the row is written, inside its transaction or after it. */
export const postOperation = 40;

const stepRow = z.object({
  sdkmessageprocessingstepid: z.string(),
  mode: z.number(),
  stage: z.number(),
  statecode: z.number().nullish(),
  configuration: z.string().nullish(),
  _sdkmessageprocessingstepsecureconfigid_value: z.string().nullish(),
  sdkmessageid: z.object({ name: z.string() }),
  sdkmessagefilterid: z.object({ primaryobjecttypecode: z.string() }).nullable(),
});

/** What the plug-in is told in the step's own configuration; the key stands in the secure one. */
const pluginSettings = z.object({ url: z.string(), onUnavailable: z.enum(['refuse', 'allow']).catch('refuse') });

/** One registered step that calls our address. */
export interface RegisteredStep {
  readonly id: string;
  readonly table: string;
  readonly message: string;
  /** 0 asks before commit, by the plug-in; 1 tells after it, by the endpoint. */
  readonly mode: 0 | 1;
  readonly onUnavailable: 'refuse' | 'allow';
  /** Row with the key; of steps of the plug-in. */
  readonly secret: string | null;
}

export interface RegisteredHooks {
  /** Endpoints that lead to the address. */
  readonly endpoints: readonly string[];
  /** Row id of the plug-in's class; null where it is not registered. */
  readonly plugin: string | null;
  readonly steps: readonly RegisteredStep[];
}

/** The endpoints that lead to an address, the plug-in, and the active steps before and after commit that call the address. */
export async function readHooks(client: DataverseClient, url: string): Promise<RegisteredHooks> {
  const ofUrl = encodeURIComponent(`url eq '${url.replaceAll("'", "''")}'`);
  const ofClass = encodeURIComponent(`typename eq '${pluginClass}'`);
  const [endpointRows, types] = await Promise.all([
    client.rows(`serviceendpoints?$select=serviceendpointid,url&$filter=${ofUrl}`, integration),
    client.rows(`plugintypes?$select=plugintypeid&$filter=${ofClass}`, integration),
  ]);
  const endpoints = endpointRows.map((row) => String(row['serviceendpointid']));
  const plugin = types[0] === undefined ? null : String(types[0]['plugintypeid']);
  const [asking, ...telling] = await Promise.all([
    plugin === null ? [] : stepsWhere(client, `_plugintypeid_value eq ${plugin}`),
    ...endpoints.map((id) => stepsWhere(client, `_eventhandler_value eq ${id}`)),
  ]);
  return {
    endpoints,
    plugin,
    steps: [
      ...asking.flatMap((row): RegisteredStep[] => {
        const settings = settingsOf(row.configuration);
        if (row.mode !== 0 || settings?.url !== url) return [];
        const secret = row._sdkmessageprocessingstepsecureconfigid_value ?? null;
        return [{ ...stepOf(row), mode: 0, onUnavailable: settings.onUnavailable, secret }];
      }),
      ...telling
        .flat()
        .flatMap((row): RegisteredStep[] =>
          row.mode === 1 ? [{ ...stepOf(row), mode: 1, onUnavailable: 'allow', secret: null }] : [],
        ),
    ],
  };
}

async function stepsWhere(client: DataverseClient, filter: string) {
  const columns =
    'sdkmessageprocessingstepid,mode,stage,statecode,configuration,_sdkmessageprocessingstepsecureconfigid_value';
  const query =
    `sdkmessageprocessingsteps?$select=${columns}` +
    '&$expand=sdkmessageid($select=name),sdkmessagefilterid($select=primaryobjecttypecode)' +
    `&$filter=${encodeURIComponent(filter)}`;
  const rows = z.array(stepRow).parse(await client.rows(query, integration));
  return rows.filter(({ stage, statecode }) => stage === postOperation && (statecode ?? 0) === 0);
}

function stepOf(row: z.infer<typeof stepRow>) {
  return {
    id: row.sdkmessageprocessingstepid,
    table: row.sdkmessagefilterid?.primaryobjecttypecode ?? '',
    message: row.sdkmessageid.name,
  };
}

function settingsOf(configuration: string | null | undefined): z.infer<typeof pluginSettings> | null {
  try {
    return pluginSettings.safeParse(JSON.parse(configuration ?? '')).data ?? null;
  } catch {
    return null;
  }
}

/** Which steps a mapped table has to have: each message, asked before commit (0) and told after it (1). */
export function neededHooks(needs: readonly NeededTable[]) {
  return needs
    .filter(({ mapped }) => mapped)
    .flatMap((need) => messages.flatMap((message) => ([0, 1] as const).map((mode) => ({ need, message, mode }))));
}
