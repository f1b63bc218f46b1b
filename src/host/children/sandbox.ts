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
  /** What a new organisation comes with; `set up` unless told. */
  readonly organisation?: 'set up' | 'plain';
  /** The data folder; the sandbox keeps to a folder of its own in it. */
  readonly dataFolder: string;
  /** Where both stand-ins ask before they commit: the address of this process, and its key. */
  readonly hooks: {
    readonly address: string;
    readonly key: string;
    /**
     * What a save does while this process does not answer, by table and by collection; refused unless told. Worked out while the
     * sandbox starts.
     */
    readonly entities?: Promise<Readonly<Record<string, 'refuse' | 'allow'>>>;
  };
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
      SANDBOX_ORGANISATION: options.organisation ?? 'set up',
      DATA_DIR: options.dataFolder,
    },
    ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
  });
  // Told to whoever waits for it, which is nobody when the sandbox does not come up.
  options.hooks.entities?.catch(() => undefined);
  const message = readyMessage.safeParse(await child.message);
  if (message.success) {
    const { dataverse, financeOperations } = message.data;
    try {
      const entities = await options.hooks.entities;
      if (entities !== undefined) await registerPolicies(dataverse, options.hooks, entities);
    } catch (error) {
      await child.stop();
      throw error;
    }
    return { child, systems: { dataverse, financeOperations } };
  }
  await child.stop();
  throw new CodedError('SANDBOX_FAILED', `The sandbox did not come up.\n${child.lastWords()}`);
}

/** The hooks once more, now with what each entity does without an answer. */
async function registerPolicies(
  sandbox: string,
  { address, key }: SandboxOptions['hooks'],
  entities: Readonly<Record<string, 'refuse' | 'allow'>>,
): Promise<void> {
  const hooks = {
    dataverse: `${address}/hooks/dataverse`,
    financeOperations: `${address}/hooks/finance-operations`,
    key,
    entities,
  };
  const answer = await fetch(`${sandbox}/__sandbox/hooks`, {
    method: 'POST',
    headers: { connection: 'close' },
    body: JSON.stringify(hooks),
  });
  const text = await answer.text();
  if (!answer.ok) throw new CodedError('SANDBOX_FAILED', `The sandbox did not take its hooks: ${text}`);
}
