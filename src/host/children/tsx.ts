import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What `--import` needs so that a child process runs TypeScript, wherever it is started. */
export function typescriptLoader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}
