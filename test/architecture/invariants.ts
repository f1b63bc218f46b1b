/** `docs/invariants.md` as data: what each invariant claims of the source and of the tests. */
import ts from 'typescript';

/** A name in a file: a symbol of the source, or the title of a test. */
export interface Claim {
  readonly what: string;
  readonly path: string;
}

export interface Invariant {
  readonly number: number;
  readonly title: string;
  readonly enforced: readonly Claim[];
  readonly isJudged: boolean;
  readonly tested: readonly Claim[];
  readonly plantedBugs: readonly string[];
}

/** One for each heading `## I<number>. <title>`, in their order. */
export function readInvariants(markdown: string): readonly Invariant[] {
  return markdown
    .split(/^(?=## I\d+\. )/m)
    .slice(1)
    .map((section) => {
      const [, number = '', title = ''] = /^## I(\d+)\. (.+)$/m.exec(section) ?? [];
      const line = (name: string): string => new RegExp(`^- ${name}: (.+)$`, 'm').exec(section)?.[1] ?? '';
      return {
        number: Number(number),
        title,
        enforced: claims(line('Enforced'), /`([^`]+)` in `([^`]+)`/g),
        isJudged: line('Judged') === 'yes',
        tested: claims(line('Tested'), /“([^”]+)” in `([^`]+)`/g),
        plantedBugs: [...line('Planted bugs').matchAll(/“([^”]+)”/g)].map(([, name = '']) => name),
      };
    });
}

function claims(text: string, form: RegExp): readonly Claim[] {
  return [...text.matchAll(form)].map(([, what = '', path = '']) => ({ what, path }));
}

/** Names that a file declares: functions, classes, constants, types. */
export function declaredIn(source: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (
      (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isVariableDeclaration(node)) &&
      node.name !== undefined &&
      ts.isIdentifier(node.name)
    )
      names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(source));
  return names;
}

/** Titles of the tests of a file, as they are written; those that are put together of parts are left out. */
export function titlesIn(source: string): ReadonlySet<string> {
  const titles = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && /^(it|describe)$/.test(node.expression.text)) {
      const [title] = node.arguments;
      if (title !== undefined && ts.isStringLiteralLike(title)) titles.add(title.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(source));
  return titles;
}

const parse = (source: string): ts.SourceFile => ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true);
