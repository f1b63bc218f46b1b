import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NotSignedIn, SystemFailure } from '../../src/connectors/errors.ts';
import { writeBatch } from '../../src/connectors/batch.ts';
import { secondsToWait } from '../../src/connectors/http-failures.ts';
import { HttpClient, type HttpCall, type HttpLimits, type HttpTrace } from '../../src/connectors/http.ts';
import { systemClock } from '../support/clock.ts';
import { eventually } from '../support/wire.ts';

const token = 'secret-token';

/** A server that answers as told, and a client of it; both are gone when the test is. */
class Peer implements AsyncDisposable {
  readonly server: Server;
  readonly client: HttpClient;
  readonly traces: HttpTrace[] = [];
  readonly waits: number[] = [];
  /** Whether waits take their time. */
  sleeps = false;
  /** What the tokens of the next calls wait for; those after them have theirs at once. */
  readonly tokens: Promise<void>[] = [];
  calls = 0;

  static async start(answer: RequestListener, limits: Partial<HttpLimits> = {}): Promise<Peer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Peer(server, answer, limits);
  }

  private constructor(server: Server, answer: RequestListener, limits: Partial<HttpLimits>) {
    this.server = server;
    server.on('request', (request, response) => {
      this.calls += 1;
      answer(request, response);
    });
    this.client = new HttpClient({
      system: 'dataverse',
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      authorize: async () => {
        await this.tokens.shift();
        return { authorization: `Bearer ${token}` };
      },
      clock: {
        now: () => new Date(),
        sleep: async (milliseconds, signal) => {
          this.waits.push(milliseconds);
          if (this.sleeps) await systemClock.sleep(milliseconds, signal);
        },
      },
      limits,
      onCall: (trace) => this.traces.push(trace),
    });
  }

  send(effect: 'read' | 'write', more: Partial<HttpCall> = {}) {
    const call = { method: effect === 'read' ? 'GET' : 'POST', path: '/x', as: { as: 'integration' }, effect } as const;
    return this.client.send({ ...call, ...(effect === 'write' ? { body: '{}' } : {}), ...more });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.client.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function failureOf(promise: Promise<unknown>): Promise<SystemFailure> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof SystemFailure, String(error));
  assert.ok(!JSON.stringify(error, Object.getOwnPropertyNames(error)).includes(token), 'the token is nowhere');
  return error;
}

const outcome = ({ code, applied }: SystemFailure) => `${code} ${applied}`;

describe('HTTP to a connected system', () => {
  it('returns an answer of any meaning as it came', async () => {
    await using peer = await Peer.start((_request, response) => {
      response.writeHead(404, { 'content-type': 'application/json', 'X-Some': 'é' }).end('{"error":{"code":"1"}}');
    });
    const answer = await peer.send('read');
    assert.deepEqual(
      [answer.status, answer.text, answer.headers['x-some'] !== undefined],
      [404, '{"error":{"code":"1"}}', true],
    );
  });

  it('knows that nothing was applied when there is nobody', async () => {
    const peer = await Peer.start(() => undefined);
    await peer[Symbol.asyncDispose]();
    assert.equal(outcome(await failureOf(peer.send('write'))), 'SYSTEM_UNREACHABLE no');
  });

  it('knows that nothing was applied when the name does not resolve', async () => {
    const client = new HttpClient({
      system: 'financeOperations',
      url: 'http://nobody.invalid',
      authorize: async () => ({}),
      clock: systemClock,
    });
    const call = { method: 'POST', path: '/', as: { as: 'integration' }, effect: 'write' } as const;
    assert.equal(outcome(await failureOf(client.send(call))), 'SYSTEM_UNREACHABLE no');
    client.close();
  });

  it('does not know what a write did that was not answered in time, and sends it once', async () => {
    await using peer = await Peer.start(() => undefined, { deadlineMilliseconds: 80 });
    assert.equal(outcome(await failureOf(peer.send('write'))), 'ANSWER_LOST unknown');
    assert.equal(peer.calls, 1);
  });

  it('breaks off an answer that trickles', async () => {
    await using peer = await Peer.start(
      (_request, response) => {
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      },
      { deadlineMilliseconds: 150 },
    );
    assert.equal(outcome(await failureOf(peer.send('write'))), 'ANSWER_LOST unknown');
  });

  it('does not know what a write did whose answer broke off in the middle', async () => {
    await using peer = await Peer.start((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":');
      setTimeout(() => response.destroy(), 20);
    });
    assert.equal(outcome(await failureOf(peer.send('write'))), 'ANSWER_LOST unknown');
  });

  it('repeats a read as often as allowed, waiting longer each time', async () => {
    await using peer = await Peer.start((request) => request.socket.destroy());
    assert.equal(outcome(await failureOf(peer.send('read'))), 'ANSWER_LOST no');
    assert.equal(peer.calls, 3);
    assert.equal(peer.waits.length, 2);
    assert.deepEqual(
      peer.traces.map(({ attempt, failure }) => [attempt, failure]),
      [
        [1, 'ANSWER_LOST'],
        [2, 'ANSWER_LOST'],
        [3, 'ANSWER_LOST'],
      ],
    );
  });

  it('repeats a read at once on a fresh connection when the kept one was closed meanwhile, and no write', async () => {
    const served = new WeakSet<object>();
    await using peer = await Peer.start(
      (request, response) => {
        if (served.has(request.socket)) return void request.socket.destroy();
        served.add(request.socket);
        response.end('{}');
      },
      { attempts: 2 },
    );
    assert.equal((await peer.send('read')).status, 200);
    assert.equal((await peer.send('read')).status, 200);
    assert.deepEqual([peer.calls, peer.waits], [3, [0]]);

    assert.equal((await peer.send('read')).status, 200);
    assert.equal(outcome(await failureOf(peer.send('write'))), 'ANSWER_LOST unknown');
  });

  it('waits as long as a busy system asks, in seconds or until a date', async () => {
    let asked = 0;
    await using peer = await Peer.start((_request, response) => {
      asked += 1;
      const headers = asked === 1 ? { 'retry-after': '2' } : {};
      response.writeHead(asked === 1 ? 429 : 200, headers).end('{}');
    });
    assert.equal((await peer.send('read')).status, 200);
    assert.deepEqual(peer.waits, [2_000]);
    const now = new Date('2026-11-23T10:00:00Z');
    assert.equal(secondsToWait('Mon, 23 Nov 2026 10:00:30 GMT', now), 30);
    assert.equal(secondsToWait('soon', now), null);
    assert.equal(secondsToWait(undefined, now), null);
  });

  it('asks again after an hour at the latest, whatever it was told', () => {
    const now = new Date('2026-11-23T10:00:00Z');
    assert.equal(secondsToWait('Wed, 23 Nov 2126 10:00:00 GMT', now), 3_600);
    assert.equal(secondsToWait('1e12', now), 3_600);
    assert.equal(secondsToWait('3600', now), 3_600);
    assert.equal(secondsToWait('-5', now), 0);
  });

  it('waits with whatever else it would read, and sends no write meanwhile', async () => {
    let asked = 0;
    await using peer = await Peer.start((_request, response) => {
      asked += 1;
      response.writeHead(asked === 1 ? 429 : 200, asked === 1 ? { 'retry-after': '2' } : {}).end('{}');
    });
    await failureOf(peer.send('write'));
    assert.equal(outcome(await failureOf(peer.send('write'))), 'SYSTEM_BUSY no');
    assert.deepEqual([peer.calls, peer.waits], [1, []]);
    assert.equal((await peer.send('read')).status, 200);
    assert.equal(peer.waits.length, 1);
    assert.ok((peer.waits[0] ?? 0) > 1_000 && (peer.waits[0] ?? 0) <= 2_000, `${peer.waits[0]}`);
  });

  it('does not wait for a system that asks for too long, and tells how long', async () => {
    await using peer = await Peer.start((_request, response) => {
      response.writeHead(503, { 'retry-after': '600' }).end();
    });
    const failure = await failureOf(peer.send('read'));
    assert.equal(outcome(failure), 'SYSTEM_BUSY no');
    assert.equal(failure.retryAfterSeconds, 600);
    assert.equal(peer.calls, 1);
    const again = await failureOf(peer.send('read'));
    assert.equal(outcome(again), 'SYSTEM_BUSY no');
    assert.ok((again.retryAfterSeconds ?? 0) > 590, 'what is left of the time');
    assert.equal(peer.calls, 1, 'the same is not asked before the time is over, whoever asks');
    assert.equal(outcome(await failureOf(peer.send('write'))), 'SYSTEM_BUSY no');
    assert.equal(peer.calls, 1, 'nor is anything else');
    assert.equal(outcome(await failureOf(peer.client.answer(() => peer.send('read')))), 'SYSTEM_BUSY no');
    assert.equal(peer.calls, 1, 'the same is not sent either to answer a question of its own');
    await failureOf(peer.client.answer(() => peer.send('read', { path: '/other' })));
    assert.equal(peer.calls, 2, 'what else that needs is');
    const batch = () => {
      const { body } = writeBatch([{ call: { method: 'GET', url: '/x' } }]);
      return failureOf(peer.client.answer(() => peer.send('read', { method: 'POST', path: '/$batch', body })));
    };
    await batch();
    await batch();
    assert.equal(peer.calls, 3, 'nor is a batch of the same again');
  });

  it('sends for the answer to a question of the system what it was not asked to wait with, though somebody else was put off with it', async () => {
    await using peer = await Peer.start((_request, response) => {
      response.writeHead(429, { 'retry-after': '600' }).end();
    });
    assert.equal((await failureOf(peer.send('write'))).isUnsent, false);
    assert.equal((await failureOf(peer.send('read'))).isUnsent, true);
    assert.equal(peer.calls, 1);
    await failureOf(peer.client.answer(() => peer.send('read')));
    assert.equal(peer.calls, 2);
  });

  it('does not send what it was asked to wait with while it was getting a token', async () => {
    await using peer = await Peer.start((_request, response) => {
      response.writeHead(429, { 'retry-after': '600' }).end();
    });
    let giveToken = (): void => undefined;
    peer.tokens.push(Promise.resolve(), new Promise((resolve) => (giveToken = resolve)));
    const first = failureOf(peer.send('read'));
    const second = failureOf(peer.send('read'));
    assert.equal((await first).retryAfterSeconds, 600);
    giveToken();
    assert.equal(outcome(await second), 'SYSTEM_BUSY no');
    assert.equal(peer.calls, 1);
  });

  it('takes an error without a reason for no answer, and one with a reason for an answer', async () => {
    let body = 'Gateway Timeout';
    await using peer = await Peer.start((_request, response) => {
      response.writeHead(504).end(body);
    });
    assert.equal(outcome(await failureOf(peer.send('write'))), 'ANSWER_LOST unknown');
    body = '{"error":{"code":"","message":"The rule says no."}}';
    assert.equal((await peer.send('write')).status, 504);
  });

  it('follows no redirect: the token stays where it belongs', async () => {
    await using peer = await Peer.start((request, response) => {
      if (request.url === '/x') response.writeHead(302, { location: '/login' }).end();
      else response.writeHead(200).end();
    });
    assert.equal(outcome(await failureOf(peer.send('write'))), 'ANSWER_NOT_UNDERSTOOD no');
    assert.equal(peer.calls, 1);
  });

  it('follows no link to another host', async () => {
    await using peer = await Peer.start((_request, response) => response.end('{}'));
    const failure = await failureOf(peer.send('read', { path: 'http://localhost:1/next' }));
    assert.equal(failure.code, 'ANSWER_NOT_UNDERSTOOD');
    assert.equal(peer.calls, 0);
  });

  it('reads no answer that is larger than allowed', async () => {
    await using peer = await Peer.start((_request, response) => response.end('x'.repeat(5_000)), { bytes: 1_000 });
    assert.equal(outcome(await failureOf(peer.send('write'))), 'ANSWER_NOT_UNDERSTOOD unknown');
  });

  it('shows the first characters of what it did not understand, and only to the log', async () => {
    await using peer = await Peer.start((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please sign in</html>');
    });
    const failure = await failureOf(peer.send('write'));
    assert.ok(!failure.message.includes('Please sign in'));
    assert.equal(peer.traces[0]?.excerpt, '<html>Please sign in</html>');
  });

  it('stops when the caller does', async () => {
    await using peer = await Peer.start(() => undefined);
    const failure = await failureOf(peer.send('read', { signal: AbortSignal.timeout(50) }));
    assert.equal(failure.code, 'ANSWER_LOST');
    assert.equal(peer.calls, 1);
    assert.equal(
      outcome(await failureOf(peer.send('write', { signal: AbortSignal.abort() }))),
      'SYSTEM_UNREACHABLE no',
    );
    assert.equal(peer.calls, 1);
  });

  it('breaks off what is under way when it is closed', async () => {
    await using peer = await Peer.start(() => undefined);
    const pending = failureOf(peer.send('write'));
    setTimeout(() => peer.client.close(), 50);
    assert.equal(outcome(await pending), 'ANSWER_LOST unknown');
  });

  it('sends nothing any more once it is closed, and waits for nothing', async () => {
    for (const first of ['write', 'read'] as const) {
      await using peer = await Peer.start((_request, response) => {
        response.writeHead(429, { 'retry-after': '3' }).end();
      });
      peer.sleeps = true;
      const busy = failureOf(peer.send(first));
      await eventually(async () => peer.traces.length === 1, 'being put off');
      const waiting = failureOf(peer.send('read', { path: '/other' }));
      await eventually(async () => peer.waits.length === (first === 'write' ? 1 : 2), 'waiting');
      const closedAt = Date.now();
      peer.client.close();
      assert.equal((await busy).code, 'SYSTEM_BUSY');
      assert.equal(outcome(await waiting), 'SYSTEM_UNREACHABLE no');
      assert.ok(Date.now() - closedAt < 1_500, 'at once');
      assert.equal(peer.calls, 1);
    }
    await using peer = await Peer.start((_request, response) => response.end('{}'));
    peer.client.close();
    assert.equal(outcome(await failureOf(peer.send('write'))), 'SYSTEM_UNREACHABLE no');
    assert.equal(peer.calls, 0);
  });

  it('says that there is no token, without sending anything', async () => {
    const client = new HttpClient({
      system: 'dataverse',
      url: 'http://127.0.0.1:1',
      authorize: () => Promise.reject(new Error('AADSTS7000215: Invalid client secret provided.\nTrace ID: 1')),
      clock: systemClock,
    });
    const call = { method: 'POST', path: '/', as: { as: 'integration' }, effect: 'write' } as const;
    const failure = await failureOf(client.send(call));
    assert.equal(outcome(failure), 'SIGN_IN_FAILED no');
    assert.ok(failure.message.endsWith('AADSTS7000215: Invalid client secret provided.'));
    client.close();
  });

  it('asks once more, with another token, when the system refuses that of a person', async () => {
    for (const good of ['new', 'none']) {
      const sent: string[] = [];
      const server = createServer((request, response) => {
        sent.push(request.headers.authorization ?? '');
        response.statusCode = request.headers.authorization === `Bearer ${good}` ? 200 : 401;
        response.end('{}');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      let current = 'old';
      const client = new HttpClient({
        system: 'financeOperations',
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        authorize: async () => ({ authorization: `Bearer ${current}` }),
        refused: () => void (current = 'new'),
        clock: systemClock,
      });
      const as = { as: 'person', aadObjectId: '21', userPrincipalName: 'meganb@example.com' } as const;
      const call = { method: 'POST', path: '/', as, effect: 'write', body: '{}' } as const;
      if (good === 'new') assert.equal((await client.send(call)).status, 200);
      else assert.equal(outcome(await failureOf(client.send(call))), 'SIGN_IN_FAILED no');
      assert.deepEqual(sent, ['Bearer old', 'Bearer new']);
      client.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('says that a person has to sign in, and why, without sending anything', async () => {
    const client = new HttpClient({
      system: 'financeOperations',
      url: 'http://127.0.0.1:1',
      authorize: () => Promise.reject(new NotSignedIn('expired', 'Megan Bowen has to sign in.')),
      clock: systemClock,
    });
    const as = { as: 'person', aadObjectId: '21', userPrincipalName: 'meganb@example.com' } as const;
    const failure = await failureOf(client.send({ method: 'GET', path: '/', as, effect: 'read' }));
    assert.equal(outcome(failure), 'SIGN_IN_NEEDED no');
    assert.equal(failure.signIn, 'expired');
    client.close();
  });
});
