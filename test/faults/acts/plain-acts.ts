/** What people do with the entities that are no part of an order: created, changed and deleted by each way in. */
import type { RecordChange, RecordRef } from '../../../src/connectors/port.ts';
import type { Actor } from '../../../src/sync/face.ts';
import type { CanonicalRecord } from '../../../src/maps/entity-map.ts';
import { alex } from '../../support/running-core.ts';
import { saved } from '../../support/two-systems.ts';
import { plainEntities } from '../../sync/nine-entities/plain-entities.ts';
import {
  changeInDataverse,
  changeInFinanceOperations,
  createInDataverse,
  createInFinanceOperations,
  deleteInDataverse,
  deleteInFinanceOperations,
  refOf,
  type PlainEntity,
} from '../../sync/nine-entities/saves.ts';
import type { World } from '../world/world.ts';
import { patti } from './people.ts';
import { request, toldAtSave, toldBy, type Act, type Stage } from './act.ts';

const id = 'FAULTED';

interface ChatValues {
  readonly create: CanonicalRecord;
  readonly update: CanonicalRecord;
  /** A change that finance and operations takes and Dataverse refuses, with its words. */
  readonly refused?: { readonly change: CanonicalRecord; readonly says: RegExp };
}

/** What is asked for in chat, in canonical values. */
const inChat: Readonly<Record<string, ChatValues>> = {
  warehouse: {
    create: { WarehouseName: 'Depot', OperationalSiteId: 'NW', WarehouseType: 'Standard' },
    update: { WarehouseName: 'Depot south', PrimaryAddressLatitude: 48.125 },
    refused: { change: { WarehouseName: 'Nowhere', PrimaryAddressLatitude: 95 }, says: /outside the valid range/ },
  },
  'customer-asset-category': {
    create: { Name: 'Lifting platform', LifecycleModelId: 'STANDARD' },
    update: { Name: 'Platform', CalculateKpiTotal: true },
  },
  'customer-asset': {
    create: { Name: 'Chiller of the roof', MaintenanceAssetTypeId: 'CHILLER', AcquisitionCost: 1200.5 },
    update: { Name: 'Chiller of the cellar', AcquisitionCost: 1300.25 },
    refused: { change: { AcquisitionCost: 200_000_000_000 }, says: /outside the valid range/ },
  },
  'payment-term': {
    create: { Description: 'Three weeks', NumberOfDays: 21, PaymentMethodType: 'Net' },
    update: { Description: 'Two weeks', NumberOfDays: 14 },
    refused: { change: { CutoffDayOfMonth: 40 }, says: /outside the valid range/ },
  },
  'ship-via': { create: { ModeDescription: 'By bicycle' }, update: { ModeDescription: 'By cargo bicycle' } },
};

/** Texts that both sides have, canonical and in Dataverse. */
const texts: Readonly<Record<string, readonly [property: string, column: string]>> = {
  warehouse: ['WarehouseName', 'msdyn_description'],
  'payment-term': ['Description', 'msdyn_description'],
  'ship-via': ['ModeDescription', 'msdyn_description'],
};

/** All acts of all five, one list for each entity. */
export const plainActs: readonly Act[] = plainEntities.flatMap((entity) => [
  ...chatActs(entity),
  ...dataverseActs(entity),
  ...financeOperationsActs(entity),
]);

function chatActs(entity: PlainEntity): readonly Act[] {
  const ref = refOf(entity, id);
  const values = inChat[entity.map];
  if (values === undefined) return [];
  const create: RecordChange = { action: 'create', ref, values: { ...keyOf(entity), ...values.create } };
  const update: RecordChange = { action: 'update', ref, values: values.update, version: null };
  const refused = values.refused;
  return [
    inChatOf(entity, 'create', create, null),
    inChatOf(entity, 'update', update, create),
    inChatOf(entity, 'delete', { action: 'delete', ref, version: null }, create),
    ...(refused === undefined
      ? []
      : [
          inChatOf(
            entity,
            'create that Dataverse refuses',
            { action: 'create', ref, values: { ...create.values, ...refused.change } },
            null,
            refused.says,
          ),
          inChatOf(
            entity,
            'update that Dataverse refuses',
            { action: 'update', ref, values: refused.change, version: null },
            create,
            refused.says,
          ),
        ]),
  ];
}

function keyOf(entity: PlainEntity): CanonicalRecord {
  return { [entity.key.property]: id };
}

function inChatOf(
  entity: PlainEntity,
  what: string,
  change: RecordChange,
  first: RecordChange | null,
  refusal?: RegExp,
): Act {
  const who = change.action === 'delete' && entity.dataverse.deletedBy === 'patti' ? patti : alex;
  return {
    name: `${entity.map}, chat, ${what}`,
    follows: 'immediate',
    request,
    refusal,
    prepare: async (world) => {
      if (first !== null) await write(world, first, 'first');
      return {
        perform: async () => toldBy(await world.core.sync.write(asked(change, request, who))),
        wanted: async () => [{ ref: change.ref, values: change.action === 'delete' ? null : change.values }],
      };
    },
  };
}

const asked = (change: RecordChange, requestId: string, actor: Actor = alex) =>
  ({ requestId, actor, origin: 'chat', summary: 'a write', changes: [change] }) as const;

async function write(world: World, change: RecordChange, requestId: string): Promise<void> {
  const outcome = await world.core.sync.write(asked(change, requestId));
  if (outcome.kind !== 'committed') throw new Error(`Laying out failed: ${JSON.stringify(outcome)}`);
}

function dataverseActs(entity: PlainEntity): readonly Act[] {
  const ref = refOf(entity, id);
  const { create, update, becomes, deletedBy } = entity.dataverse;
  const [refused] = entity.refusedByFinanceOperations;
  const act = saving(entity, 'Dataverse');
  const first = (world: World) => createInDataverse(world.screens, entity, id);
  return [
    act('create', null, (world) => createInDataverse(world.screens, entity, id, create), {
      ref,
      values: keyOf(entity),
    }),
    act('update', first, (world) => changeInDataverse(world.screens, ref, update), { ref, values: becomes }),
    act('delete', first, (world) => deleteInDataverse(world.screens, ref, deletedBy), { ref, values: null }),
    ...(refused === undefined
      ? []
      : [
          act(
            'update that finance and operations refuses',
            first,
            (world) => changeInDataverse(world.screens, ref, refused),
            { ref, values: {} },
            refused.says,
          ),
        ]),
  ];
}

function financeOperationsActs(entity: PlainEntity): readonly Act[] {
  const ref = refOf(entity, id);
  const { update, becomes } = entity.financeOperations;
  const [refused] = entity.refusedByDataverse;
  const act = saving(entity, 'finance and operations');
  const first = (world: World) => createInFinanceOperations(world.screens, entity, id);
  return [
    act('create', null, first, { ref, values: keyOf(entity) }),
    act('update', first, (world) => changeInFinanceOperations(world.screens, ref, update), { ref, values: becomes }),
    act('delete', first, (world) => deleteInFinanceOperations(world.screens, ref), { ref, values: null }),
    ...(refused === undefined
      ? []
      : [
          act(
            'update that Dataverse refuses',
            first,
            (world) => changeInFinanceOperations(world.screens, ref, refused.change),
            { ref, values: {} },
            refused.says,
          ),
        ]),
    refresh(entity, ref),
    ...bothEdited(entity, ref),
  ];
}

type Save = (world: World) => ReturnType<typeof createInFinanceOperations>;

function saving(entity: PlainEntity, where: string) {
  return (
    what: string,
    first: Save | null,
    save: Save,
    wanted: { readonly ref: RecordRef; readonly values: CanonicalRecord | null | PlainEntity['dataverse']['becomes'] },
    refusal?: RegExp,
  ): Act => ({
    name: `${entity.map}, ${where}, ${what}`,
    follows: 'immediate',
    refusal,
    prepare: async (world): Promise<Stage> => {
      if (first !== null) {
        const answer = await first(world);
        saved(answer);
      }
      return {
        perform: async () => toldAtSave(await save(world)),
        wanted: async () => [wanted as { ref: RecordRef; values: CanonicalRecord | null }],
      };
    },
  });
}

/** A change that nobody told of, found and carried over when somebody asks for a refresh. */
function refresh(entity: PlainEntity, ref: RecordRef): Act {
  return {
    name: `${entity.map}, refresh, update`,
    follows: 'eventual',
    prepare: async (world) => {
      saved(await createInFinanceOperations(world.screens, entity, id));
      return {
        unheard: async () =>
          saved(await changeInFinanceOperations(world.screens, ref, entity.financeOperations.update)),
        perform: async () => {
          const answer = await world.core.sync.bringAlong(ref);
          return answer === 'failed' ? { kind: 'parked', text: 'a sync failure' } : { kind: 'done' };
        },
        wanted: async () => [{ ref, values: entity.financeOperations.becomes as CanonicalRecord }],
      };
    },
  };
}

/** Two people changed the same field, one on each side, and nobody told of it. */
function bothEdited(entity: PlainEntity, ref: RecordRef): readonly Act[] {
  const text = texts[entity.map];
  if (text === undefined) return [];
  const [property, column] = text;
  const [here, there] = ['As here', 'As there'];
  return [
    {
      name: `${entity.map}, refresh, of what both sides changed`,
      follows: 'eventual',
      prepare: async (world) => {
        saved(await createInFinanceOperations(world.screens, entity, id));
        return {
          unheard: async () => {
            saved(await changeInDataverse(world.screens, ref, { columns: { [column]: here } }));
            saved(await changeInFinanceOperations(world.screens, ref, { [property]: there }));
          },
          perform: async () =>
            (await world.core.sync.bringAlong(ref)) === 'failed'
              ? { kind: 'parked', text: 'a sync failure' }
              : { kind: 'done' },
          wanted: async () => [],
          kept: [
            { ref, system: 'dataverse', property, value: here },
            { ref, system: 'financeOperations', property, value: there },
          ],
        };
      },
    },
  ];
}
