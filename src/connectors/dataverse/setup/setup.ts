/**
 * Brings a Dataverse to what the entity maps need, as the solution that dual-write imports does: reads what is there, plans what is
 * missing, carries the plan out step by step, takes it back. Each step reads nothing but what it needs, and a plan made anew after an
 * interruption holds what is left.
 */
import type { MapCatalogue } from '../../../maps/entity-map.ts';
import { DataverseClient, type DataverseClientOptions } from '../client.ts';
import { Schema } from '../schema.ts';
import { carryOut, undoAll } from './carry-out.ts';
import { needsOf } from './needs.ts';
import { planCompanies, type LegalEntity } from './plan-companies.ts';
import { planHooks, type HookTarget } from './plan-hooks.ts';
import { planRole, type IntegrationUser } from './plan-role.ts';
import { planSchema } from './plan-schema.ts';
import { planSolution } from './plan-solution.ts';
import { references } from './references.ts';
import type { SetupOutcome, SetupPlan, UndoList, UndoRefusal } from './step.ts';

export interface DataverseSetupOptions extends DataverseClientOptions {
  readonly maps: MapCatalogue;
  readonly newId: () => string;
}

/** What is to be set up beside what the maps say. */
export interface SetupWish {
  readonly companies: readonly LegalEntity[];
  readonly integration: IntegrationUser;
  /** Null leaves hooks alone. */
  readonly hooks: HookTarget | null;
}

export interface DataverseSetup extends AsyncDisposable {
  /** What is missing, in order. Reads only. Throws a `SystemFailure` when it cannot be read. */
  plan(wish: SetupWish): Promise<SetupPlan>;
  /** Takes the steps of a plan. `hookKey` is the secret that hooks are called with. */
  carryOut(plan: SetupPlan, how: CarryingOut & { readonly hookKey: string }): Promise<SetupOutcome>;
  /** Takes back what the list says was made. */
  undo(how: CarryingOut & { readonly loseData: boolean }): Promise<SetupOutcome | UndoRefusal>;
}

export interface CarryingOut {
  readonly undoList: UndoList;
  readonly onStep?: (what: string) => void;
}

/** Making a table or a column takes the platform up to a minute. */
const callMilliseconds = 180_000;

/** Connects nothing yet: the first call does. */
export function createDataverseSetup({ maps, newId, ...options }: DataverseSetupOptions): DataverseSetup {
  const client = new DataverseClient({
    ...options,
    limits: { ...options.limits, deadlineMilliseconds: callMilliseconds },
  });
  const needs = needsOf(maps);
  const { clock } = options;
  return {
    async plan({ companies, integration, hooks }) {
      const schema = new Schema(client);
      const structure = await planSchema(schema, needs);
      const present = await presentOf(schema, structure);
      const isStriped = needs.some(({ table }) => table === 'cdm_company');
      const hooking = hooks === null ? null : await planHooks(client, present, hooks, newId);
      const role = await planRole(client, present, integration, newId);
      return {
        steps: [
          ...(structure.steps.some(({ calls }) => calls.some((call) => call.inSolution))
            ? await planSolution(client, newId)
            : []),
          ...structure.steps,
          ...(isStriped ? await planCompanies(client, schema, companies, newId) : []),
          ...(hooking?.steps ?? []),
          ...role.steps,
        ],
        obstacles: [...structure.obstacles, ...(hooking?.obstacles ?? []), ...role.obstacles],
      };
    },
    carryOut: (plan, { hookKey, ...hands }) =>
      carryOut({ client, clock, resolve: references(client, hookKey), ...hands }, plan.steps),
    undo: ({ loseData, ...hands }) => undoAll({ client, clock, resolve: references(client, ''), ...hands }, loseData),
    [Symbol.asyncDispose]: async () => client.close(),
  };

  /** The needed tables that exist or are about to. */
  async function presentOf(schema: Schema, structure: SetupPlan) {
    const coming = new Set(structure.steps.map(({ name }) => name));
    const found = await Promise.all(
      needs.map(async (need) =>
        (await schema.find(need.table)) !== null || coming.has(`table ${need.table}`) ? [need] : [],
      ),
    );
    return found.flat();
  }
}
