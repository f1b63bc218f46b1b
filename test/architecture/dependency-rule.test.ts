import assert from 'node:assert/strict';
import { packageHomes, roomRules, violations } from './dependency-rule.ts';
import { findCircle, importsOf, projectFolder, sourceFiles, type SourceFile } from './source-tree.ts';

const planted = (path: string, text: string): SourceFile => ({ path, text });

describe('dependency rule', () => {
  it('is kept by every file', async () => {
    assert.deepEqual(violations(await sourceFiles(projectFolder)), []);
  });

  it('names rooms that exist, and files of which each is imported', async () => {
    const files = await sourceFiles(projectFolder);
    const paths = files.map(({ path }) => path);
    const imported = new Set(files.flatMap((file) => importsOf(file).map(({ to }) => to)));
    for (const { room, uses, types } of roomRules) {
      for (const path of [room, ...uses, ...types])
        assert.ok(
          paths.some((one) => one.startsWith(path)),
          path,
        );
    }
    for (const name of Object.keys(packageHomes)) assert.ok(imported.has(name), `${name} is used nowhere`);
  });

  const forbidden: [string, string, string][] = [
    [
      'src/bot/planted.ts',
      "import { openStore } from '../store/open-store.ts';",
      'src/bot/planted.ts imports src/store/open-store.ts',
    ],
    ['src/bot/planted.ts', "import { x } from '../sync/face.ts';", 'src/bot/planted.ts imports src/sync/face.ts'],
    [
      'src/sync/planted.ts',
      "import type { X } from '../bot/bot.ts';",
      'src/sync/planted.ts imports types of src/bot/bot.ts',
    ],
    [
      'src/sync/planted.ts',
      "const x = await import('../store/database.ts');",
      'src/sync/planted.ts imports src/store/database.ts',
    ],
    [
      'src/maps/planted.ts',
      "let x: import('../sync/face.ts').SyncCore;",
      'src/maps/planted.ts imports types of src/sync/face.ts',
    ],
    [
      'src/sandbox/planted.ts',
      "import { CodedError } from '../errors.ts';",
      'src/sandbox/planted.ts imports src/errors.ts',
    ],
    [
      'src/host/planted.ts',
      "export { x } from '../sandbox/compose.ts';",
      'src/host/planted.ts imports src/sandbox/compose.ts',
    ],
    [
      'src/connectors/dataverse/planted.ts',
      "import '../finance-operations/client.ts';",
      'src/connectors/dataverse/planted.ts imports src/connectors/finance-operations/client.ts',
    ],
    ['src/records/planted.ts', "import axios from 'axios';", 'src/records/planted.ts uses axios'],
    ['src/bot/planted.ts', "import { type Activity, X } from 'botbuilder';", 'src/bot/planted.ts uses botbuilder'],
    ['src/elsewhere/planted.ts', "import '../errors.ts';", 'src/elsewhere/planted.ts is in no room'],
  ];
  for (const [path, text, expected] of forbidden) {
    it(`bites on: ${expected}`, () => {
      assert.deepEqual(violations([planted(path, text)]), [expected]);
    });
  }

  it('lets types through where only types are allowed', () => {
    assert.deepEqual(
      violations([planted('src/bot/planted.ts', "import type { SyncCore } from '../sync/face.ts';")]),
      [],
    );
  });
});

describe('imports', () => {
  it('go in no circle, neither between files nor between rooms', async () => {
    const inTree = (await sourceFiles(projectFolder)).flatMap(importsOf).filter(({ isPackage }) => !isPackage);
    assert.deepEqual(findCircle(inTree.filter(({ isTypeOnly }) => !isTypeOnly)), null);
    const roomOf = (path: string) => path.split('/').slice(0, 2).join('/');
    const betweenRooms = inTree
      .map(({ from, to }) => ({ from: roomOf(from), to: roomOf(to) }))
      .filter(({ from, to }) => from !== to);
    assert.deepEqual(findCircle(betweenRooms), null);
  });

  it('are found going in a circle when they do', () => {
    const files = [
      planted('src/a/one.ts', "import { two } from './two.ts';"),
      planted('src/a/two.ts', "import { three } from '../b/three.ts';"),
      planted('src/b/three.ts', "export * from '../a/one.ts';"),
    ];
    assert.deepEqual(findCircle(files.flatMap(importsOf)), [
      'src/a/one.ts',
      'src/a/two.ts',
      'src/b/three.ts',
      'src/a/one.ts',
    ]);
  });
});
