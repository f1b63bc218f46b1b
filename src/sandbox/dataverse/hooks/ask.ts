import type { Amendment } from '../../engine/transaction.ts';
import type { WireResponse } from '../../engine/wire.ts';
import { DataverseError, refusedByPlugin } from '../errors.ts';
import { readPayload } from '../write/payload.ts';
import type { Organization } from '../wire/request-context.ts';
import { executionContext, type Occasion } from './context.ts';
import type { Message } from './message.ts';
import { concerns, type Step } from './steps.ts';

/** Everything about a request that its steps are told. */
export type RequestFacts = Omit<Occasion, 'stepId' | 'mode' | 'operationId'>;

const deadlineMilliseconds = 10_000;

/**
 * Asks the synchronous steps about what a transaction is about to commit, message by message. Throws the refusal, with the
 * hook's own text; gives back the values that hooks add to the rows.
 */
export async function askSteps(
  organization: Organization,
  steps: readonly Step[],
  messages: readonly Message[],
  facts: RequestFacts,
): Promise<Amendment[]> {
  const amendments: Amendment[] = [];
  for (const message of messages) {
    for (const step of steps.filter((each) => each.mode === 0 && concerns(each, message))) {
      const answer = await call(organization, step, message, facts);
      if (answer !== null) {
        amendments.push(...(await accepted(organization, message, answer)));
      }
    }
  }
  return amendments;
}

/** Null when the hook does not answer and the step lets the write pass all the same. */
async function call(
  organization: Organization,
  step: Step,
  message: Message,
  facts: RequestFacts,
): Promise<WireResponse | null> {
  const { runtime, catalogue } = organization;
  const occasion = { ...facts, stepId: step.id, mode: 0 as const, operationId: runtime.ids.guid() };
  const { headers, body } = executionContext(catalogue, message, occasion);
  let answer: WireResponse | null;
  try {
    answer = await runtime.callHook({
      url: step.url,
      headers: { ...headers, ...step.headers },
      body,
      deadlineMilliseconds,
    });
  } catch {
    answer = null;
  }
  if (step.by === 'webhook') {
    return webhookAnswer(step, answer);
  }
  if (answer?.status === 200) {
    return answer;
  }
  if (answer?.status === 422) {
    throw refusedByPlugin(messageOf(answer) ?? 'The integration refused this change.');
  }
  if (answer?.status === 409) {
    throw refusedByPlugin(
      messageOf(answer) ?? 'The record is locked by another operation. Wait a moment and try again.',
    );
  }
  if (step.onUnavailable === 'allow') {
    return null;
  }
  throw refusedByPlugin(
    `The integration with Supply Chain Management does not answer, so this ${message.table.definition.displayName} cannot be ` +
      `saved now. Try again later.`,
  );
}

/** The platform looks at the status of a webhook alone. What it tells the person is not documented; these are the stand-in's words. */
function webhookAnswer({ url }: Step, answer: WireResponse | null): null {
  if (answer !== null && answer.status >= 200 && answer.status < 300) {
    return null;
  }
  throw refusedByPlugin(`The webhook call to ${url} failed${answer === null ? '' : ` with status ${answer.status}`}.`);
}

async function accepted(organization: Organization, message: Message, answer: WireResponse): Promise<Amendment[]> {
  const values = parse(answer.body)['values'];
  if (typeof values !== 'object' || values === null || message.name === 'Delete') {
    return [];
  }
  const { catalogue, model, runtime } = organization;
  try {
    const row = await readPayload(
      { catalogue, model, scope: runtime.database },
      message.table,
      values as Record<string, unknown>,
    );
    return [{ entity: message.table.logicalName, key: message.id, values: row }];
  } catch (error) {
    if (error instanceof DataverseError) {
      throw refusedByPlugin(`An unexpected error occurred from ISV code. ${error.message}`);
    }
    throw error;
  }
}

function messageOf(answer: WireResponse): string | null {
  const message = parse(answer.body)['message'];
  return typeof message === 'string' && message !== '' ? message : null;
}

function parse(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
