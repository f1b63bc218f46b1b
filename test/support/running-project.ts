import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePorts } from './ports.ts';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** The whole project as `npm start` runs it, on free ports, over a data folder of the caller's. */
export interface RunningProject extends AsyncDisposable {
  readonly bot: string;
  readonly dataverse: string;
  readonly financeOperations: string;
  readonly dispatcherWindow: string;
  readonly approverWindow: string;
  readonly processId: number;
  /** The ports it was given, as variables, for a second start beside or after it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Everything it has written so far. */
  output(): string;
  /** Sends the signal and waits for the end. Resolves to the exit code, or the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | string>;
}

/** How a start that failed ended. */
export interface FailedStart {
  readonly exitCode: number | string;
  readonly output: string;
}

export interface ProjectOptions {
  readonly dataFolder: string;
  /** Whether to wait for the chat windows as well. */
  readonly windows?: boolean;
  /** Variables beside the free ports, or in their place. */
  readonly environment?: Readonly<Record<string, string>>;
}

const startMilliseconds = 120_000;

/** Starts the project and waits until it is ready. Rejects with what it wrote when it ends before. */
export async function startProject(options: ProjectOptions): Promise<RunningProject> {
  const environment = { ...(await freeAddresses()), ...options.environment };
  const launched = launch(options, environment);
  const at = (port: string | undefined) => `http://127.0.0.1:${port}`;
  const project: RunningProject = {
    bot: at(environment['PORT']),
    dataverse: at(environment['SANDBOX_DATAVERSE_PORT']),
    financeOperations: at(environment['SANDBOX_FINOPS_PORT']),
    dispatcherWindow: at(environment['PLAYGROUND_PORT']),
    approverWindow: at(environment['PLAYGROUND_APPROVER_PORT']),
    processId: launched.child.pid ?? 0,
    environment,
    output: launched.output,
    end: (signal) => {
      launched.child.kill(signal);
      return launched.ended;
    },
    [Symbol.asyncDispose]: async () => {
      if (launched.child.exitCode === null && launched.child.signalCode === null) await project.end('SIGINT');
    },
  };
  try {
    await until(() => launched.output().includes('Ctrl-C ends everything'), launched);
    return project;
  } catch (error) {
    await project[Symbol.asyncDispose]();
    throw error;
  }
}

/** Starts the project where it is expected not to come up. */
export async function failToStart(options: ProjectOptions): Promise<FailedStart> {
  const launched = launch(options, { ...(await freeAddresses()), ...options.environment });
  return { exitCode: await launched.ended, output: launched.output() };
}

interface Launched {
  readonly child: ChildProcess;
  readonly ended: Promise<number | string>;
  readonly output: () => string;
}

function launch(options: ProjectOptions, environment: Readonly<Record<string, string>>): Launched {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      DATA_DIR: options.dataFolder,
      PLAYGROUND: options.windows ? 'on' : 'off',
      ...environment,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => (output += piece));
  }
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  return { child, ended, output: () => output };
}

async function freeAddresses(): Promise<Record<string, string>> {
  const names = [
    'PORT',
    'SANDBOX_DATAVERSE_PORT',
    'SANDBOX_FINOPS_PORT',
    'PLAYGROUND_PORT',
    'PLAYGROUND_APPROVER_PORT',
  ];
  const ports = await freePorts(names.length);
  return Object.fromEntries(names.map((name, index) => [name, String(ports[index])]));
}

async function until(condition: () => boolean, launched: Launched): Promise<void> {
  let ended: number | string | null = null;
  void launched.ended.then((how) => (ended = how));
  for (let waited = 0; !condition(); waited += 50) {
    if (ended !== null) throw new Error(`npm start ended (${String(ended)}):\n${launched.output()}`);
    if (waited > startMilliseconds) throw new Error(`npm start did not come up:\n${launched.output()}`);
    await sleep(50);
  }
}
