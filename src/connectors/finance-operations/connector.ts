/** The connector to finance and operations: everything the project asks of Supply Chain Management, over OData and its companion service. */
import type { MapCatalogue } from '../../maps/entity-map.ts';
import type { Finding } from '../diagnosis.ts';
import type { HookWire } from '../hook-event.ts';
import type { Identity, MappedSystem, PurchaseOrderService, RowReader } from '../port.ts';
import { FinanceOperationsClient, type FinanceOperationsClientOptions } from './client.ts';
import { diagnoseFinanceOperations } from './diagnose.ts';
import { financeOperationsHook } from './hook.ts';
import { financeOperationsSystem } from './mapped-system.ts';
import { purchaseOrderService } from './purchase-orders.ts';
import { Reader } from './reader.ts';
import { financeOperationsRows } from './rows.ts';
import { Schema } from './schema.ts';

/** `url` is the address of the environment, e.g. `https://contoso.operations.dynamics.com`. */
export interface FinanceOperationsOptions extends FinanceOperationsClientOptions {
  readonly maps: MapCatalogue;
}

export interface FinanceOperationsConnector extends AsyncDisposable {
  readonly system: MappedSystem;
  readonly rows: RowReader;
  readonly hook: HookWire;
  /** Looks whether everything is as the maps and the core need it; told what the integration is called there. */
  diagnose(userPrincipalName: string): Promise<readonly Finding[]>;
  readonly purchaseOrders: PurchaseOrderService;
  /** Resolves when a call can be made as somebody; throws SIGN_IN_NEEDED when that person has to sign in first. */
  authorize(as: Identity): Promise<void>;
  /** Breaks off calls under way and closes the connections. */
  close(): Promise<void>;
}

/** Connects nothing yet: the first call does. */
export function createFinanceOperations({ maps, ...options }: FinanceOperationsOptions): FinanceOperationsConnector {
  const client = new FinanceOperationsClient(options);
  const schema = new Schema(client);
  const reader = new Reader(client, maps);
  const purchaseOrders = purchaseOrderService(client, maps);
  const access = (userPrincipalName: string) => purchaseOrders.access(userPrincipalName);
  const close = async () => client.close();
  return {
    system: financeOperationsSystem({ client, maps, schema, reader, access }),
    rows: financeOperationsRows(client),
    hook: financeOperationsHook(maps),
    diagnose: (user) =>
      diagnoseFinanceOperations({ client, schema: new Schema(client), maps, clock: options.clock }, user),
    purchaseOrders,
    authorize: (as) => client.authorize(as),
    close,
    [Symbol.asyncDispose]: close,
  };
}
