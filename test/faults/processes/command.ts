import { runCommandLine } from '../../../src/host/command-line.ts';

/** What a command of the administrator says to the process that runs on the folder. */
export async function runCommand(dataFolder: string, ...words: readonly string[]): Promise<readonly string[]> {
  const said: string[] = [];
  const collect = (line: string): void => void said.push(line);
  await runCommandLine({
    words: [...words],
    dataFolder,
    operator: 'tester',
    terminal: null,
    sleep: () => Promise.resolve(),
    say: collect,
    complain: collect,
  });
  return said;
}
