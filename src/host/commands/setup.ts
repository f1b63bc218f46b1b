import { z } from 'zod';
import { exportedPlan, type SetupDesk, type SetupReport } from '../setup/setup-desk.ts';
import { defineCommand, exitCodes } from './command.ts';

const flag = z.preprocess((value) => value === true || value === 'true', z.boolean());

type Result = SetupReport & { readonly export: string | null };

/** Begins, or, asked with `look`, tells how it stands. */
async function work({ look, export: path, ...order }: z.output<typeof options>, desk: SetupDesk): Promise<Result> {
  const report = look ? desk.report() : null;
  const isExport = path !== undefined;
  return {
    ...(report ?? (await desk.begin({ ...order, dryRun: order.dryRun || isExport || look }))),
    export: path ?? null,
  };
}

const options = z
  .object({
    'dry-run': flag.optional(),
    undo: flag.optional(),
    'lose-data': flag.optional(),
    'renew-key': flag.optional(),
    export: z.string().min(1).optional(),
    look: flag.optional(),
  })
  .strict()
  .transform((given) => ({
    dryRun: given['dry-run'] ?? false,
    undo: given.undo ?? false,
    loseData: given['lose-data'] ?? false,
    renewKey: given['renew-key'] ?? false,
    export: given.export,
    look: given.look ?? false,
  }));

/** Brings Dataverse to what the maps need. */
export const setup = defineCommand({
  name: 'setup',
  usage: '[--dry-run] [--export <file>] [--renew-key] | --undo [--lose-data]',
  summary:
    'Create in Dataverse what the maps need, or undo what was created. Needs no running process where the addresses are set.',
  examples: ['setup --dry-run', 'setup', 'setup --export plan.json', 'setup --undo'],
  words: { flags: ['dry-run', 'undo', 'lose-data', 'renew-key'] },
  options,
  question: (given) => {
    if (given['dry-run'] === true || given['export'] !== undefined) return null;
    return given['undo'] === true ? 'Undo what setup created in Dataverse?' : 'Create what is missing in Dataverse?';
  },
  answer: (given, { setup: desk }) => work(given, desk),
  async alone(given, { setup: desk }, progress) {
    const begun = await work(given, desk);
    const shown = setInterval(() => progress(progressOf(desk.report())), 500);
    await desk.over().finally(() => clearInterval(shown));
    progress(null);
    return { ...(desk.report() ?? begun), export: begun.export };
  },
  follow: (result) =>
    result.isOver
      ? null
      : {
          command: 'setup',
          options: { look: true },
          progress: (report) => progressOf(report as Result),
          isOver: (report) => (report as Result).isOver,
        },
  print: (result) => [...headline(result), ...obstacles(result)],
  exitCode: ({ stopped, losses, obstacles: open }) => {
    if (stopped !== null || losses.length > 0) return exitCodes.refused;
    return open.length > 0 ? exitCodes.lookHere : exitCodes.done;
  },
  file: (result) => (result.export === null ? null : { path: result.export, content: exportedPlan(result) }),
});

function progressOf(report: SetupReport | null): string {
  if (report === null) return '';
  return `${report.done.length}/${report.steps.length} ${report.current ?? ''}`.trimEnd();
}

function headline(report: Result): readonly string[] {
  const { kind, steps, done, stopped, losses, dryRun, export: path } = report;
  if (losses.length > 0) {
    return [
      'Nothing was undone, because this would be lost:',
      ...losses.map((loss) => `  ${loss}`),
      'Add --lose-data if it may be lost.',
    ];
  }
  if (steps.length === 0)
    return [kind === 'undo' ? 'There is nothing to undo.' : 'Nothing to do: everything the maps need is there.'];
  if (path !== null) return [`${steps.length} steps written to ${path}.`];
  if (dryRun)
    return [
      `${steps.length} steps would be taken:`,
      ...steps.flatMap(({ what, why }) => [`  ${what}`, `      ${why}`]),
    ];
  if (stopped === null) return [`Done: ${done.length} ${done.length === 1 ? 'step' : 'steps'}.`];
  return [
    `Stopped after ${done.length} of ${steps.length} steps, at: ${stopped.step}`,
    `  ${stopped.message}`,
    `  ${stopped.remedy}`,
  ];
}

function obstacles({ obstacles: open }: Result): readonly string[] {
  return open.length === 0
    ? []
    : ['What setup cannot mend:', ...open.flatMap(({ what, remedy }) => [`  ${what}`, `      ${remedy}`])];
}
