/**
 * A command of the administrator: one file each, listed in `all.ts`. The half that needs the running process (`answer`) is called
 * there, over HTTP; the half that speaks to people (`print`) runs in the terminal.
 */
import type { z } from 'zod';
import type { SyncCore } from '../../sync/face.ts';

/** What a command may use of the running process. */
export interface CommandServices {
  readonly core: SyncCore;
}

export interface Command {
  readonly name: string;
  /** Arguments as the help shows them: `[--status open]`. Empty when there are none. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Options by name without the dashes; all values are text. */
  answer(options: unknown, services: CommandServices): Promise<unknown>;
  /** Lines for a terminal, from what `answer` gave. */
  print(result: unknown): readonly string[];
}

/** Options that do not fit, in words for the person at the terminal. */
export interface OptionsRefused {
  readonly refused: string;
}

/** Makes a command whose options are checked where it runs. Options that do not fit come back as {@link OptionsRefused}. */
export function defineCommand<Options, Result>(command: {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: z.ZodType<Options, z.ZodTypeDef, unknown>;
  answer(options: Options, services: CommandServices): Promise<Result>;
  print(result: Result): readonly string[];
}): Command {
  return {
    name: command.name,
    usage: command.usage,
    summary: command.summary,
    async answer(given, services): Promise<Result | OptionsRefused> {
      const parsed = command.options.safeParse(given);
      if (parsed.success) return await command.answer(parsed.data, services);
      return { refused: parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('; ') };
    },
    print: (result) => command.print(result as Result),
  };
}

/** Whether an answer says that the options did not fit. */
export function isRefused(answer: unknown): answer is OptionsRefused {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}
