/** Reads the sources of the companions, which nothing here can compile: names out of them, to be held against what they talk to. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../companions/', import.meta.url));

/** A file below `companions/`. */
export const source = (path: string) => readFile(join(root, path), 'utf8');

const model = 'finance-operations/DispatchCopilot/DispatchCopilot/';

/** An element of the model of finance and operations, as its file has it. */
export const element = (kind: string, name: string) => source(`${model}${kind}/${name}.xml`);

/** Names of the elements of a kind. */
export async function elements(kind: string): Promise<readonly string[]> {
  return (await readdir(join(root, model, kind))).map((file) => file.replace(/\.xml$/, ''));
}

/** What the first group of a pattern finds, each time. */
export function found(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, first = '']) => first);
}

/** Texts of an XML tag. */
export const tagged = (xml: string, tag: string) => found(xml, new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'));

/** The integer constants of a class. */
export function constants(text: string): Readonly<Record<string, number>> {
  const pairs = [...text.matchAll(/const int (\w+) = (\d+);/g)].map(([, name = '', value]) => [name, Number(value)]);
  return Object.fromEntries(pairs) as Readonly<Record<string, number>>;
}
