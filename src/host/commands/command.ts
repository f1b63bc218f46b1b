/**
 * A command of the administrator: one file each, listed in `all.ts`. The half that needs the running process (`answer`) is called
 * there, over HTTP; the half that speaks to people (`print`, `question`, `follow`) runs in the terminal.
 */
import type { z } from 'zod';
import type { Procurement } from '../../procurement/face.ts';
import type { Actor, SyncCore } from '../../sync/face.ts';
import type { Environment } from '../setup/environment.ts';
import type { SetupDesk } from '../setup/setup-desk.ts';

/** What a command may use of the running process. */
export interface CommandServices {
  readonly core: SyncCore;
  readonly procurement: Pick<Procurement, 'history'>;
  /** Who typed the command. Acts for the integration: a command line has no licence in either system. */
  readonly by: Actor;
  /** Configuration and addresses, for setup and doctor. */
  readonly environment: Environment;
  readonly setup: SetupDesk;
}

/** What a command may use where no process runs. */
export type AloneServices = Pick<CommandServices, 'environment' | 'setup'>;

/** Shows a line in place of the one shown before; null takes it away. */
export type Progress = (line: string | null) => void;

/** What the words after a command's name mean. */
export interface CommandWords {
  /** Plain words in order, by the name that the options schema knows them by; one that ends with `…` takes all that are left. */
  readonly plain?: readonly string[];
  /** Options without a value. All others are `--name value`. */
  readonly flags?: readonly string[];
}

/** Codes that the command line ends with. */
export const exitCodes = {
  done: 0,
  /** The words were not understood. */
  usage: 1,
  /** It was refused, or could not be done. */
  refused: 2,
  /** No process runs on this data folder. */
  notRunning: 3,
  /** It was done, and there is something to look at: differences, refused rows, warnings. */
  lookHere: 4,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Work that goes on in the process: the terminal asks again until it ends, and shows how far it is. */
export interface Following {
  /** Asked every half second: this command with these options. */
  readonly command: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** One line for a terminal. */
  progress(result: unknown): string;
  isOver(result: unknown): boolean;
}

export interface Command {
  /** One word or two: `maps`, `map show`. */
  readonly name: string;
  /** Arguments as the help shows them: `[--status open]`. Empty when there are none. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Whole calls without the program's name: `failures --status open`. */
  readonly examples: readonly string[];
  readonly words: CommandWords;
  /** Asked in words to be confirmed on a terminal; null when it needs no question. Without a terminal `--yes` must be given. */
  question(options: Readonly<Record<string, unknown>>): string | null;
  answer(options: unknown, services: CommandServices): Promise<unknown>;
  /** The same without a running process; null for commands that need one. */
  readonly alone: ((options: unknown, services: AloneServices, progress: Progress) => Promise<unknown>) | null;
  /** What to wait for, from what `answer` gave; null when it is over. */
  follow(result: unknown): Following | null;
  /** Lines for a terminal, from what `answer` (or the last look of `follow`) gave. */
  print(result: unknown): readonly string[];
  exitCode(result: unknown): ExitCode;
  /** A file that the result is written to instead of being printed; null for none. */
  file(result: unknown): { readonly path: string; readonly content: string } | null;
}

/** Options that do not fit, in words for the person at the terminal. */
export interface OptionsRefused {
  readonly refused: string;
}

interface CommandDefinition<Options, Result> {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly examples?: readonly string[];
  readonly words?: CommandWords;
  readonly options: z.ZodType<Options, z.ZodTypeDef, unknown>;
  question?(options: Readonly<Record<string, unknown>>): string | null;
  answer(options: Options, services: CommandServices): Promise<Result>;
  alone?(options: Options, services: AloneServices, progress: Progress): Promise<Result>;
  follow?(result: Result): Following | null;
  print(result: Result): readonly string[];
  exitCode?(result: Result): ExitCode;
  file?(result: Result): { readonly path: string; readonly content: string } | null;
}

/** Makes a command whose options are checked where it runs. Options that do not fit come back as {@link OptionsRefused}. */
export function defineCommand<Options, Result>(command: CommandDefinition<Options, Result>): Command {
  const alone = command.alone?.bind(command);
  const withOptions = async (
    given: unknown,
    work: (options: Options) => Promise<Result>,
  ): Promise<Result | OptionsRefused> => {
    const parsed = command.options.safeParse(given);
    if (parsed.success) return await work(parsed.data);
    return { refused: parsed.error.issues.map((issue) => describeIssue(issue, command.words)).join('; ') };
  };
  return {
    name: command.name,
    usage: command.usage,
    summary: command.summary,
    examples: command.examples ?? [command.name],
    words: command.words ?? {},
    question: (options) => command.question?.(options) ?? null,
    answer: (given, services) => withOptions(given, (options) => command.answer(options, services)),
    alone:
      alone === undefined
        ? null
        : (given, services, progress) => withOptions(given, (options) => alone(options, services, progress)),
    follow: (result) => command.follow?.(result as Result) ?? null,
    print: (result) => command.print(result as Result),
    exitCode: (result) => command.exitCode?.(result as Result) ?? exitCodes.done,
    file: (result) => command.file?.(result as Result) ?? null,
  };
}

function describeIssue(issue: z.ZodIssue, words: CommandWords | undefined): string {
  if (issue.code === 'unrecognized_keys') return `there is no option ${issue.keys.map((key) => `--${key}`).join(', ')}`;
  const name = String(issue.path[0] ?? '');
  const isPlain = words?.plain?.some((word) => word.replace('…', '') === name) ?? false;
  return `${isPlain ? `<${name}>` : `--${name}`}: ${issue.message}`;
}

/** Whether an answer says that the options did not fit. */
export function isRefused(answer: unknown): answer is OptionsRefused {
  return typeof answer === 'object' && answer !== null && 'refused' in answer && typeof answer.refused === 'string';
}
