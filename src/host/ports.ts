import { once } from 'node:events';
import { createServer } from 'node:net';
import { CodedError } from '../errors.ts';
import type { SettingName } from './settings.ts';

/** A port this process or one of its children is about to listen on, with the variable that moves it. */
export interface NeededPort {
  readonly port: number;
  readonly variable: SettingName;
  /** Address to listen on; all interfaces when absent. */
  readonly host?: string;
}

/** Throws PORT_IN_USE for the first of the ports that something else listens on, before anything is started. */
export async function requireFreePorts(needed: readonly NeededPort[]): Promise<void> {
  const seen = new Map<number, NeededPort>();
  for (const one of needed) {
    if (one.port === 0) continue;
    const other = seen.get(one.port);
    if (other !== undefined) {
      throw new CodedError(
        'PORT_IN_USE',
        `${other.variable} and ${one.variable} are both ${one.port}; each needs its own.`,
      );
    }
    seen.set(one.port, one);
    if (!(await isFree(one))) throw portInUse(one);
  }
}

/** The failure to tell when a port is taken. */
export function portInUse({ port, variable }: NeededPort): CodedError {
  return new CodedError('PORT_IN_USE', `Port ${port} is in use by another process; set ${variable} to a free port.`);
}

async function isFree({ port, host }: NeededPort): Promise<boolean> {
  const server = createServer();
  try {
    server.listen({ port, ...(host === undefined ? {} : { host }) });
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
