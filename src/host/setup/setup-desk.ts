/** Setup as the command line asks for it: plans, carries out in the background, tells how far it is. One at a time. */
import { join } from 'node:path';
import { createDataverseSetup, type DataverseSetup } from '../../connectors/dataverse/setup/setup.ts';
import type { LegalEntity } from '../../connectors/dataverse/setup/plan-companies.ts';
import type {
  SetupCall,
  SetupObstacle,
  SetupOutcome,
  SetupPlan,
  SetupStep,
} from '../../connectors/dataverse/setup/step.ts';
import { createFinanceOperations } from '../../connectors/finance-operations/connector.ts';
import { CodedError } from '../../errors.ts';
import { hookTarget, integrationUser, setupTokens, type Environment } from './environment.ts';
import { undoFile } from './undo-file.ts';

export interface SetupOrder {
  readonly dryRun: boolean;
  readonly undo: boolean;
  /** Takes back what holds values too. */
  readonly loseData: boolean;
  readonly renewKey: boolean;
}

/** How a setup stands. */
export interface SetupReport {
  readonly kind: 'setup' | 'undo';
  readonly dryRun: boolean;
  /** Address of the Dataverse. */
  readonly dataverse: string;
  readonly isOver: boolean;
  /** What is to be done, or would be in a dry run. */
  readonly steps: readonly Pick<SetupStep, 'name' | 'what' | 'why' | 'calls'>[];
  readonly obstacles: readonly SetupObstacle[];
  readonly done: readonly string[];
  /** What is being done now; null before the start and after the end. */
  readonly current: string | null;
  readonly stopped: SetupOutcome['stopped'];
  /** An undo was refused because this would be lost. */
  readonly losses: readonly string[];
}

export interface SetupDesk {
  /** Plans, and begins unless it is a dry run. While one is under way, gives that one. */
  begin(order: SetupOrder): Promise<SetupReport>;
  /** How the last one stands; null before the first. */
  report(): SetupReport | null;
  /** Resolves when nothing is under way. */
  over(): Promise<void>;
}

/** `onOver` is called when something may have changed. */
export function createSetupDesk(environment: Environment, onOver: () => Promise<void>): SetupDesk {
  const undoList = undoFile(join(environment.configuration.dataFolder, 'setup-undo.json'));
  let report: SetupReport | null = null;
  /** Resolves when whatever was asked for before is planned: two that both planned would both carry out. */
  let planned: Promise<unknown> = Promise.resolve();
  let running: Promise<void> = Promise.resolve();

  const blank = (order: SetupOrder): SetupReport => ({
    kind: order.undo ? 'undo' : 'setup',
    dryRun: order.dryRun,
    dataverse: environment.urls.dataverse,
    isOver: false,
    steps: [],
    obstacles: [],
    done: [],
    current: null,
    stopped: null,
    losses: [],
  });
  const tell = (change: Partial<SetupReport>): void => {
    if (report !== null) report = { ...report, ...change };
  };
  const onStep = (current: string): void => {
    tell({ done: report?.current == null ? (report?.done ?? []) : [...(report?.done ?? []), report.current], current });
  };

  const carryOut = async (setup: DataverseSetup, plan: SetupPlan): Promise<void> => {
    const { hookKey } = environment.configuration;
    const outcome = await setup.carryOut(plan, { undoList, onStep, hookKey });
    tell({ ...outcome, current: null });
  };
  const undo = async (setup: DataverseSetup, loseData: boolean): Promise<void> => {
    const outcome = await setup.undo({ undoList, onStep, loseData });
    tell({ ...outcome, current: null });
  };
  const inBackground = (setup: DataverseSetup, work: Promise<void>): void => {
    running = work
      .catch((error: unknown) => {
        if (!(error instanceof CodedError)) throw error;
        tell({ stopped: { step: report?.current ?? '', message: error.message, remedy: error.description.remedy } });
      })
      .then(onOver)
      .finally(async () => {
        tell({ isOver: true });
        await setup[Symbol.asyncDispose]();
      });
    running.catch(() => undefined);
  };

  const begin = async (order: SetupOrder): Promise<SetupReport> => {
    if (report !== null && !report.isOver) return report;
    const setup = createDataverseSetup({
      url: environment.urls.dataverse,
      tokens: setupTokens(environment),
      clock: environment.clock,
      maps: environment.maps,
      newId: environment.newId,
    });
    try {
      report = order.undo ? await undoPlan(order) : await setupPlan(order, setup);
    } catch (error) {
      report = null;
      await setup[Symbol.asyncDispose]();
      throw error;
    }
    if (order.dryRun || report.steps.length === 0) {
      tell({ isOver: true });
      await setup[Symbol.asyncDispose]();
    } else {
      const plan = { steps: report.steps.map((step) => step as SetupStep), obstacles: report.obstacles };
      inBackground(setup, order.undo ? undo(setup, order.loseData) : carryOut(setup, plan));
    }
    return report;
  };

  return {
    begin: (order) => {
      const turn = planned.then(() => begin(order));
      planned = turn.catch(() => undefined);
      return turn;
    },
    report: () => report,
    over: () => running,
  };

  async function setupPlan(order: SetupOrder, setup: DataverseSetup): Promise<SetupReport> {
    const user = integrationUser(environment);
    const target = hookTarget(environment);
    if (user === null) {
      throw new CodedError(
        'SETUP_IMPOSSIBLE',
        'Set INTEGRATION_MANAGED_IDENTITY to the client id of the identity, so that its user can be found.',
      );
    }
    const hooks = target === null ? null : { ...target, renewKey: order.renewKey };
    const plan = await setup.plan({ companies: await legalEntities(environment), integration: user, hooks });
    const obstacles = target === null ? [...plan.obstacles, noAddress] : plan.obstacles;
    return { ...blank(order), steps: plan.steps, obstacles };
  }

  async function undoPlan(order: SetupOrder): Promise<SetupReport> {
    const entries = [...(await undoList.entries())].reverse();
    const steps = entries.map(({ step, what, calls }) => ({
      name: step,
      what: `Undo: ${what}`,
      why: 'made by setup',
      calls,
    }));
    return { ...blank(order), steps };
  }
}

const noAddress: SetupObstacle = {
  what: 'No address is set that Dataverse could call, so no hooks are registered.',
  remedy: 'Set PUBLIC_ADDRESS to the address of this process from outside, and run setup again.',
};

/** The companies there are, from the system that they come from. */
async function legalEntities(environment: Environment): Promise<readonly LegalEntity[]> {
  const { urls, tokens, clock, maps } = environment;
  await using financeOperations = createFinanceOperations({ url: urls.financeOperations, tokens, clock, maps });
  const rows = await financeOperations.rows.rows(
    'LegalEntities',
    { select: ['LegalEntityId', 'Name'] },
    { as: 'integration' },
  );
  return rows.map((row) => ({ code: String(row['LegalEntityId']).toLowerCase(), name: String(row['Name']) }));
}

/** The plan as a file that an administrator's pipeline can run: calls in order, relative to the Web API. */
export function exportedPlan({ dataverse, steps, obstacles }: SetupReport): string {
  const calls = (step: { readonly calls: readonly SetupCall[] }) =>
    step.calls.map(({ method, path, body, inSolution }) => ({
      method,
      path,
      ...(inSolution === true ? { headers: { 'MSCRM.SolutionUniqueName': 'DispatchCopilot' } } : {}),
      ...(body === undefined ? {} : { body }),
    }));
  const plan = {
    dataverse: `${dataverse}/api/data/v9.2/`,
    note: 'Texts in double braces stand for ids that the environment gives, and for the key of the hooks.',
    steps: steps.map((step) => ({ name: step.name, what: step.what, why: step.why, calls: calls(step) })),
    obstacles,
  };
  return `${JSON.stringify(plan, null, 2)}\n`;
}
