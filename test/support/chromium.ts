import { existsSync } from 'node:fs';

/** The line that installs a browser on a machine without one. */
export const installChromium = 'apt-get update && apt-get install -y chromium';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where the Chromium for the browser tests is: `CHROMIUM_PATH`, else the first of the usual places; null when there is none. */
export function findChromium(environment: NodeJS.ProcessEnv, exists = existsSync): string | null {
  const named = environment['CHROMIUM_PATH'];
  if (named) return exists(named) ? named : null;
  return usualPlaces.find((place) => exists(place)) ?? null;
}
