import { runTransaction } from '../../engine/run-transaction.ts';
import { askSteps, type RequestFacts } from '../hooks/ask.ts';
import { executionContext } from '../hooks/context.ts';
import type { Message } from '../hooks/message.ts';
import type { Notice } from '../hooks/outbox.ts';
import { concerns, readSteps, type Step } from '../hooks/steps.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { createRecall } from './recall.ts';
import { rowWriter } from './rows.ts';
import type { Work } from './work.ts';

/**
 * Runs writes as one transaction of the organisation: synchronous steps are asked before it commits, asynchronous ones told
 * after. `body` runs once, or twice when a step is asked, so it must not do anything but write through its `work`.
 */
export async function transact<T>(context: RequestContext, body: (work: Work) => Promise<T>): Promise<T> {
  const { runtime, catalogue, model, caller, requestId, locks, outbox } = context;
  const steps = await readSteps(runtime.database);
  const occurredAt = runtime.clock.now();
  const facts: RequestFacts = { caller, correlationId: runtime.ids.guid(), requestId, occurredAt };
  let messages: Message[] = [];
  return runTransaction(
    runtime,
    locks,
    {
      wanted: () => steps.some((step) => step.mode === 0 && messages.some((message) => concerns(step, message))),
      beforeCommit: () => askSteps(context, steps, messages, facts),
      afterCommit: async () => outbox.wake(),
    },
    async (scope) => {
      messages = [];
      const result = await body({
        scope,
        ids: runtime.ids,
        catalogue,
        model,
        rows: rowWriter,
        caller,
        now: occurredAt,
        messages,
        tag: null,
        bypassed: new Set(),
        depth: 1,
        counter: { next: 0, taken: 0 },
        recall: createRecall(),
        versions: [],
      });
      await outbox.add(scope, notices(context, steps, messages, facts));
      return result;
    },
  );
}

function notices(
  { catalogue, runtime }: RequestContext,
  steps: readonly Step[],
  messages: readonly Message[],
  facts: RequestFacts,
): Notice[] {
  return messages.flatMap((message) =>
    steps
      .filter((step) => step.mode === 1 && concerns(step, message))
      .map((step) => {
        const occasion = { ...facts, stepId: step.id, mode: 1 as const, operationId: runtime.ids.guid() };
        const { headers, body } = executionContext(catalogue, message, occasion);
        return { url: step.url, headers: { ...headers, ...step.headers }, body };
      }),
  );
}
