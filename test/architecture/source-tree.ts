/** The source as a graph of imports, read with the TypeScript parser. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Folder of the whole project. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** One import of one file. Paths are relative to the root, with forward slashes. */
export interface Import {
  readonly from: string;
  /** A file of the tree, or the name of a package. */
  readonly to: string;
  readonly isPackage: boolean;
  /** Gone when the types are stripped. */
  readonly isTypeOnly: boolean;
}

export interface SourceFile {
  /** Relative to the root, with forward slashes: `src/main.ts`. */
  readonly path: string;
  readonly text: string;
}

/** All TypeScript files below a folder of `root`. */
export async function sourceFiles(root: string, folder = 'src'): Promise<SourceFile[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return await Promise.all(
    paths.map(async (path) => ({
      path: relative(root, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
    })),
  );
}

export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, isTypeOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const isPackage = !specifier.text.startsWith('.');
    const to = isPackage ? packageName(specifier.text) : join(file.path, '..', specifier.text).split(sep).join('/');
    found.push({ from: file.path, to, isPackage, isTypeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnlyImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest));
  return found;
}

/** One circle of files that import each other, in order; null when there is none. */
export function findCircle(edges: readonly { readonly from: string; readonly to: string }[]): string[] | null {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (at: string): string[] | null => {
    if (path.includes(at)) return [...path.slice(path.indexOf(at)), at];
    if (done.has(at)) return null;
    path.push(at);
    for (const to of next.get(at) ?? []) {
      const circle = walk(to);
      if (circle !== null) return circle;
    }
    path.pop();
    done.add(at);
    return null;
  };
  for (const from of next.keys()) {
    const circle = walk(from);
    if (circle !== null) return circle;
  }
  return null;
}

/** Path of a file of this project, from its path relative to the root. */
export function inProject(path: string): string {
  return resolve(projectFolder, path);
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return (
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
