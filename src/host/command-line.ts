/** The administrator's command line: words in, lines out. `src/cli.ts` gives it the process. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { commands } from './commands/all.ts';
import type { Command } from './commands/command.ts';
import { holdDataFolder, holderOf } from './data-folder.ts';
import { administrationKeyHeader } from './http/administration.ts';
import { findRunningProcess } from './running-process.ts';

export interface CommandLine {
  readonly words: readonly string[];
  readonly dataFolder: string;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

const failureSchema = z.object({ error: z.object({ message: z.string() }) });

/** Runs one command. Resolves to the exit code. */
export async function runCommandLine(line: CommandLine): Promise<number> {
  const [name, ...rest] = line.words;
  if (name === undefined || name === 'help' || line.words.includes('--help')) {
    for (const help of helpLines()) line.say(help);
    return name === undefined ? 1 : 0;
  }
  if (name === 'reset') return await reset(line);
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    line.complain(`There is no command "${name}"; --help lists them.`);
    return 1;
  }
  const options = readOptions(rest);
  if (typeof options === 'string') {
    line.complain(options);
    return 1;
  }
  return await ask(command, options, line);
}

function helpLines(): string[] {
  const rows = [
    ...commands.map((command) => ({ call: [command.name, command.usage].join(' ').trim(), summary: command.summary })),
    { call: 'reset', summary: 'Throw away everything kept on disk; refused while the process runs.' },
  ];
  return [
    'npm run -s cli -- <command> [options] [--json]',
    '',
    ...rows.flatMap(({ call, summary }) => [`  ${call}`, `      ${summary}`]),
    '',
    'All but reset ask the running process, which they find through its data folder (DATA_DIR).',
  ];
}

/** `--name value` pairs; `--json` alone. A text is what is wrong with them. */
function readOptions(words: readonly string[]): { json: boolean; values: Record<string, string> } | string {
  const values: Record<string, string> = {};
  let json = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const [, name, attached] = /^--([a-z-]+)(?:=(.*))?$/.exec(word) ?? [];
    if (name === undefined) return `"${word}" is no option; options look like --name value.`;
    if (name === 'json') {
      json = true;
      continue;
    }
    const value = attached ?? words[(index += 1)];
    if (value === undefined) return `--${name} needs a value.`;
    values[name] = value;
  }
  return { json, values };
}

async function ask(
  command: Command,
  options: { readonly json: boolean; readonly values: Readonly<Record<string, string>> },
  line: CommandLine,
): Promise<number> {
  const running = await findRunningProcess(line.dataFolder);
  const response = running === null ? null : await post(command.name, options.values, running).catch(() => null);
  if (response === null) {
    line.complain(
      `Nothing runs on ${line.dataFolder}. Start it with npm start, or set DATA_DIR to the folder it uses.`,
    );
    return 1;
  }
  const body: unknown = await response.json();
  if (!response.ok) {
    const failure = failureSchema.safeParse(body);
    line.complain(failure.success ? failure.data.error.message : `The process answered ${response.status}.`);
    return 1;
  }
  if (options.json) line.say(JSON.stringify(body, null, 2));
  else for (const text of command.print(body)) line.say(text);
  return 0;
}

function post(
  name: string,
  body: unknown,
  running: { readonly address: string; readonly key: string },
): Promise<Response> {
  return fetch(`${running.address}/admin/commands/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close', [administrationKeyHeader]: running.key },
    body: JSON.stringify(body),
  });
}

async function reset(line: CommandLine): Promise<number> {
  const holder = await holderOf(line.dataFolder);
  if (holder !== null) {
    line.complain(`Process ${holder} runs on ${line.dataFolder}. Stop it first.`);
    return 1;
  }
  await using folder = await holdDataFolder(line.dataFolder);
  const entries = await readdir(folder.path);
  for (const entry of entries) await rm(join(folder.path, entry), { recursive: true, force: true });
  line.say(`${folder.path} is empty; the next start begins afresh.`);
  return 0;
}
