/**
 * The HTTP surface of the process: chat, hooks, probes, administration. Every body that is no JSON, too large or unexpected gets an
 * answer in JSON that says what is wrong; nothing a caller sends brings a stack trace back.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import { CodedError } from '../../errors.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../metrics.ts';
import { portInUse } from '../ports.ts';

export interface HttpRoutes {
  readonly messages: RequestHandler;
  readonly hooks: Router;
  readonly probes: Router;
  readonly administration: Router;
}

/** Teams sends no message larger than about 100 KB. */
const longestMessage = '256kb';

export function createHttpApplication(routes: HttpRoutes, log: Logger, metrics: Metrics): Express {
  const application = express();
  application.disable('x-powered-by');
  application.disable('etag');
  application.use(measured(metrics));
  application.use(routes.probes);
  application.post('/api/messages', express.json({ limit: longestMessage }), requireObject, routes.messages);
  application.use('/hooks', routes.hooks);
  application.use('/admin', routes.administration);
  application.use((request, response) => {
    response.status(404).json(problem('NOT_FOUND', `There is nothing at ${request.method} ${request.path}.`));
  });
  application.use(answerFailures(log));
  return application;
}

/** Longer than callers keep idle connections: one that was closed under a hook call would look like an outage. */
const keptMilliseconds = 65_000;

/** A server that listens, and how to end it. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts to listen; 0 takes any free port. Throws PORT_IN_USE. */
export async function listen(application: Express, host: string, port: number): Promise<Listening> {
  const server = createServer(application);
  server.keepAliveTimeout = keptMilliseconds;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw portInUse({ port, variable: 'PORT' });
    throw new CodedError('CONFIGURATION_INVALID', `LISTEN_ADDRESS: cannot listen on ${host}`, { cause: error });
  }
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

/** What every refusal of this surface looks like. */
export function problem(
  code: string,
  message: string,
): { readonly error: { readonly code: string; readonly message: string } } {
  return { error: { code, message } };
}

const finishMilliseconds = 5_000;

/** Lets running requests finish for a while; idle connections end at once. */
async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const last = setTimeout(() => server.closeAllConnections(), finishMilliseconds);
  await closed;
  clearTimeout(last);
}

const requireObject: RequestHandler = (request, response, next) => {
  const body: unknown = request.body;
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return next();
  response.status(400).json(problem('BAD_REQUEST', 'The body must be one JSON object, sent as application/json.'));
};

function measured(metrics: Metrics): RequestHandler {
  const seconds = metrics.histogram(
    'dispatch_copilot_http_seconds',
    'Time to answer a request.',
    [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  );
  return (request, response, next) => {
    const startedAt = performance.now();
    // As one spelling: routes are found in any letters and with a slash at the end.
    const asked = request.path.toLowerCase().replace(/\/$/, '');
    response.once('finish', () => {
      if (response.statusCode === 404) return;
      // What no route took is one series: anybody may ask for any path.
      const path = request.route === undefined ? 'other' : asked;
      seconds.observe((performance.now() - startedAt) / 1000, { path, status: String(response.statusCode) });
    });
    next();
  };
}

function answerFailures(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, type } = error as { status?: number; type?: string };
    if (type === 'entity.parse.failed') {
      response.status(400).json(problem('BAD_JSON', 'The body is not valid JSON.'));
    } else if (type === 'entity.too.large') {
      response.status(413).json(problem('TOO_LARGE', 'The body is larger than this address takes.'));
    } else if (status !== undefined && status >= 400 && status < 500) {
      response.status(status).json(problem('BAD_REQUEST', 'The request cannot be read.'));
    } else if (error instanceof CodedError && error.description.retry) {
      log.warn('request not served', { path: request.path, code: error.code, error: error.message });
      response.status(503).json(problem(error.code, error.message));
    } else {
      log.error('request failed', { path: request.path, error });
      const code = error instanceof CodedError ? error.code : 'INTERNAL';
      response.status(500).json(problem(code, 'This failed here; the log of the process says why.'));
    }
  };
}
