/** From the words of a command line to the command they name and its options. */
import { parseArgs } from 'node:util';
import type { Command } from './command.ts';

export interface ReadCommand {
  readonly command: Command;
  /** By the names of the command's options schema; all values are text, lists of text, or true. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly json: boolean;
  readonly yes: boolean;
}

/** Reads a call; a text is what is wrong with it. Of two commands that fit, the one with the longer name is meant. */
export function readCommand(commands: readonly Command[], words: readonly string[]): ReadCommand | string {
  const command = commands
    .filter(({ name }) => name.split(' ').every((word, index) => words[index] === word))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (command === undefined) return `There is no command "${words[0] ?? ''}"; --help lists them.`;
  const rest = words.slice(command.name.split(' ').length);
  const names = new Set(rest.flatMap((word) => /^--([a-z][a-z-]*)/.exec(word)?.[1] ?? []));
  const flags = new Set(['json', 'yes', ...(command.words.flags ?? [])]);
  const shapes = [...names].map((name) => [name, { type: flags.has(name) ? 'boolean' : 'string' }] as const);
  let read;
  try {
    read = parseArgs({ args: [...rest], options: Object.fromEntries(shapes), allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { json = false, yes = false, ...values } = read.values;
  const plain = placePlainWords(command, read.positionals);
  if (typeof plain === 'string') return plain;
  return { command, options: { ...values, ...plain }, json: json === true, yes: yes === true };
}

function placePlainWords(command: Command, given: readonly string[]): Readonly<Record<string, unknown>> | string {
  const placed: Record<string, unknown> = {};
  const left = [...given];
  for (const name of command.words.plain ?? []) {
    if (name.endsWith('…')) placed[name.slice(0, -1)] = left.splice(0);
    else if (left.length > 0) placed[name] = left.shift();
  }
  return left.length === 0 ? placed : `"${left[0] ?? ''}" is one word too many. Usage: ${call(command)}`;
}

/** How a command is called, with its arguments. */
export function call(command: Command): string {
  return [command.name, command.usage].join(' ').trim();
}
