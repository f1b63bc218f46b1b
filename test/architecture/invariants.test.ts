import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { judges } from '../faults/judge/invariants.ts';
import { plantedBugs } from '../faults/planted/bugs.ts';
import { declaredIn, readInvariants, titlesIn, type Claim, type Invariant } from './invariants.ts';
import { inProject, sourceFiles } from './source-tree.ts';

interface Facts {
  readonly judges: readonly string[];
  readonly plantedBugs: readonly { readonly name: string; readonly caughtBy: string }[];
  /** Text of a file of the project; null when there is none. */
  readonly read: (path: string) => Promise<string | null>;
  /** Numbers that source and tests speak of, each with the file that does. */
  readonly spokenOf: ReadonlyMap<string, string>;
}

/** Everything that the document says and is not so, and everything that is so and it does not say. */
async function staleness(invariants: readonly Invariant[], facts: Facts): Promise<readonly string[]> {
  const wrong: string[] = [];
  const names = invariants.map(({ number }) => `I${number}`);
  invariants.forEach(({ number }, index) => {
    if (number !== index + 1) wrong.push(`I${number} stands where I${index + 1} should`);
  });
  const missing = async (claims: readonly Claim[], found: (text: string) => ReadonlySet<string>) => {
    const gone: string[] = [];
    for (const { what, path } of claims) {
      const text = await facts.read(path);
      if (text === null) gone.push(`there is no ${path}`);
      else if (!found(text).has(what)) gone.push(`${path} has no ${what}`);
    }
    return gone;
  };
  for (const { number, enforced, isJudged, tested, plantedBugs: planted } of invariants) {
    const name = `I${number}`;
    const say = (what: string): void => void wrong.push(`${name}: ${what}`);
    if (enforced.length === 0) say('enforced nowhere');
    if (tested.length === 0) say('tested nowhere');
    (await missing(enforced, declaredIn)).forEach(say);
    (await missing(tested, titlesIn)).forEach(say);
    if (isJudged && !facts.judges.includes(name)) say('has no judge');
    if (!isJudged && facts.judges.includes(name)) say('has a judge, and the document does not say so');
    const caught = facts.plantedBugs.filter(({ caughtBy }) => caughtBy === name).map((bug) => bug.name);
    for (const bug of planted) if (!caught.includes(bug)) say(`catches no bug “${bug}”`);
    for (const bug of caught) if (!planted.includes(bug)) say(`catches “${bug}”, and the document does not say so`);
  }
  for (const judge of facts.judges) if (!names.includes(judge)) wrong.push(`the judge ${judge} is not in the document`);
  for (const [name, path] of facts.spokenOf)
    if (!names.includes(name)) wrong.push(`${path} speaks of ${name}, which is not in the document`);
  return wrong;
}

describe('the invariants', () => {
  const read = async (path: string) => (existsSync(inProject(path)) ? readFile(inProject(path), 'utf8') : null);
  let document: string;
  let facts: Facts;

  before(async () => {
    document = (await read('docs/invariants.md')) ?? '';
    const spokenOf = new Map<string, string>();
    for (const { path, text } of [
      ...(await sourceFiles(inProject('.'))),
      ...(await sourceFiles(inProject('.'), 'test/faults')),
    ])
      for (const [name] of text.matchAll(/\bI[1-9]\d?\b/g)) spokenOf.set(name, path);
    facts = { judges: Object.keys(judges), plantedBugs, read, spokenOf };
  });

  it('are enforced where the document says, tested by what it names, and judged by exactly those it names', async () => {
    assert.deepEqual(await staleness(readInvariants(document), facts), []);
  });

  it('are found to be described wrongly when they are', async () => {
    const stale = async (from: string | RegExp, to: string, changed: Partial<Facts> = {}): Promise<string> => {
      const text = document.replace(from, to);
      assert.ok(text !== document || Object.keys(changed).length > 0, String(from));
      return (await staleness(readInvariants(text), { ...facts, ...changed })).join('\n');
    };
    assert.match(await stale('`src/sync/undo.ts`', '`src/sync/undone.ts`'), /I2: there is no src\/sync\/undone\.ts/);
    assert.match(await stale('`undoStep`', '`undoAll`'), /I2: src\/sync\/undo\.ts has no undoAll/);
    assert.match(await stale(/“carries out a request once[^”]*”/, '“does something”'), /I4: .* has no does something/);
    assert.match(
      await stale('## I5. ', '## I50. '),
      /I50 stands where I5 should[\s\S]*the judge I5 is not in the document/,
    );
    assert.match(await stale(/- Judged: yes\n/, ''), /I1: has a judge, and the document does not say so/);
    assert.match(await stale('', '', { judges: facts.judges.filter((name) => name !== 'I9') }), /I9: has no judge/);
    assert.match(await stale(/^- Planted bugs: .*$/m, ''), /catches “.*”, and the document does not say so/);
    assert.match(await stale('', '', { spokenOf: new Map([['I99', 'src/x.ts']]) }), /src\/x\.ts speaks of I99/);
  });
});
