/** The administrator's command line: words in, lines out. `src/cli.ts` gives it the process. */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../errors.ts';
import { commands } from './commands/all.ts';
import { exitCodes, isRefused, type AloneServices, type Command, type Following } from './commands/command.ts';
import { call, readCommand, type ReadCommand } from './commands/words.ts';
import { holdDataFolder, holderOf, lockName, wordHolder } from './data-folder.ts';
import { administrationKeyHeader, operatorHeader } from './http/administration.ts';
import { findRunningProcess, type RunningProcess } from './running-process.ts';

export interface CommandLine {
  readonly words: readonly string[];
  readonly dataFolder: string;
  /** Who types, for the activity log. */
  readonly operator: string;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  /** The person at the terminal; null where nobody sits there, so that nothing is asked and nothing moves. */
  readonly terminal: Terminal | null;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** What commands that need no running process work with; null where nothing can be done without one. */
  readonly alone?: () => Promise<AloneServices | null>;
}

export interface Terminal {
  /** Asks for a yes. */
  confirm(question: string): Promise<boolean>;
  /** Shows a line in place of the one shown before; null takes it away. */
  progress(line: string | null): void;
}

const lookEvery = 500;

const failureSchema = z.object({ error: z.object({ message: z.string() }) });

/** What went wrong between us and the process, with the code to end with. */
interface Unanswered {
  readonly complaint: string;
  readonly code: number;
}

/** Runs one command. Resolves to the exit code: {@link exitCodes}. */
export async function runCommandLine(line: CommandLine): Promise<number> {
  const [name] = line.words;
  const asksForHelp = name === 'help' || line.words.includes('--help');
  const words = line.words.filter((word) => word !== '--help');
  if (name === undefined || words.length === 0 || name === 'help') {
    for (const help of helpLines()) line.say(help);
    return name === undefined ? exitCodes.usage : exitCodes.done;
  }
  if (name === 'reset' && !asksForHelp) return await reset(line);
  const read = readCommand(commands, asksForHelp ? words.filter((word) => !word.startsWith('-')) : words);
  if (typeof read === 'string') {
    line.complain(read);
    return exitCodes.usage;
  }
  if (asksForHelp) {
    for (const help of helpOf(read.command)) line.say(help);
    return exitCodes.done;
  }
  const question = read.yes ? null : read.command.question(read.options);
  if (question !== null && !(await isConfirmed(question, line))) return exitCodes.refused;
  return await ask(read, line);
}

const program = 'npm run -s cli --';

function helpLines(): string[] {
  const rows = [
    ...commands.map((command) => ({ usage: call(command), summary: command.summary })),
    { usage: 'reset', summary: 'Throw away everything kept on disk; refused while the process runs.' },
  ];
  return [
    `${program} <command> [options] [--json] [--yes]`,
    '',
    ...rows.flatMap(({ usage, summary }) => [`  ${usage}`, `      ${summary}`]),
    '',
    'All except reset ask the running process, which they find through its data folder (DATA_DIR); setup and doctor also work without one.',
    '<command> --help has examples.',
    'Exit codes: 0 done, 1 not understood, 2 refused, 3 nothing is running, 4 done, with something to look at.',
  ];
}

function helpOf(command: Command): string[] {
  const examples = command.examples.map((example) => `  ${program} ${example}`);
  return [`${program} ${call(command)}`, '', command.summary, '', 'For example:', ...examples];
}

async function isConfirmed(question: string, { terminal, complain }: CommandLine): Promise<boolean> {
  if (terminal === null) {
    complain(`${question} Nobody can be asked here: add --yes.`);
    return false;
  }
  if (await terminal.confirm(question)) return true;
  complain('Nothing was done.');
  return false;
}

async function ask({ command, options, json }: ReadCommand, line: CommandLine): Promise<number> {
  const running = await findRunningProcess(line.dataFolder);
  const answered = await post(command.name, options, running, line);
  if ('complaint' in answered) {
    const services = answered.code === exitCodes.notRunning && command.alone !== null ? await line.alone?.() : null;
    return services == null ? giveUp(answered, line) : await workAlone({ command, options, json }, services, line);
  }
  const following = command.follow(answered.body);
  const ended = following === null ? answered : await follow(following, running, line);
  if ('complaint' in ended) return giveUp(ended, line);
  return await show({ command, json }, ended.body, line);
}

async function show({ command, json }: Pick<ReadCommand, 'command' | 'json'>, body: unknown, line: CommandLine) {
  const file = command.file(body);
  if (file !== null) await writeFile(file.path, file.content);
  if (json && file === null) line.say(JSON.stringify(body, null, 2));
  else for (const text of command.print(body)) line.say(text);
  return command.exitCode(body);
}

async function workAlone(
  { command, options, json }: Pick<ReadCommand, 'command' | 'options' | 'json'>,
  services: AloneServices,
  line: CommandLine,
): Promise<number> {
  try {
    const body = await command.alone?.(options, services, (text) => line.terminal?.progress(text));
    if (isRefused(body)) return giveUp({ complaint: body.refused, code: exitCodes.usage }, line);
    return await show({ command, json }, body, line);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return giveUp({ complaint: `${error.message} ${error.description.remedy}`, code: exitCodes.refused }, line);
  }
}

function giveUp({ complaint, code }: Unanswered, line: CommandLine): number {
  line.complain(complaint);
  return code;
}

/** Looks again until the work is over. Whoever leaves in the middle leaves the work going on in the process. */
async function follow(
  following: Following,
  running: RunningProcess | null,
  line: CommandLine,
): Promise<{ readonly body: unknown } | Unanswered> {
  for (;;) {
    const look = await post(following.command, following.options, running, line);
    if ('complaint' in look || following.isOver(look.body)) {
      line.terminal?.progress(null);
      return look;
    }
    line.terminal?.progress(following.progress(look.body));
    await line.sleep(lookEvery);
  }
}

async function post(
  name: string,
  body: unknown,
  running: RunningProcess | null,
  { dataFolder, operator }: CommandLine,
): Promise<{ readonly body: unknown } | Unanswered> {
  const nothingRuns = {
    complaint: `Nothing is running on ${dataFolder}. Start it with npm start, or set DATA_DIR to the folder it uses.`,
    code: exitCodes.notRunning,
  };
  if (running === null) return nothingRuns;
  const response = await fetch(`${running.address}/admin/commands/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      connection: 'close',
      [administrationKeyHeader]: running.key,
      [operatorHeader]: encodeURIComponent(operator),
    },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (response === null) return nothingRuns;
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return { body: answer };
  const failure = failureSchema.safeParse(answer);
  return {
    complaint: failure.success ? failure.data.error.message : `The process answered ${response.status}.`,
    code: response.status === 400 ? exitCodes.usage : exitCodes.refused,
  };
}

async function reset(line: CommandLine): Promise<number> {
  const holder = await holderOf(line.dataFolder);
  if (holder !== null) {
    line.complain(`${line.dataFolder} is in use by ${wordHolder(holder)}. Stop it first.`);
    return exitCodes.refused;
  }
  await using folder = await holdDataFolder(line.dataFolder);
  const entries = await readdir(folder.path);
  for (const entry of entries)
    if (entry !== lockName) await rm(join(folder.path, entry), { recursive: true, force: true });
  line.say(`${folder.path} is empty; the next start begins afresh.`);
  return exitCodes.done;
}
