/** The process: configuration, then the host, then signals. The only file that does something when it is loaded. */
import { randomUUID } from 'node:crypto';
import { CodedError } from './errors.ts';
import { runningClock } from './host/clock.ts';
import { configurationFromEnvironment, environmentForChildren, type Configuration } from './host/configuration.ts';
import { startHost } from './host/host.ts';
import { createLogger, type Logger } from './host/logging.ts';
import { welcomeLines } from './host/welcome.ts';

process.exitCode = await main();

async function main(): Promise<number> {
  const askedToEnd = endSignal();
  try {
    const configuration = configurationFromEnvironment();
    const log = processLog(configuration);
    process.on('unhandledRejection', (reason) => log.error('unhandled rejection', { error: reason }));
    const host = await startHost({
      configuration,
      environment: environmentForChildren(),
      clock: runningClock(() => new Date()),
      newId: randomUUID,
      log,
      folderLost: (error) => {
        complain(error);
        process.exit(1);
      },
    });
    process.stdout.write(welcomeLines(host, configuration.dataFolder).join('\n'));
    try {
      await Promise.race([askedToEnd, host.broken]);
    } finally {
      await host.stop();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    complain(error);
    return 1;
  }
}

function complain(error: CodedError): void {
  process.stderr.write(`${error.code}: ${error.message}\n${error.description.remedy}\n`);
}

/** Resolves at the first signal to end; a second one ends the process where it stands, children included. */
async function endSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        process.stdout.write('\nStopping; the same again ends at once.\n');
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
  });
}

function processLog({ log, hookKey, bot, integration }: Configuration): Logger {
  const format = log.format === 'auto' ? (process.stdout.isTTY ? 'text' : 'json') : log.format;
  const secrets = [
    hookKey,
    ...(bot.kind === 'singleTenant' ? [bot.password] : []),
    ...(integration.signIn.kind === 'secret' ? [integration.signIn.secret] : []),
  ];
  const write = (line: string) => void process.stdout.write(line);
  return createLogger({ format, level: log.level, now: () => new Date(), write, secrets });
}
