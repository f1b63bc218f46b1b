import assert from 'node:assert/strict';
import { errorCodes } from '../../src/errors.ts';
import { projectFolder, sourceFiles, type SourceFile } from './source-tree.ts';

/** Habits that a pattern can see. `except` are the files where it is right. */
const habits: readonly { readonly habit: string; readonly against: RegExp; readonly except: readonly string[] }[] = [
  {
    habit: 'the environment is read in the configuration alone',
    against: /\bprocess\.env\b|\{[^}]*\benv\b[^}]*\} from 'node:process'/,
    except: ['src/host/configuration.ts', 'src/sandbox/main.ts'],
  },
  {
    habit: 'the real clock is made in main files alone',
    against: /\bnew Date\(\)|\bDate\.now\(/,
    except: ['src/main.ts', 'src/cli.ts', 'src/sandbox/main.ts'],
  },
  { habit: 'what a person reads goes through the log or a main file', against: /\bconsole\.\w+\(/, except: [] },
  { habit: 'nothing is left for later', against: /\b(TODO|FIXME|XXX)\b/, except: [] },
];

function offenders(files: readonly SourceFile[], against: RegExp, except: readonly string[]): string[] {
  return files.filter(({ path, text }) => !except.includes(path) && against.test(text)).map(({ path }) => path);
}

describe('habits of the source', () => {
  for (const { habit, against, except } of habits) {
    it(habit, async () => {
      assert.deepEqual(offenders(await sourceFiles(projectFolder), against, except), []);
    });
  }

  it('are seen when broken', () => {
    const broken = [
      { path: 'src/sync/a.ts', text: 'const folder = process.env.DATA_DIR;' },
      { path: 'src/sync/b.ts', text: "import process, { env } from 'node:process';" },
      { path: 'src/sync/c.ts', text: 'const now = new Date();' },
      { path: 'src/sync/d.ts', text: 'const now = Date.now();' },
      { path: 'src/sync/e.ts', text: "console.log('x');" },
    ];
    const seen = habits.flatMap(({ against, except }) => offenders(broken, against, except));
    assert.deepEqual(
      seen,
      broken.map(({ path }) => path),
    );
  });

  it('keep files short: none over 400 lines, the median at most 130', async () => {
    const lengths = (await sourceFiles(projectFolder)).map(({ path, text }) => ({
      path,
      lines: text.split('\n').length,
    }));
    assert.deepEqual(
      lengths.filter(({ lines }) => lines > 400),
      [],
    );
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    assert.ok((sorted[Math.floor(sorted.length / 2)] ?? 0) <= 130);
  });

  it('use every error code', async () => {
    const others = (await sourceFiles(projectFolder)).filter(({ path }) => path !== 'src/errors.ts');
    const unused = Object.keys(errorCodes).filter((code) => !others.some(({ text }) => text.includes(`'${code}'`)));
    assert.deepEqual(unused, []);
  });
});
