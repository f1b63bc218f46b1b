/** `npm run docs`: writes the parts of the documents that are made from the source. */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { errorCodes } from '../src/errors.ts';
import { commands } from '../src/host/commands/all.ts';
import { call } from '../src/host/commands/words.ts';
import { describeSettings } from '../src/host/settings.ts';
import { loadMaps } from '../src/maps/catalogue.ts';

/** A part between `<!-- name:begin -->` and `<!-- name:end -->` of a document. */
export interface GeneratedPart {
  readonly path: string;
  readonly name: string;
  readonly lines: readonly string[];
}

const projectFolder = new URL('../', import.meta.url);

/** All Markdown documents, relative to the project folder. */
export function documentPaths(): string[] {
  const inFolder = (folder: string) =>
    readdirSync(new URL(folder, projectFolder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => folder + name);
  return [...inFolder('./'), ...inFolder('docs/'), ...inFolder('docs/adr/')].map((path) => path.replace(/^\.\//, ''));
}

/** What the source says now. */
export async function generatedParts(): Promise<GeneratedPart[]> {
  return [
    { path: 'docs/operating.md', name: 'settings', lines: settingsTable() },
    { path: 'docs/operating.md', name: 'commands', lines: commandsTable() },
    { path: 'docs/errors.md', name: 'errors', lines: errorSections() },
    { path: 'docs/architecture.md', name: 'maps', lines: await mapsTable() },
  ];
}

/** The document with the part as the source has it now. */
export function replacePart(document: string, part: GeneratedPart): string {
  const [begin, end] = [`<!-- ${part.name}:begin -->`, `<!-- ${part.name}:end -->`];
  const [before = '', rest = ''] = document.split(begin);
  const [, after = ''] = rest.split(end);
  return `${before}${begin}\n${part.lines.join('\n')}\n${end}${after}`;
}

function settingsTable(): string[] {
  const rows = describeSettings().map(({ name, default: usual, meaning }) => {
    const value = usual === null ? '' : `\`${usual}\``;
    return `| \`${name}\` | ${value} | ${meaning} |`;
  });
  return ['| Variable | Default | Meaning |', '|---|---|---|', ...rows];
}

function commandsTable(): string[] {
  const rows = commands.map((command) => `| \`${call(command).replaceAll('|', '\\|')}\` | ${command.summary} |`);
  return ['| Command | What it does |', '|---|---|', ...rows];
}

function errorSections(): string[] {
  return Object.entries(errorCodes).flatMap(([code, { cause, remedy, audience, retry }]) => [
    `## ${code}`,
    '',
    cause,
    '',
    `- What to do: ${remedy}`,
    `- Whose business it is: ${audience === 'user' ? 'the person who asked' : 'the operator'}`,
    `- The same attempt ${retry ? 'may succeed later' : 'will fail again'}`,
    '',
  ]);
}

async function mapsTable(): Promise<string[]> {
  const { maps } = await loadMaps();
  const rows = maps.map((map) => {
    const cells = [
      map.words.one,
      `\`${map.dataverse.table}\``,
      `\`${map.financeOperations.collection}\``,
      map.company,
      map.key.map((property) => `\`${property}\``).join(', '),
      String(map.fields.length),
      map.onUnavailable,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| Entity | Dataverse table | Finance and operations collection | Company | Key | Fields | When the other system cannot be asked |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ];
}

async function main(): Promise<void> {
  for (const part of await generatedParts()) {
    const path = new URL(part.path, projectFolder);
    await writeFile(path, replacePart(await readFile(path, 'utf8'), part));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
