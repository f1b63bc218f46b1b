import type { Queryable, Runtime } from '../../engine/runtime.ts';
import type { HookRegistration } from '../../engine/stand-in.ts';
import { sqlSchema, type Catalogue } from '../catalogue.ts';
import { organization } from '../organization.ts';
import { toMoment } from '../write/values.ts';
import { insertPlugin, pluginTypeId } from './platform-messages.ts';
import { writeSettings } from './steps.ts';

/** Tables whose changes the registered hook hears of. For others, steps can be posted as rows like any. */
const mirroredTables: readonly string[] = [
  'msdyn_warehouse',
  'msdyn_customerasset',
  'msdyn_customerassetcategory',
  'msdyn_paymentterm',
  'msdyn_shipvia',
  'msdyn_purchaseorder',
  'msdyn_purchaseorderproduct',
  'msdyn_purchaseorderreceipt',
  'msdyn_purchaseorderreceiptproduct',
];

const endpointName = `${organization.uniqueName} integration`;
const postOperation = 40;
const webhook = 8;
const httpHeader = 5;

type Insert = (table: string, row: Readonly<Record<string, unknown>>) => Promise<string>;

/** Registers one endpoint with a step for each message and table, asked and told; takes the former registration away first. */
export async function writeRegistration(runtime: Runtime, catalogue: Catalogue, hook: HookRegistration): Promise<void> {
  const now = toMoment(runtime.clock.now());
  await insertPlugin(runtime);
  await runtime.database.transaction(async (tx) => {
    await removeRegistration(tx);
    if (hook.url === null) {
      return;
    }
    const insert: Insert = async (table, row) => {
      const values = { [`${table}id`]: runtime.ids.guid(), ...row, createdon: now, modifiedon: now };
      const columns = Object.keys(values);
      await tx.query(
        `insert into ${sqlSchema}.${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
        Object.values(values),
      );
      return String(Object.values(values)[0]);
    };
    const endpoint = await insert('serviceendpoint', {
      name: endpointName,
      contract: webhook,
      authtype: httpHeader,
      url: hook.url,
      authvalue: writeSettings({ 'x-dispatch-copilot-key': hook.key }),
    });
    const secret = await insert('sdkmessageprocessingstepsecureconfig', {
      secureconfig: JSON.stringify({ key: hook.key }),
    });
    for (const message of ['Create', 'Update', 'Delete']) {
      const messageId = await messageNamed(tx, insert, message);
      for (const table of mirroredTables.filter((name) => catalogue.byName.has(name))) {
        await insertSteps(insert, {
          endpoint,
          secret,
          url: hook.url,
          message,
          messageId,
          table,
          onUnavailable: hook.entities?.[table] ?? hook.onUnavailable ?? 'refuse',
        });
      }
    }
  });
}

interface StepOutline {
  readonly endpoint: string;
  readonly secret: string;
  readonly url: string;
  readonly message: string;
  readonly messageId: string;
  readonly table: string;
  readonly onUnavailable: string;
}

async function insertSteps(insert: Insert, outline: StepOutline): Promise<void> {
  const { endpoint, secret, url, message, messageId, table, onUnavailable } = outline;
  const filter = await insert('sdkmessagefilter', { sdkmessageid: messageId, primaryobjecttypecode: table });
  for (const mode of [0, 1]) {
    const step = await insert('sdkmessageprocessingstep', {
      name: `${endpointName}: ${message} of ${table} (${mode === 0 ? 'synchronous' : 'asynchronous'})`,
      stage: postOperation,
      mode,
      rank: 1,
      supporteddeployment: 0,
      asyncautodelete: mode === 1,
      ...(mode === 0
        ? {
            configuration: JSON.stringify({ url, onUnavailable }),
            plugintypeid: pluginTypeId,
            sdkmessageprocessingstepsecureconfigid: secret,
          }
        : { eventhandler: endpoint }),
      sdkmessageid: messageId,
      sdkmessagefilterid: filter,
      statecode: 0,
      statuscode: 1,
    });
    for (const image of imagesOf(message)) {
      await insert('sdkmessageprocessingstepimage', {
        ...image,
        messagepropertyname: 'Target',
        sdkmessageprocessingstepid: step,
      });
    }
  }
}

function imagesOf(message: string): { name: string; entityalias: string; imagetype: number }[] {
  return [
    ...(message === 'Create' ? [] : [{ name: 'PreImage', entityalias: 'PreImage', imagetype: 0 }]),
    ...(message === 'Delete' ? [] : [{ name: 'PostImage', entityalias: 'PostImage', imagetype: 1 }]),
  ];
}

async function messageNamed(tx: Queryable, insert: Insert, name: string): Promise<string> {
  const [existing] = await tx.query<{ id: string }>(
    `select sdkmessageid as id from ${sqlSchema}.sdkmessage where name = $1`,
    [name],
  );
  return existing?.id ?? insert('sdkmessage', { name });
}

async function removeRegistration(tx: Queryable): Promise<void> {
  const mine = `${endpointName}: %`;
  const steps = await tx.query<{ id: string; filter: string; secret: string | null }>(
    `select sdkmessageprocessingstepid as id, sdkmessagefilterid as filter,
            sdkmessageprocessingstepsecureconfigid as secret
       from ${sqlSchema}.sdkmessageprocessingstep where name like $1`,
    [mine],
  );
  const remove = (table: string, column: string, values: readonly (string | null)[]) =>
    tx.query(`delete from ${sqlSchema}.${table} where ${column} = any($1)`, [values]);
  await remove(
    'sdkmessageprocessingstepimage',
    'sdkmessageprocessingstepid',
    steps.map(({ id }) => id),
  );
  await remove(
    'sdkmessageprocessingstep',
    'sdkmessageprocessingstepid',
    steps.map(({ id }) => id),
  );
  await remove(
    'sdkmessageprocessingstepsecureconfig',
    'sdkmessageprocessingstepsecureconfigid',
    steps.map(({ secret }) => secret),
  );
  await remove(
    'sdkmessagefilter',
    'sdkmessagefilterid',
    steps.map(({ filter }) => filter),
  );
  await tx.query(`delete from ${sqlSchema}.serviceendpoint where name = $1`, [endpointName]);
}
