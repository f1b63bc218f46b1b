import type { Change, Amendment } from '../../engine/transaction.ts';
import type { Runtime } from '../../engine/runtime.ts';
import type { WireResponse } from '../../engine/wire.ts';
import type { Catalogue } from '../catalogue.ts';
import { FinanceOperationsError } from '../errors.ts';
import type { ErrorKind } from '../errors.ts';
import { error, writeFailed } from '../infolog.ts';
import { isTold } from './change-list.ts';
import type { HookBody } from './event.ts';
import type { Subscription } from './subscription.ts';

/** How long this system waits for a hook; shorter than it lets writers wait for a locked row. */
export const hookDeadlineMilliseconds = 10_000;

/**
 * Asks the hook about a transaction that is ready to commit. Returns what the hook wants written with it: its values belong
 * to the first change. Throws when the hook refuses, is busy, or is silent while silence means no.
 */
export async function askHook(
  runtime: Runtime,
  catalogue: Catalogue,
  subscription: Subscription,
  body: HookBody,
  changes: readonly Change[],
): Promise<readonly Amendment[]> {
  const [first] = changes.filter((change) => isTold(catalogue, change));
  if (!first) return [];
  const reply = await call(runtime, subscription, body);
  const refuse = (set: string, message: string, kind: ErrorKind = 'unitOfWork') => {
    const entity = catalogue.entity(first.entity);
    return writeFailed(
      entity,
      [
        error(
          'Cannot save the changes to the database. Unit of Work can not commit transaction. Unable to write data to entity ' +
            `${set}. Writes to ${entity.label} failed with error message ${message}`,
        ),
      ],
      kind,
    );
  };
  const collection = body.changes[0]?.entity ?? first.entity;
  const answer = reply ? readJson(reply.body) : {};
  if (reply?.status === 200) {
    return isRecord(answer.values)
      ? [{ entity: first.entity, key: first.key, values: answer.values as Amendment['values'] }]
      : [];
  }
  if (reply?.status === 422) {
    const [problem] = Array.isArray(answer.problems) ? (answer.problems as unknown[]) : [];
    const set = isRecord(problem) && typeof problem.entity === 'string' && problem.entity ? problem.entity : collection;
    throw refuse(set, typeof answer.message === 'string' ? answer.message : 'The change was refused.');
  }
  if (reply?.status === 409) {
    throw refuse(collection, 'The record is being changed in the connected system. Try again later.', 'updateConflict');
  }
  if (subscription.whenUnavailable(body.changes.map(({ entity }) => entity)) === 'allow') return [];
  throw refuse(
    collection,
    reply ? `The remote server returned an error: (${reply.status}).` : 'Unable to connect to the remote server.',
  );
}

async function call(runtime: Runtime, subscription: Subscription, body: HookBody): Promise<WireResponse | null> {
  try {
    return await runtime.callHook({
      url: subscription.url,
      headers: { 'content-type': 'application/json', 'x-dispatch-copilot-key': subscription.key },
      body: JSON.stringify(body),
      deadlineMilliseconds: hookDeadlineMilliseconds,
    });
  } catch (cause) {
    if (cause instanceof FinanceOperationsError) throw cause;
    return null;
  }
}

function readJson(body: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(body || '{}');
    return isRecord(json) ? json : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
