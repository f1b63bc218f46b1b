import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectionDropped } from './faults.ts';
import type { WireHandler, WireRequest } from './wire.ts';

/** Largest request body read, in bytes. */
const maxBody = 16 * 1024 * 1024;

/** How long an idle connection is kept. Callers use one again after seconds; to meet one that just closes looks like a lost answer. */
const keepAliveMilliseconds = 65_000;

/** A listening server. */
export interface WireServer {
  /** `http://127.0.0.1:4710`. */
  readonly origin: string;
  /** Stops listening, ends idle connections, and resolves when open requests are answered. */
  close(): Promise<void>;
}

/** Serves a handler on 127.0.0.1; port 0 takes a free one. Rejects with the socket's own error when the port is in use. */
export async function listen(handler: WireHandler, port: number): Promise<WireServer> {
  const server = createServer({ maxHeaderSize: 128 * 1024 }, (request, response) => {
    void serve(handler, request, response);
  });
  server.keepAliveTimeout = keepAliveMilliseconds;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function serve(handler: WireHandler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const body = await readBody(incoming);
    if (body === null) {
      outgoing.writeHead(413, { connection: 'close' }).end();
      return;
    }
    const response = await handler(wireRequest(incoming, body));
    outgoing.writeHead(response.status, { ...response.headers, 'content-length': Buffer.byteLength(response.body) });
    outgoing.end(incoming.method === 'HEAD' ? undefined : response.body);
  } catch (error) {
    if (error instanceof ConnectionDropped) incoming.socket.destroy();
    else if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
  }
}

function wireRequest(incoming: IncomingMessage, body: string): WireRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { method: incoming.method ?? 'GET', url: incoming.url ?? '/', headers, body };
}

/** The body as text, or null when it is too large. */
async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBody) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
