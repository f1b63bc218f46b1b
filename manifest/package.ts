/** `npm run package -- --app-id <id> --out <file.zip> [--website <https address>]`: writes the Teams package. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { appPackage } from './app-package.ts';

const usage = 'npm run package -- --app-id <application id> --out <file.zip> [--website <https address>]';

process.exitCode = main(process.argv.slice(2));

function main(words: readonly string[]): number {
  const options = readOptions(words);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n${usage}\n`);
    return 1;
  }
  try {
    writeFileSync(options.out, appPackage(options));
  } catch (error) {
    process.stderr.write(
      `${options.out} cannot be written: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 1;
  }
  process.stdout.write(`${options.out} is ready to be uploaded in the Teams admin center.\n`);
  return 0;
}

/** A text is what is wrong. */
function readOptions(
  words: readonly string[],
): { readonly appId: string; readonly out: string; readonly website?: string } | string {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { 'app-id': { type: 'string' }, out: { type: 'string' }, website: { type: 'string' } },
    });
    const { 'app-id': appId, out, website } = values;
    if (appId === undefined || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(appId)) {
      return '--app-id must be the application id of the bot registration, a GUID.';
    }
    if (out === undefined || out === '') return '--out must name the file to write.';
    if (website === undefined) return { appId, out };
    if (!/^https:\/\/[^\s"\\]+$/.test(website) || !URL.canParse(website)) return '--website must be an https address.';
    return { appId, out, website };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
