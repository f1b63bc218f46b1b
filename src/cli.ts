/** The administrator's command line: `npm run -s cli -- --help`. */
import { configurationFromEnvironment } from './host/configuration.ts';
import { runCommandLine } from './host/command-line.ts';
import { CodedError } from './errors.ts';

try {
  process.exitCode = await runCommandLine({
    words: process.argv.slice(2),
    dataFolder: configurationFromEnvironment().dataFolder,
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  });
} catch (error) {
  if (!(error instanceof CodedError)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exitCode = 1;
}
