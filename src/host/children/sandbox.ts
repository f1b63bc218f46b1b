/** The embedded stand-ins of both systems, as a process of their own that ends with this one. */
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CodedError } from '../../errors.ts';
import type { SystemName } from '../../maps/entity-map.ts';
import { startChild, type Child } from './child.ts';
import { typescriptLoader } from './tsx.ts';

export interface SandboxOptions {
  readonly dataversePort: number;
  readonly financeOperationsPort: number;
  /** The data folder; the sandbox keeps to a folder of its own in it. */
  readonly dataFolder: string;
  /** Where both stand-ins ask before they commit: the address of this process, and its key. */
  readonly hooks: { readonly address: string; readonly key: string };
  readonly environment: NodeJS.ProcessEnv;
  readonly onLine?: (line: string) => void;
}

/** Both stand-ins, running. */
export interface RunningSandbox {
  readonly child: Child;
  /** Addresses without a slash at the end. */
  readonly systems: Readonly<Record<SystemName, string>>;
}

const readyMessage = z.object({ ready: z.literal(true), dataverse: z.string(), financeOperations: z.string() });

/** Starts both stand-ins and waits until they answer. Throws SANDBOX_FAILED, with what they said last, when they do not. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const child = startChild({
    script: fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url)),
    nodeOptions: ['--import', typescriptLoader()],
    environment: {
      ...options.environment,
      SANDBOX_DATAVERSE_PORT: String(options.dataversePort),
      SANDBOX_FINOPS_PORT: String(options.financeOperationsPort),
      SANDBOX_HOOKS_URL: options.hooks.address,
      SANDBOX_HOOKS_KEY: options.hooks.key,
      DATA_DIR: options.dataFolder,
    },
    ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
  });
  const message = readyMessage.safeParse(await child.message);
  if (message.success) {
    const { dataverse, financeOperations } = message.data;
    return { child, systems: { dataverse, financeOperations } };
  }
  await child.stop();
  throw new CodedError('SANDBOX_FAILED', `The sandbox did not come up.\n${child.lastWords()}`);
}
