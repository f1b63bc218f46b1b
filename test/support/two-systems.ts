/** Both stand-ins with the core between them, the people who save in their screens, and the questions tests ask of the two sides. */
import assert from 'node:assert/strict';
import type { MappedSystem, RecordRef, Snapshot } from '../../src/connectors/port.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';
import type { EntityMap, MapCatalogue } from '../../src/maps/entity-map.ts';
import { startCore, startStandIns, type RunningParts, type StandIns } from './running-core.ts';
import { eventually, person, rows, type Answer, type Person } from './wire.ts';

/** What a save of one record looks like on the wire of one system. */
export type Body = Readonly<Record<string, unknown>>;

/** The people at the screens of both systems, and how their saves name what is there. */
export interface Screens {
  /** Dispatcher: licensed for Field Service alone. */
  readonly alex: Person;
  /** Purchasing manager: licensed for Supply Chain Management alone. */
  readonly adele: Person;
  /** Purchasing agent and approver: licensed for Supply Chain Management alone. */
  readonly megan: Person;
  /** Administrator of both. */
  readonly patti: Person;
  readonly map: (name: string) => EntityMap;
  /** The only row that the filter finds, in a set of Dataverse. */
  row(set: string, filter: string): Promise<Body>;
  /** The only record that the filter finds, in a collection of finance and operations, over all companies. */
  record(collection: string, filter: string): Promise<Body>;
  /** Address for `@odata.bind` of the row of that table which has the key, in a company (`usmf` unless told) where it has one. */
  bind(table: string, key: string, company?: string): Promise<string>;
  /** Address of a record of a map in Dataverse: `msdyn_warehouses(…)`. */
  rowOf(ref: RecordRef): Promise<string>;
}

export interface TwoSystems extends Screens {
  readonly standIns: StandIns;
  readonly core: RunningParts;
  /** Both sides as they stand now. */
  sides(ref: RecordRef): Promise<{ readonly dataverse: Snapshot | null; readonly financeOperations: Snapshot | null }>;
  /** Asserts that both have the record with the same values in every field of its map; gives them. */
  same(ref: RecordRef): Promise<Snapshot['values']>;
  /** Asserts that neither has it. */
  neither(ref: RecordRef): Promise<void>;
  /** Waits until nothing is under way: no event untold, no operation open, no signal queued. */
  rest(): Promise<void>;
  /** Does something while nobody asks or tells the core, and registers its hooks again. */
  unheard<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Starts both stand-ins and the core. Slow: share one in a file. */
export async function startTwoSystems(options?: Parameters<typeof startCore>[1]): Promise<TwoSystems> {
  const standIns = await startStandIns();
  const core = await startCore(standIns, options);
  const catalogue = await loadMaps();
  const shown = screens((user) => person(standIns, user), catalogue, core.dataverse.system);
  const { map } = shown;
  const sides = async (ref: RecordRef) => ({
    dataverse: await core.dataverse.system.read(map(ref.map), ref),
    financeOperations: await core.financeOperations.system.read(map(ref.map), ref),
  });
  return {
    standIns,
    core,
    ...shown,
    sides,
    same: async (ref) => {
      const { dataverse, financeOperations } = await sides(ref);
      assert.ok(dataverse, `${ref.map} ${ref.key.join(', ')} is in Dataverse`);
      assert.ok(financeOperations, `${ref.map} ${ref.key.join(', ')} is in finance and operations`);
      assert.deepEqual(dataverse.values, financeOperations.values);
      return dataverse.values;
    },
    neither: async (ref) => {
      assert.deepEqual(await sides(ref), { dataverse: null, financeOperations: null });
    },
    rest: async () => {
      await standIns.sandbox.settled();
      await eventually(
        async () => (await core.store.journal.unfinished()).length === 0 && (await core.store.signals.count()) === 0,
        'coming to rest',
      );
    },
    unheard: async (work) => {
      await standIns.sandbox.settled();
      const nobody = { url: null, key: '' };
      await standIns.sandbox.control.registerHooks({ dataverse: nobody, financeOperations: nobody });
      try {
        return await work();
      } finally {
        await standIns.sandbox.settled();
        await core.registerHooks();
      }
    },
    close: async () => {
      await standIns.sandbox.settled();
      await core.close();
      await standIns.close();
    },
  };
}

/** The people of the cast, each at their own screens. `dataverse` only finds rows by key. */
export function screens(
  person: (user: string) => Person,
  catalogue: MapCatalogue,
  dataverse: Pick<MappedSystem, 'read'>,
): Screens {
  const patti = person('pattif');
  const map = (name: string) => catalogue.get(name);
  const only = (found: readonly Body[], what: string): Body => {
    assert.equal(found.length, 1, `${what} finds ${found.length}`);
    return found[0] ?? {};
  };
  const row = async (set: string, filter: string) =>
    only(rows(await patti.dataverse('GET', `${set}?$filter=${filter}`)), `${set} where ${filter}`);
  const companyId = async (code: string) =>
    String((await row('cdm_companies', `cdm_companycode eq '${code}'`))['cdm_companyid']);
  return {
    alex: person('alexw'),
    adele: person('adelev'),
    megan: person('meganb'),
    patti,
    map,
    row,
    record: async (collection, filter) =>
      only(
        rows(await patti.financeOperations('GET', `${collection}?cross-company=true&$filter=${filter}`)),
        `${collection} where ${filter}`,
      ),
    bind: async (table, key, code = 'usmf') => {
      if (table === 'cdm_company') return `/cdm_companies(${await companyId(code)})`;
      const target = catalogue.lookups.get(table);
      assert.ok(target, `${table} is looked up by a map`);
      const ofCompany = target.company === 'global' ? '' : ` and _msdyn_company_value eq ${await companyId(code)}`;
      const found = await row(target.set, `${target.key[0] ?? ''} eq '${key}'${ofCompany}`);
      return `/${target.set}(${String(found[target.id])})`;
    },
    rowOf: async (ref) => {
      const snapshot = await dataverse.read(map(ref.map), ref);
      assert.ok(snapshot?.id, `${ref.map} ${ref.key.join(', ')} is in Dataverse`);
      return `${map(ref.map).dataverse.set}(${snapshot.id})`;
    },
  };
}

/** Asserts that a save went through. */
export function saved(answer: Answer): void {
  assert.ok(answer.status === 201 || answer.status === 204, `${answer.status} ${answer.text}`);
}

/** Asserts that a record has these values, whatever else it has. */
export function shows(values: Body, wanted: Body): void {
  assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((property) => [property, values[property]])), wanted);
}

/** Asserts that Dataverse refused a save in its own form; gives the text that the person reads. */
export function refusedByDataverse(answer: Answer): string {
  assert.equal(answer.status, 400, answer.text);
  const error = answer.body['error'] as { readonly code: string; readonly message: string };
  assert.equal(error.code, '0x80040265');
  return error.message;
}

/** Asserts that finance and operations refused a save in its own form; gives the infolog text that the person reads. */
export function refusedByFinanceOperations(answer: Answer): string {
  assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${answer.text}`);
  const error = answer.body['error'] as { readonly innererror?: { readonly message: string } };
  return error.innererror?.message ?? answer.text;
}
