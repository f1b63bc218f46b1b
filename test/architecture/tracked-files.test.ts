import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { languages } from '../../src/bot/texts/language.ts';
import { inProject, projectFolder } from './source-tree.ts';

const textFiles = /\.(ts|js|mjs|md|json|ya?ml|sh|html|css|sql)$|^\.ci\/run$/;

/** In pieces, so that this file does not break its own rule. */
const unwanted: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a path of one machine', pattern: /(^|[\s'"`(=:])\/(work|farm|root|home|Users|tmp)\// },
  { what: 'the number of an issue', pattern: new RegExp(`\\b${'iss'}ue\\s+#?\\d+`, 'i') },
  { what: 'a test that is skipped or runs alone', pattern: /\b(describe|it|test)\.(only|skip)\(|\bx(it|describe)\(/ },
  {
    what: 'a word about who wrote it',
    pattern: new RegExp(`\\b(${'sit'}ting|sub${'agent'}|${'Cla'}ude|${'chat'}gpt)s?\\b`, 'i'),
  },
];

function trackedFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  return list.split('\n').filter((path) => textFiles.test(path) && path !== 'package-lock.json');
}

/** What people say to the bot is no word of the project's. */
const isSaid = (path: string): boolean => /^src\/bot\/understanding\/(?:examples|lexicon)\//.test(path);

/** Data of tests that no test names: in its own words, or as one of those that there is one of for each language. */
function unread(data: readonly string[], tests: readonly string[]): string[] {
  return data.filter((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const perLanguage = name.replace(new RegExp(`\\.(?:${languages.join('|')})\\.`), '.${language}.');
    return !tests.some(
      (text) => text.includes(`/${name}'`) || text.includes(`'${name}'`) || text.includes(`\`${perLanguage}\``),
    );
  });
}

describe('files of the project', () => {
  it('that are data of tests are read by one', () => {
    const ofTests = trackedFiles().filter((path) => path.startsWith('test/'));
    const tests = ofTests.filter((path) => path.endsWith('.ts')).map((path) => readFileSync(inProject(path), 'utf8'));
    const data = ofTests.filter((path) => path.endsWith('.json'));
    assert.notEqual(data.length, 0);
    assert.deepEqual(unread(data, tests), []);
    assert.deepEqual(unread(['test/a/list.en.json', 'test/a/list.xx.json'], ['`list.${language}.json`']), [
      'test/a/list.xx.json',
    ]);
  });

  for (const { what, pattern } of unwanted) {
    it(`hold nowhere ${what}`, () => {
      const read = trackedFiles().filter((path) => what !== 'a word about who wrote it' || !isSaid(path));
      const found = read.flatMap((path) => {
        const lines = readFileSync(inProject(path), 'utf8').split('\n');
        return lines.flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
      });
      assert.deepEqual(found, []);
    });
  }
});
