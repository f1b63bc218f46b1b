/** What a plan cannot know beforehand: ids that the system gives, and the secret that no plan may hold. Written `{{…}}` in calls. */
import { SystemFailure } from '../../errors.ts';
import type { WireRow } from '../../port.ts';
import type { DataverseClient } from '../client.ts';

const integration = { as: 'integration' } as const;

export type Resolve = (value: unknown) => Promise<unknown>;

/** Fills in what stands in double braces, anywhere in a value. Asks the system for each once. */
export function references(client: DataverseClient, hookKey: string): Resolve {
  const known = new Map<string, Promise<string>>();
  let privileges: Promise<ReadonlyMap<string, string>> | null = null;
  const privilege = async (name: string): Promise<string> => {
    // Tables that were made meanwhile brought new ones.
    privileges ??= readPrivileges(client);
    const id = (await privileges).get(name.toLowerCase());
    if (id === undefined) throw missing(`privilege ${name}`);
    return id;
  };
  const textOf = (name: string): Promise<string> => {
    const [kind, which = ''] = name.split(' ');
    const asked = known.get(name) ?? (kind === 'privilege' ? privilege(which) : find(client, hookKey, name));
    known.set(name, asked);
    asked.catch(() => known.delete(name));
    return asked;
  };
  const resolve: Resolve = async (value) => {
    if (typeof value === 'string') return resolveText(client, textOf, value);
    if (Array.isArray(value)) return Promise.all(value.map(resolve));
    if (typeof value !== 'object' || value === null) return value;
    const members = await Promise.all(
      Object.entries(value).map(async ([name, each]) => [name, await resolve(each)] as const),
    );
    return Object.fromEntries(members);
  };
  return resolve;
}

async function resolveText(
  client: DataverseClient,
  textOf: (name: string) => Promise<string>,
  text: string,
): Promise<unknown> {
  const whole = /^\{\{definition (\S+) ChangeTrackingEnabled=(true|false)\}\}$/.exec(text);
  if (whole !== null) return trackedDefinition(client, whole[1] ?? '', whole[2] === 'true');
  let filled = text;
  for (const [braces, name = ''] of text.matchAll(/\{\{([^}]+)\}\}/g))
    filled = filled.replace(braces, await textOf(name));
  return filled;
}

async function find(client: DataverseClient, hookKey: string, name: string): Promise<string> {
  const [kind, first = '', second = ''] = name.split(' ');
  switch (kind) {
    case 'root':
      return client.root;
    case 'plugin':
      return JSON.stringify({ key: hookKey });
    case 'hook':
      return headerSettings({ 'x-dispatch-copilot-key': hookKey });
    case 'message':
      return only(client, name, `sdkmessages?$select=sdkmessageid&$filter=name eq '${first}'`, 'sdkmessageid');
    case 'filter': {
      const filter = `sdkmessageid/name eq '${first}' and primaryobjecttypecode eq '${second}'`;
      return only(client, name, `sdkmessagefilters?$select=sdkmessagefilterid&$filter=${filter}`, 'sdkmessagefilterid');
    }
    default:
      throw missing(name);
  }
}

async function readPrivileges(client: DataverseClient): Promise<ReadonlyMap<string, string>> {
  const rows = await client.rows('privileges?$select=privilegeid,name', integration);
  return new Map(rows.map((row) => [String(row['name']).toLowerCase(), String(row['privilegeid'])]));
}

async function only(client: DataverseClient, name: string, path: string, column: string): Promise<string> {
  const [row] = await client.rows(path, integration);
  const id = row?.[column];
  if (typeof id !== 'string') throw missing(name);
  return id;
}

async function trackedDefinition(client: DataverseClient, table: string, enabled: boolean): Promise<WireRow> {
  const definition = await client.get(`EntityDefinitions(LogicalName='${table}')`, integration);
  if (definition === null) throw missing(`definition ${table}`);
  return { ...definition, ChangeTrackingEnabled: enabled };
}

/** The form in which an endpoint keeps the headers it sends: "serviceendpoint table reference", authvalue of the type HttpHeader. */
export function headerSettings(headers: Readonly<Record<string, string>>): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const settings = Object.entries(headers).map(
    ([name, value]) => `<setting name="${escaped(name)}" value="${escaped(value)}" />`,
  );
  return `<settings>${settings.join('')}</settings>`;
}

function missing(name: string): SystemFailure {
  return new SystemFailure('QUERY_REFUSED', 'dataverse', `This environment has no ${name}.`, { applied: 'no' });
}
