import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message or an edit that the bot sent to the channel. */
interface Recorded {
  readonly method: 'POST' | 'PUT';
  readonly conversation: string;
  /** Id the channel gave the message; of an edit, the message that was edited. */
  readonly activity: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** When it came, in milliseconds of a steady clock. */
  readonly at: number;
}

export interface RecordingConnector extends AsyncDisposable {
  readonly serviceUrl: string;
  readonly recorded: Recorded[];
  /** The next calls get these statuses instead of being accepted. */
  fail(...statuses: readonly number[]): void;
  /** How many calls were not accepted. */
  readonly refused: number;
  /** Calls about this conversation are answered that the channel is not there for the moment, until they are forgiven. */
  silence(conversation: string): void;
  /** Somebody deleted the message: edits of it are answered that there is none. */
  remove(activity: string): void;
  /** All calls are accepted again. */
  forgive(): void;
  /** Calls of these methods come to nothing from now on: neither taken nor answered. None: all are taken again. */
  ignore(...methods: readonly string[]): void;
  /** Calls that came to nothing. */
  readonly ignored: readonly string[];
}

/** The channel's side of the Bot Framework protocol: takes messages and edits, and keeps them. */
export async function startConnector(): Promise<RecordingConnector> {
  const recorded: Recorded[] = [];
  const failures: number[] = [];
  const silent = new Set<string>();
  const removed = new Set<string>();
  const ignored: string[] = [];
  let deafTo: ReadonlySet<string> = new Set();
  let count = 0;
  let refused = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (deafTo.has(request.method ?? '')) return void ignored.push(request.url ?? '');
      const path = (request.url ?? '').split('/').map(decodeURIComponent);
      const conversation = path[3] ?? '';
      const isRemoved = removed.has(path[5] ?? '');
      const failure = failures.shift() ?? (isRemoved ? 404 : silent.has(conversation) ? 503 : undefined);
      response.setHeader('content-type', 'application/json');
      response.setHeader('connection', 'close');
      if (failure !== undefined) {
        refused += 1;
        response.statusCode = failure;
        response.end(JSON.stringify({ error: { code: 'Refused', message: 'as the test asked' } }));
        return;
      }
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
      if (request.method === 'PUT') {
        const activity = path[5] ?? '';
        recorded.push({ method: 'PUT', conversation, activity, body, at: performance.now() });
        response.end(JSON.stringify({ id: activity }));
        return;
      }
      count += 1;
      const activity = `message-${count}`;
      recorded.push({ method: 'POST', conversation, activity, body, at: performance.now() });
      response.end(JSON.stringify({ id: activity }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    serviceUrl: `http://127.0.0.1:${port}`,
    recorded,
    fail: (...statuses) => void failures.push(...statuses),
    get refused() {
      return refused;
    },
    silence: (conversation) => void silent.add(conversation),
    remove: (activity) => void removed.add(activity),
    forgive() {
      failures.splice(0);
      silent.clear();
    },
    ignore: (...methods) => void (deafTo = new Set(methods)),
    ignored,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
