/**
 * Chat windows of the local profile: the Microsoft 365 Agents Playground, once for each person at a keyboard. It is a development
 * dependency; where it is not installed there are no windows and the bot runs all the same.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CodedError } from '../../errors.ts';
import { answersSoon } from './answering.ts';
import { startChild, type Child } from './child.ts';
import { playgroundConfiguration } from './playground-cast.ts';

export interface PlaygroundOptions {
  readonly userPrincipalName: string;
  readonly port: number;
  /** Address of the bot's `/api/messages`. */
  readonly botAddress: string;
  /** Where the window keeps its configuration and its log. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

const startMilliseconds = 30_000;

/** Ends the Playground when the channel to its parent closes; it knows nothing of parents itself. */
const endWithParent = 'data:text/javascript,process.once("disconnect",()=>process.exit())';

/** Path of the Playground's command, null when it is not installed. */
export function findPlayground(): string | null {
  try {
    const require = createRequire(import.meta.url);
    return join(dirname(require.resolve('@microsoft/m365agentsplayground/package.json')), 'cli.js');
  } catch {
    return null;
  }
}

/** Starts one window and waits until it answers. Throws SANDBOX_FAILED when it does not come up. */
export async function startPlayground(command: string, options: PlaygroundOptions): Promise<Child> {
  const configurationPath = join(options.folder, '.m365agentsplayground.yml');
  await mkdir(options.folder, { recursive: true });
  // JSON is YAML too.
  await writeFile(configurationPath, playgroundConfiguration(options.userPrincipalName));
  const child = startChild({
    script: command,
    arguments: [
      '--app-endpoint',
      options.botAddress,
      '--channel-id',
      'msteams',
      '--port',
      `${options.port}`,
      '--disable-telemetry',
    ],
    nodeOptions: ['--import', endWithParent],
    workingFolder: options.folder,
    environment: {
      ...options.environment,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: configurationPath,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(options.folder, 'playground.log'),
      APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
    },
  });
  if (await answersSoon(`http://127.0.0.1:${options.port}/`, child, startMilliseconds)) return child;
  await child.stop();
  throw new CodedError(
    'SANDBOX_FAILED',
    `The chat window on port ${options.port} did not come up; its log is ${join(options.folder, 'playground.log')}.\n${child.lastWords()}`,
  );
}
