/**
 * Both connectors with the breaker of their system (`health.ts`) before every call. Core, procurement and records are given these alone:
 * while a system is away nobody waits out a time limit of their own, and while it asked to be left alone nothing is sent to it,
 * whatever it would be for.
 *
 * What a hook is read and answered with in the system that asks goes past them: it holds its own transaction for the answer. What one guarded call
 * sends in several the connection itself holds back (`connectors/http.ts`), should somebody else be asked to wait meanwhile.
 */
import type { MappedSystem, PurchaseOrderService, RowReader } from '../connectors/port.ts';
import type { PrivilegeReader } from '../connectors/privileges.ts';
import type { RowWriter } from '../connectors/row-writer.ts';
import type { SystemName } from '../maps/entity-map.ts';
import type { Health } from './health.ts';

/** What is called of both systems. */
export interface Connectors {
  readonly dataverse: {
    readonly system: MappedSystem;
    readonly rows: RowReader;
    readonly rowWriter: RowWriter;
    readonly privileges: PrivilegeReader;
  };
  readonly financeOperations: {
    readonly system: MappedSystem;
    readonly rows: RowReader;
    readonly purchaseOrders: PurchaseOrderService;
  };
}

/** The same with the breaker before them. To be called once: a breaker before a breaker would count each call twice. */
export function guardConnectors(
  { dataverse, financeOperations }: Connectors & { readonly dataverse: { isAnswering(): boolean } },
  health: Health,
): Connectors {
  const guards = guardsOf(health);
  // Who asks is there, and waits: rows are read past the breaker for the answer.
  const whereNotAnswering: Guard = (call) => (dataverse.isAnswering() ? call() : guards.dataverse(call));
  return {
    dataverse: {
      system: guardedSystem(dataverse.system, health),
      rows: guardedRows(dataverse.rows, whereNotAnswering),
      rowWriter: guardedWriter(dataverse.rowWriter, whereNotAnswering),
      privileges: { held: (...of) => whereNotAnswering(() => dataverse.privileges.held(...of)) },
    },
    financeOperations: {
      system: guardedSystem(financeOperations.system, health),
      rows: guardedRows(financeOperations.rows, guards.financeOperations),
      purchaseOrders: guardedService(financeOperations.purchaseOrders, guards.financeOperations),
    },
  };
}

type Guard = <T>(call: () => Promise<T>) => Promise<T>;

function guardsOf(health: Health): Readonly<Record<SystemName, Guard>> {
  return {
    dataverse: (call) => health.call('dataverse', call),
    financeOperations: (call) => health.call('financeOperations', call),
  };
}

/** One system with the breaker before every call. Whether it answers at all may be asked past it. */
export function guardedSystem(system: MappedSystem, health: Health): MappedSystem {
  const { name, bulk } = system;
  const guard = guardsOf(health)[name];
  return {
    name,
    read: (...of) => guard(() => system.read(...of)),
    readChildren: (...of) => guard(() => system.readChildren(...of)),
    readAll: (...of) => guardedPages(system.readAll(...of), guard),
    changesSince: (...of) => guardedPages(system.changesSince(...of), guard),
    readMarked: (...of) => guard(() => system.readMarked(...of)),
    write: (...of) => guard(() => system.write(...of)),
    check: (...of) => guard(() => system.check(...of)),
    inspect: (...of) => guard(() => system.inspect(...of)),
    ping: () => health.ping(name),
    bulk: {
      count: (...of) => guard(() => bulk.count(...of)),
      pages: (...of) => guardedPages(bulk.pages(...of), guard),
      readKeys: (...of) => guard(() => bulk.readKeys(...of)),
      checkMany: (...of) => guard(() => bulk.checkMany(...of)),
      writeMany: (...of) => guard(() => bulk.writeMany(...of)),
    },
  };
}

function guardedRows(rows: RowReader, guard: Guard): RowReader {
  return { rows: (...of) => guard(() => rows.rows(...of)) };
}

function guardedWriter(writer: RowWriter, guard: Guard): RowWriter {
  return {
    create: (...of) => guard(() => writer.create(...of)),
    update: (...of) => guard(() => writer.update(...of)),
  };
}

function guardedService(service: PurchaseOrderService, guard: Guard): PurchaseOrderService {
  return {
    reserveNumber: (...of) => guard(() => service.reserveNumber(...of)),
    access: (...of) => guard(() => service.access(...of)),
    state: (...of) => guard(() => service.state(...of)),
    act: (...of) => guard(() => service.act(...of)),
    workItems: (...of) => guard(() => service.workItems(...of)),
    workItemHistory: (...of) => guard(() => service.workItemHistory(...of)),
    delegates: (...of) => guard(() => service.delegates(...of)),
  };
}

async function* guardedPages<T>(pages: AsyncIterable<T>, guard: Guard): AsyncGenerator<T> {
  const iterator = pages[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await guard(() => iterator.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
