/**
 * Bugs that others have made, planted one at a time through the core's ports: the invariant named must report each of them. The
 * source of the core knows nothing of this; what is put in its place stands between it and its store, its systems, their connections or
 * its pivots.
 */
import type {
  MappedSystem,
  PurchaseOrderAct,
  RecordChange,
  Snapshot,
  WriteAnswer,
} from '../../../src/connectors/port.ts';
import type { CanonicalRecord, SystemName } from '../../../src/maps/entity-map.ts';
import { isClosed } from '../../../src/sync/operation.ts';
import type { GivenCore } from '../../../src/sync/context.ts';
import type { Case } from '../case.ts';
import type { Wrap } from '../world/world.ts';
import { volatileJournal } from './volatile-journal.ts';

export interface PlantedBug {
  readonly name: string;
  /** The invariant that must report it. */
  readonly caughtBy: string;
  readonly plant: Wrap;
  readonly cases: readonly Case[];
}

const undisturbed = { call: 0, fault: null, crash: 'runs on' } as const;

/** The core with other systems in place of its own. */
function withSystems(
  core: GivenCore,
  change: (system: MappedSystem, name: SystemName) => Partial<MappedSystem>,
): GivenCore {
  const changed = (name: SystemName): MappedSystem => ({ ...core.systems[name], ...change(core.systems[name], name) });
  return { ...core, systems: { dataverse: changed('dataverse'), financeOperations: changed('financeOperations') } };
}

const unversioned = (snapshot: Snapshot): Snapshot => ({ ...snapshot, version: 'any' });

const withoutVersion = (change: RecordChange): RecordChange =>
  change.action === 'create' ? change : { ...change, version: null };

const reworded = (answer: WriteAnswer): WriteAnswer =>
  answer.kind === 'refused'
    ? { ...answer, problems: answer.problems.map((problem) => ({ ...problem, message: 'It could not be saved.' })) }
    : answer;

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'nothing is recorded before it is sent',
    caughtBy: 'I18',
    plant: (core) => ({
      ...core,
      store: { ...core.store, journal: volatileJournal(core.store.journal, ({ phase }) => isClosed(phase)) },
    }),
    cases: [{ act: 'warehouse, chat, create', call: 'write 1', fault: null, crash: 'ends after' }],
  },
  {
    name: 'the journal is not flushed to disk',
    caughtBy: 'I18',
    plant: (core) => ({
      ...core,
      store: {
        ...core.store,
        journal: volatileJournal(
          core.store.journal,
          () => false,
          (write) => void core.clock.sleep(500).then(write),
        ),
      },
    }),
    cases: [{ act: 'warehouse, chat, update', call: 'write 1', fault: null, crash: 'ends after' }],
  },
  {
    name: 'what was written is taken back without a look at its version',
    caughtBy: 'I7',
    plant: (core) =>
      withSystems(core, (system) => ({
        read: async (...asked) => {
          const snapshot = await system.read(...asked);
          return snapshot === null ? null : unversioned(snapshot);
        },
        write: async (changes, context) => {
          const answer = await system.write(changes.map(withoutVersion), context);
          return answer.kind === 'written' ? { ...answer, snapshots: answer.snapshots.map(unversioned) } : answer;
        },
      })),
    cases: [
      {
        act: 'warehouse, chat, create that Dataverse refuses',
        call: 'write 2',
        fault: 'somebody else saves meanwhile',
        crash: 'runs on',
      },
    ],
  },
  {
    name: 'a create is sent again without the number that was reserved',
    caughtBy: 'I4',
    plant: (core) =>
      withSystems(core, (system, name) =>
        name === 'dataverse'
          ? {}
          : {
              write: async (changes, context) =>
                system.write(
                  changes
                    .filter(({ ref }) => ref.map === 'purchase-order')
                    .map((change) => {
                      if (change.action !== 'create') return change;
                      const { PurchaseOrderNumber: _number, ...values } = change.values;
                      return { ...change, ref: { ...change.ref, key: [''] }, values };
                    }),
                  context,
                ),
            },
      ),
    cases: [
      { act: 'purchase-order, chat, create with lines', call: 'write 2', fault: 'reset, applied', crash: 'runs on' },
    ],
  },
  {
    name: 'an echo is told by its tag alone',
    caughtBy: 'I8',
    plant: (core) => {
      let looks = 0;
      const unlike = (values: CanonicalRecord): CanonicalRecord => {
        looks += 1;
        return { ...values, ModeDescription: `seen ${looks}` };
      };
      const stripped = withSystems(core, (system, name) =>
        name === 'financeOperations'
          ? {}
          : {
              // A difference that content would settle is seen at every look, and told by every event.
              read: async (map, ref, as) => {
                const snapshot = await system.read(map, ref, as);
                return snapshot === null || map.name !== 'ship-via'
                  ? snapshot
                  : { ...snapshot, values: unlike(snapshot.values) };
              },
            },
      );
      return {
        ...stripped,
        hooks: {
          ...core.hooks,
          // A plug-in of somebody's loses the tag.
          dataverse: {
            ...core.hooks.dataverse,
            ownQuestion: () => null,
            read: async (body) => {
              const event = await core.hooks.dataverse.read(body);
              const changes = event.changes.map((change) =>
                change.map !== 'ship-via' || change.after === null || event.stage === 'beforeCommit'
                  ? change
                  : { ...change, after: unlike(change.after) },
              );
              return { ...event, changes, operation: null };
            },
          },
        },
      };
    },
    cases: [{ act: 'ship-via, finance and operations, update', ...undisturbed }],
  },
  {
    name: 'of two changes the newer wins',
    caughtBy: 'I7',
    plant: (core) => ({
      ...core,
      store: {
        ...core.store,
        recordStates: {
          ...core.store.recordStates,
          get: async () => null,
          ofKeys: async () => [],
          ofRows: async () => [],
        },
      },
    }),
    cases: [{ act: 'warehouse, refresh, of what both sides changed', ...undisturbed }],
  },
  {
    name: 'the right is checked only when the card is drawn',
    caughtBy: 'I15',
    plant: (core) => withSystems(core, () => ({ check: async () => [] })),
    cases: [{ act: 'purchase-order, chat, submit without the right', ...undisturbed }],
  },
  {
    name: 'a system that asks to wait is called again at once',
    caughtBy: 'I12',
    plant: (core, world) => {
      world.transport.deaf = true;
      return core;
    },
    cases: [{ act: 'warehouse, chat, create', call: 'write 1', fault: '429 for 2 s', crash: 'runs on' }],
  },
  {
    name: 'recovery repeats what was done',
    caughtBy: 'I4',
    plant: (core) => ({
      ...core,
      pivots: new Map(
        [...core.pivots].map(([name, pivot]) => [
          name,
          {
            ...pivot,
            applied: async () => false,
            perform: (payload, as, signal) => {
              const act = payload as PurchaseOrderAct;
              const id = core.newId();
              const receipt = act.receipt && { ...act.receipt, number: `R-${id.slice(-8)}` };
              return pivot.perform({ ...act, requestId: id, ...(receipt && { receipt }) }, as, signal);
            },
          },
        ]),
      ),
    }),
    cases: [
      { act: 'purchase-order-receipt, chat, post a part', call: 'write 1', fault: 'reset, applied', crash: 'runs on' },
    ],
  },
  {
    name: 'a refusal is told in our words instead of theirs',
    caughtBy: 'I14',
    plant: (core) =>
      withSystems(core, (system) => ({
        write: async (changes, context) => reworded(await system.write(changes, context)),
      })),
    cases: [{ act: 'warehouse, chat, create that Dataverse refuses', ...undisturbed }],
  },
];
