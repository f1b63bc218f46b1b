import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { HookCaller } from './runtime.ts';
import type { WireResponse } from './wire.ts';

/** A hook address that did not answer in time or could not be reached. */
class HookUnreachable extends Error {}

/** Largest answer read, in bytes. */
const maxBody = 4 * 1024 * 1024;

/** Calls hooks over HTTP, each on a connection of its own, so that nothing stays open between calls. */
export const callHookOverHttp: HookCaller = ({ url, headers, body, deadlineMilliseconds }) =>
  new Promise<WireResponse>((resolve, reject) => {
    const fail = (cause: unknown): void => reject(new HookUnreachable(`The hook at ${url} did not answer.`, { cause }));
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const call = send(
      url,
      {
        method: 'POST',
        agent: false,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(deadlineMilliseconds),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > maxBody) response.destroy();
          else chunks.push(chunk);
        });
        response.once('error', fail);
        response.once('close', () => fail(new HookUnreachable('The answer ended early.')));
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    call.once('error', fail);
    call.end(body);
  });
