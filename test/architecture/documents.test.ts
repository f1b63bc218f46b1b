import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { documentPaths, generatedParts, replacePart } from '../../docs/generate.ts';
import { inProject } from './source-tree.ts';

/** Links as Markdown writes them, outside code. */
function linksOf(markdown: string): string[] {
  const prose = markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** Names of headings as links use them. */
function anchorsOf(markdown: string): string[] {
  const headings = markdown.matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

describe('documents', () => {
  it('link only to what is there', async () => {
    const broken: string[] = [];
    for (const path of documentPaths()) {
      for (const link of linksOf(await readFile(inProject(path), 'utf8'))) {
        if (/^[a-z]+:/.test(link)) continue;
        const [file = '', anchor] = link.split('#');
        const target = file === '' ? path : join(dirname(path), file);
        if (!existsSync(inProject(target))) broken.push(`${path}: ${link}`);
        else if (anchor && !anchorsOf(await readFile(inProject(target), 'utf8')).includes(anchor))
          broken.push(`${path}: ${link}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it('name only paths of the tree that are there', async () => {
    const missing: string[] = [];
    for (const path of documentPaths()) {
      const text = await readFile(inProject(path), 'utf8');
      for (const [, named = ''] of text.matchAll(/`((?:src|test|docs|cards|manifest|bench)\/[\w./-]+)`/g)) {
        if (!existsSync(inProject(named))) missing.push(`${path}: ${named}`);
      }
    }
    assert.deepEqual(missing, []);
  });

  it('carry their generated parts fresh (npm run docs makes them so)', async () => {
    for (const part of await generatedParts()) {
      const text = await readFile(inProject(part.path), 'utf8');
      assert.ok(replacePart(text, part) === text, `${part.path} is stale`);
    }
  });
});
