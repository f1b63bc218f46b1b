import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A process that this one started and that ends with it. */
export interface Child extends AsyncDisposable {
  readonly processId: number | undefined;
  /** Resolves when it has ended, with the exit code or the signal's name. */
  readonly ended: Promise<number | string>;
  /** Its first message over the channel; null when it ends without one. */
  readonly message: Promise<unknown>;
  /** What it said last, for the message when it fails. */
  lastWords(): string;
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly script: string;
  readonly arguments?: readonly string[];
  readonly nodeOptions?: readonly string[];
  readonly workingFolder?: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Called with each line the child writes. */
  readonly onLine?: (line: string) => void;
}

const keptLines = 20;
const patienceMilliseconds = 8_000;

/**
 * Starts a Node process over a channel that closes when this process ends, however it ends; the child watches the channel.
 * A terminal sends Ctrl-C to both: the child is shielded from it, so that it ends after what needs it.
 */
export function startChild(options: ChildOptions): Child {
  const child = fork(options.script, [...(options.arguments ?? [])], {
    execArgv: [...(options.nodeOptions ?? [])],
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
    ...(options.workingFolder === undefined ? {} : { cwd: options.workingFolder }),
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    eachLine(stream, (line) => {
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      options.onLine?.(line);
    });
  }
  const ended = endOf(child);
  const message = new Promise<unknown>((resolve) => {
    child.once('message', resolve);
    void ended.then(() => resolve(null));
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const last = setTimeout(() => child.kill('SIGKILL'), patienceMilliseconds);
    await ended;
    clearTimeout(last);
  };
  return {
    processId: child.pid,
    ended,
    message,
    lastWords: () => lines.join('\n'),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function endOf(child: ChildProcess): Promise<number | string> {
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return code ?? signal ?? 0;
  } catch (error) {
    return error instanceof Error ? error.message : 'could not be started';
  }
}

function eachLine(stream: NodeJS.ReadableStream | null, tell: (line: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8').on('data', (piece: string) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) tell(line);
  });
}
