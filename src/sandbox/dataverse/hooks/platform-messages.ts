/** What the platform itself says of messages: the rows that steps are registered on. */
import type { Queryable, Runtime } from '../../engine/runtime.ts';
import type { HookRegistration } from '../../engine/stand-in.ts';
import { insertRows } from '../../engine/bulk-insert.ts';
import { sqlSchema, type Catalogue, type Table } from '../catalogue.ts';
import { stableId } from '../stable-id.ts';
import { toMoment } from '../write/values.ts';
import { pluginClass, writeSettings } from './steps.ts';

const messages = ['Create', 'Update', 'Delete'] as const;
const messageId = (name: string) => stableId(`message ${name}`);

/** Writes the messages, and each of them on each table. */
export async function insertMessages(runtime: Runtime, { tables }: Catalogue): Promise<void> {
  const now = toMoment(runtime.clock.now());
  await runtime.database.transaction(async (tx) => {
    await insertRows(
      tx,
      `${sqlSchema}.sdkmessage`,
      messages.map((name, index) => ({
        sdkmessageid: messageId(name),
        name,
        createdon: now,
        modifiedon: now,
        versionnumber: index + 1,
      })),
    );
    await insertFilters(tx, tables, now);
  });
}

/** Writes the messages on tables that are new. */
export async function insertFilters(tx: Queryable, tables: readonly Table[], now: string): Promise<void> {
  await insertRows(
    tx,
    `${sqlSchema}.sdkmessagefilter`,
    tables.flatMap(({ logicalName }) =>
      messages.map((name) => ({
        sdkmessagefilterid: stableId(`message ${name} of ${logicalName}`),
        sdkmessageid: messageId(name),
        primaryobjecttypecode: logicalName,
        createdon: now,
        modifiedon: now,
        versionnumber: 1,
      })),
    ),
  );
}

/** Row id of the plug-in class that asks before commit. */
export const pluginTypeId = stableId(`plug-in type ${pluginClass}`);

/** Registers the plug-in of `companions/dataverse-plugin`, as an administrator does with its assembly. */
export async function insertPlugin(runtime: Runtime): Promise<void> {
  const assembly = pluginClass.replace(/\.\w+$/, '');
  const assemblyId = stableId(`plug-in assembly ${assembly}`);
  const now = toMoment(runtime.clock.now());
  const values = [assemblyId, assembly, now, pluginTypeId, pluginClass];
  await runtime.database.query(
    `with made as (
       insert into ${sqlSchema}.pluginassembly (pluginassemblyid, name, version, isolationmode, createdon, modifiedon)
       values ($1, $2, '1.0.0.0', 2, $3, $3) on conflict do nothing)
     insert into ${sqlSchema}.plugintype (plugintypeid, name, typename, friendlyname, pluginassemblyid, createdon, modifiedon)
     values ($4, $5, $5, $5, $1, $3, $3) on conflict do nothing`,
    values,
  );
}

/** Tells the endpoints and the plug-in's steps that lead to this address the secret it has now. */
export async function renewKey(database: Queryable, { url, key }: HookRegistration): Promise<void> {
  await database.query(
    `update ${sqlSchema}.sdkmessageprocessingstepsecureconfig set secureconfig = $2
      where sdkmessageprocessingstepsecureconfigid in (
        select sdkmessageprocessingstepsecureconfigid from ${sqlSchema}.sdkmessageprocessingstep
         where position($1 in configuration) > 0)`,
    [JSON.stringify(url), JSON.stringify({ key })],
  );
  await database.query(`update ${sqlSchema}.serviceendpoint set authvalue = $2 where url = $1`, [
    url,
    writeSettings({ 'x-dispatch-copilot-key': key }),
  ]);
}
