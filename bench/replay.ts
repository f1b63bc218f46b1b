/**
 * The bare way: the very calls that the core made for one operation, sent again without the core. What changes from one record to the
 * next (its key, versions and row ids that the systems assign) is put in on the way.
 */
import { Agent, request as httpRequest } from 'node:http';
import { z } from 'zod';

const message = z.object({ headers: z.record(z.string()), body: z.string() });
const traced = z.array(
  z.object({
    number: z.number(),
    system: z.enum(['dataverse', 'financeOperations']),
    request: message.extend({ method: z.string(), url: z.string() }),
    response: message.extend({ status: z.number() }).nullable(),
  }),
);

type Exchange = z.infer<typeof traced>[number];

/** A recorded operation that can be sent again. */
export interface Recording {
  /** Method and path of each call, in order. */
  readonly calls: readonly string[];
  /** Sends all of it again with the text `replace` turned into `by`. Neighbouring reads go out at once. */
  replay(replace: string, by: string): Promise<void>;
  close(): void;
}

/** Runs the work and takes from the stand-ins' trace what it sent. */
export async function record(
  addresses: Readonly<Record<'dataverse' | 'financeOperations', string>>,
  work: () => Promise<unknown>,
): Promise<Recording> {
  const trace = `${addresses.dataverse}/__sandbox/trace`;
  const options = { headers: { connection: 'close' } };
  await (await fetch(trace, { ...options, method: 'DELETE' })).arrayBuffer();
  await work();
  const exchanges = traced.parse(await (await fetch(trace, options)).json());
  const agent = new Agent({ keepAlive: true });
  return {
    calls: exchanges.map(({ request }) => `${request.method} ${request.url.split('?')[0]}`),
    async replay(replace, by) {
      const assigned = new Map<string, string>();
      for (const group of readsTogether(exchanges)) {
        await Promise.all(
          group.map(async (exchange) => {
            const put = (text: string) => substitute(text.replaceAll(replace, by), assigned);
            const answer = await send(agent, addresses[exchange.system], exchange, put);
            learn(exchange.response?.headers ?? {}, answer.headers, assigned);
            learnText(exchange.response?.body ?? '', answer.body, assigned);
          }),
        );
      }
    },
    close: () => agent.destroy(),
  };
}

function readsTogether(exchanges: readonly Exchange[]): Exchange[][] {
  const groups: Exchange[][] = [];
  for (const exchange of exchanges) {
    const last = groups.at(-1);
    const isRead = (one: Exchange | undefined) => one?.request.method === 'GET';
    if (last !== undefined && isRead(exchange) && isRead(last[0])) last.push(exchange);
    else groups.push([exchange]);
  }
  return groups;
}

const assignedText = /W\/\\?"[^"\\]+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What the systems assigned stands at the same place in both answers. */
function learnText(recorded: string, now: string, assigned: Map<string, string>): void {
  const fresh = now.match(assignedText) ?? [];
  (recorded.match(assignedText) ?? []).forEach((old, index) => {
    const text = fresh[index];
    if (text !== undefined) assigned.set(withoutEscape(old), withoutEscape(text));
  });
}

function learn(
  recorded: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
  assigned: Map<string, string>,
): void {
  for (const name of ['etag', 'odata-entityid', 'location']) learnText(recorded[name] ?? '', now[name] ?? '', assigned);
}

function substitute(text: string, assigned: ReadonlyMap<string, string>): string {
  return text.replace(assignedText, (old) => assigned.get(withoutEscape(old)) ?? old);
}

const withoutEscape = (text: string) => text.replace('\\', '');

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

async function send(
  agent: Agent,
  origin: string,
  { request }: Exchange,
  put: (text: string) => string,
): Promise<Answer> {
  const body = put(request.body);
  const own = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (own.has(name) ? [] : [[name, put(value)]])),
  );
  const answer = await new Promise<Answer>((resolve, reject) => {
    const call = httpRequest(
      origin + put(request.url),
      { method: request.method, agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
            body: text,
          }),
        );
      },
    );
    call.on('error', reject);
    call.end(body);
  });
  if (answer.status >= 400 && answer.status !== 404) {
    throw new Error(`${request.method} ${request.url} answers ${answer.status}: ${answer.body.slice(0, 400)}`);
  }
  const refused = /HTTP\/1\.1 (4\d\d|5\d\d)[^]*/.exec(answer.body);
  if (refused !== null) throw new Error(`${request.method} ${request.url}: ${refused[0].slice(0, 400)}`);
  return answer;
}
