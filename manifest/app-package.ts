import { readFileSync } from 'node:fs';
import { zip } from './zip.ts';

/** What differs from one installation to the next. */
export interface PackageOptions {
  /** Application id of the bot registration. */
  readonly appId: string;
  /** Where people find the publisher, its privacy statement at `/privacy` and its terms at `/terms`. */
  readonly website?: string;
}

const standardWebsite = 'https://dispatch-copilot.example.com';

/** The manifest with its blanks filled. */
export function fillManifest({ appId, website = standardWebsite }: PackageOptions): string {
  return read('manifest.json')
    .toString('utf8')
    .replaceAll('{{APP_ID}}', appId.toLowerCase())
    .replaceAll('{{WEBSITE}}', website.replace(/\/+$/, ''));
}

/** The package that Teams takes: manifest and both icons at the root of an archive. The same options are the same bytes. */
export function appPackage(options: PackageOptions): Buffer {
  return zip([
    { name: 'manifest.json', content: Buffer.from(fillManifest(options)) },
    { name: 'color.png', content: read('color.png') },
    { name: 'outline.png', content: read('outline.png') },
  ]);
}

function read(name: string): Buffer {
  return readFileSync(new URL(name, import.meta.url));
}
