import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { allCards } from '../../src/bot/cards/all.ts';
import { inProject } from './source-tree.ts';

const folder = 'docs/gallery/';
const largest = 3_000_000;

describe('the gallery', () => {
  const files = readdirSync(inProject(folder));

  it('shows every card and nothing else (npm run gallery makes it so)', () => {
    const pictures = allCards.map(({ card }) => `${card}.png`);
    assert.deepEqual(files.toSorted(), [...pictures, 'README.md'].toSorted());
    const page = readFileSync(inProject(`${folder}README.md`), 'utf8');
    assert.deepEqual(
      pictures.filter((picture) => !page.includes(`(${picture})`)),
      [],
    );
  });

  it('stays small', () => {
    const bytes = files.reduce((sum, file) => sum + statSync(inProject(folder + file)).size, 0);
    assert.ok(bytes < largest, `${bytes} bytes`);
  });
});
