import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { appPackage, fillManifest } from '../../manifest/app-package.ts';
import { colourIcon, outlineIcon } from '../../manifest/icons.ts';
import { decodePng } from '../../manifest/png.ts';
import { allRequests } from '../../src/bot/requests/all.ts';
import { composeCommands } from '../../src/bot/search/search.ts';
import { english } from '../../src/bot/texts/en/all.ts';
import { grammarOfBot } from '../bot/support/grammar.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const appId = '11111111-2222-3333-4444-555555555555';
const script = fileURLToPath(new URL('../../manifest/package.ts', import.meta.url));

interface Manifest {
  readonly manifestVersion: string;
  readonly id: string;
  readonly composeExtensions: readonly { readonly commands: readonly SearchCommand[] }[];
  readonly bots: readonly {
    readonly botId: string;
    readonly commandLists: readonly { readonly commands: readonly Command[] }[];
  }[];
}
interface SearchCommand {
  readonly id: string;
  readonly parameters: readonly { readonly name: string }[];
}
interface Command {
  readonly title: string;
  readonly description: string;
}

const manifest = () => JSON.parse(fillManifest({ appId })) as Manifest;

const commands = () => manifest().bots[0]?.commandLists.flatMap(({ commands: listed }) => listed) ?? [];

function run(...words: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...words], { encoding: 'utf8' });
}

/** Names and contents, read by the archive's own directory. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = archive.readUInt32LE(end + 16);
  return new Map(
    Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
      const [size, nameLength, header] = [
        archive.readUInt32LE(at + 24),
        archive.readUInt16LE(at + 28),
        archive.readUInt32LE(at + 42),
      ];
      const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
      at += 46 + nameLength;
      const start = header + 30 + nameLength;
      const content = archive.subarray(start, start + size);
      assert.equal(crc32(content), archive.readUInt32LE(header + 14), `${name} is damaged`);
      return [name, content];
    }),
  );
}

describe('Teams package', () => {
  it('has a manifest that is valid against the published schema', () => {
    const { manifestVersion } = manifest();
    const folder = join(
      createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json'),
      '../build/json-schemas/teams',
    );
    const schema = JSON.parse(
      readFileSync(join(folder, `v${manifestVersion}`, 'MicrosoftTeams.schema.json'), 'utf8'),
    ) as object;
    const ajv = new AjvDraft04.default({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    validate(manifest());
    assert.deepEqual(validate.errors, null);
  });

  it('has a command for each search of the compose box, with its one parameter', () => {
    const searches = manifest().composeExtensions.flatMap(({ commands: listed }) => listed);
    assert.deepEqual(
      searches.map(({ id }) => id),
      [...composeCommands.keys()],
    );
    for (const { parameters } of searches)
      assert.deepEqual(
        parameters.map(({ name }) => name),
        ['words'],
      );
  });

  it('names the bot by the application id and leaves no blank', () => {
    const filled = fillManifest({ appId: appId.toUpperCase(), website: 'https://contoso.com/bot/' });
    assert.doesNotMatch(filled, /\{\{|\}\}/);
    const { id, bots } = JSON.parse(filled) as Manifest;
    assert.deepEqual([id, bots[0]?.botId], [appId, appId]);
    assert.match(filled, /"https:\/\/contoso\.com\/bot\/privacy"/);
  });

  it('shows every request that the help lists in a command, by the same example', () => {
    const listed = allRequests.filter((request) => request.listed);
    const missing = listed
      .map(({ name }) => english.requests[name].example)
      .filter((example) => !commands().some(({ description }) => description.includes(example)));
    assert.deepEqual(missing, []);
  });

  it('has commands whose titles are sentences that are understood', async () => {
    const understanding = await grammarOfBot();
    for (const { title } of commands()) assert.notEqual(understanding.understand(title, 'en'), null, title);
  });

  it('holds manifest and icons at its root, the same bytes each time', () => {
    const archive = appPackage({ appId });
    assert.deepEqual(archive, appPackage({ appId }));
    const files = unzip(archive);
    assert.deepEqual([...files.keys()], ['manifest.json', 'color.png', 'outline.png']);
    assert.deepEqual(JSON.parse(files.get('manifest.json')?.toString() ?? ''), manifest());
  });

  it('has the icons that the drawing gives, in the sizes Teams asks for', async () => {
    for (const [name, drawn, size] of [
      ['color.png', colourIcon(), 192],
      ['outline.png', outlineIcon(), 32],
    ] as const) {
      const image = decodePng(await readFile(new URL(`../../manifest/${name}`, import.meta.url)));
      assert.ok(image);
      assert.deepEqual([image.width, image.height], [size, size]);
      assert.ok(image.pixels.equals(drawn.pixels), `${name} is stale`);
    }
  });

  it('draws the outline in white on nothing', () => {
    const { pixels } = outlineIcon();
    const colours = new Set<string>();
    const opacities = new Set<number>();
    for (let at = 0; at < pixels.length; at += 4) {
      colours.add(pixels.toString('hex', at, at + 3));
      opacities.add(pixels[at + 3] ?? -1);
    }
    assert.deepEqual([...colours], ['ffffff']);
    assert.ok(opacities.has(0) && opacities.has(255));
  });
});

describe('npm run package', () => {
  it('writes the archive', async () => {
    await using folder = await temporaryFolder();
    const out = join(folder.path, 'app.zip');
    const { status, stdout } = run('--app-id', appId, '--out', out);
    assert.equal(status, 0);
    assert.match(stdout, /is ready/);
    const written = await readFile(out);
    assert.deepEqual(written, appPackage({ appId }));
    assert.deepEqual([...unzip(written).keys()], ['manifest.json', 'color.png', 'outline.png']);
  });

  it('says what is missing or wrong and writes nothing', async () => {
    await using folder = await temporaryFolder();
    const out = join(folder.path, 'app.zip');
    for (const [words, expected] of [
      [['--out', out], /--app-id must be/],
      [['--app-id', 'x', '--out', out], /--app-id must be/],
      [['--app-id', appId], /--out must name/],
      [['--app-id', appId, '--out', out, '--website', 'http://x'], /--website must be/],
      [['--colour', 'red'], /--colour/],
      [['--app-id', appId, '--out', join(folder.path, 'no', 'app.zip')], /cannot be written/],
    ] as [string[], RegExp][]) {
      const { status, stderr } = run(...words);
      assert.equal(status, 1);
      assert.match(stderr, expected);
    }
  });
});
