/** The connector to Dataverse: everything the project asks of Field Service, over its Web API. */
import type { MapCatalogue } from '../../maps/entity-map.ts';
import type { Finding } from '../diagnosis.ts';
import type { HookWire } from '../hook-event.ts';
import type { MappedSystem, RowReader } from '../port.ts';
import { DataverseClient, type DataverseClientOptions } from './client.ts';
import { ColumnsOfMaps } from './columns.ts';
import { Companies } from './companies.ts';
import { dataverseHook } from './hook.ts';
import { diagnoseDataverse } from './diagnose.ts';
import { Lookups } from './lookups.ts';
import { dataverseSystem } from './mapped-system.ts';
import type { PrivilegeReader } from '../privileges.ts';
import { Reader } from './reader.ts';
import { Rights } from './rights.ts';
import { dataverseRowWriter } from './row-writer.ts';
import type { RowWriter } from '../row-writer.ts';
import { dataverseRows } from './rows.ts';
import { Schema } from './schema.ts';
import type { HookTarget } from './setup/plan-hooks.ts';

/** `url` is the address of the environment, e.g. `https://contoso.crm4.dynamics.com`. */
export interface DataverseOptions extends DataverseClientOptions {
  readonly maps: MapCatalogue;
}

export interface DataverseConnector extends AsyncDisposable {
  readonly system: MappedSystem;
  readonly rows: RowReader;
  readonly rowWriter: RowWriter;
  readonly privileges: PrivilegeReader;
  readonly hook: HookWire;
  /** Rows for the answer to a save that is asked about: read and written also while the system asked to be left alone. */
  readonly asked: { readonly rows: RowReader; readonly rowWriter: RowWriter };
  /** Does what else such an answer needs, in the same way. */
  answer<T>(work: () => Promise<T>): Promise<T>;
  /** Whether this is called within {@link answer}. */
  isAnswering(): boolean;
  /** Looks whether everything is as the maps need it. `hooks` is where saves are to be asked about; null leaves that look out. */
  diagnose(hooks: HookTarget | null): Promise<readonly Finding[]>;
  /** Breaks off calls under way and closes the connections. */
  close(): Promise<void>;
}

/** Connects nothing yet: the first call does. */
export function createDataverse({ maps, ...options }: DataverseOptions): DataverseConnector {
  const client = new DataverseClient(options);
  const schema = new Schema(client);
  const columns = new ColumnsOfMaps(schema);
  const companies = new Companies(client, options.clock);
  const lookups = new Lookups(client, options.clock);
  const reader = new Reader({ client, maps, columns, companies });
  const rights = new Rights(client, options.clock);
  const rows = dataverseRows(client);
  const rowWriter = dataverseRowWriter(client);
  const close = async () => client.close();
  return {
    system: dataverseSystem({ client, maps, schema, columns, companies, lookups, reader, rights }),
    rows,
    rowWriter,
    asked: {
      rows: { rows: (...of) => client.answer(() => rows.rows(...of)) },
      rowWriter: {
        create: (...of) => client.answer(() => rowWriter.create(...of)),
        update: (...of) => client.answer(() => rowWriter.update(...of)),
      },
    },
    answer: (work) => client.answer(work),
    isAnswering: () => client.isAnswering(),
    privileges: rights,
    hook: dataverseHook({ client, maps, columns, companies, lookups }),
    diagnose: (hooks) => diagnoseDataverse({ client, schema: new Schema(client), maps, clock: options.clock }, hooks),
    close,
    [Symbol.asyncDispose]: close,
  };
}
