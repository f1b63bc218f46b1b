import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { TeamsAdapter } from '@microsoft/teams-ai';

/** A message that Teams does not answer in this time counts as not delivered. */
const callMilliseconds = 10_000;

/** What is used of the SDK's HTTP client; it has settings for none of this. */
interface CallPipeline {
  readonly removePolicy: (policy: { readonly name: string }) => unknown;
  readonly addPolicy: (policy: CallPolicy) => void;
}

interface CallPolicy {
  readonly name: string;
  readonly sendRequest: <Answer>(
    request: { timeout: number },
    next: (request: { timeout: number }) => Promise<Answer>,
  ) => Promise<Answer>;
}

/**
 * Makes the calls of this turn plain ones: each leaves once and ends in time. By itself the SDK would repeat it three times, uncounted
 * by the send limits, and wait for an answer without end.
 */
export function callOnce(context: TurnContext): void {
  const adapter = context.adapter as TurnAdapter;
  const connector = context.turnState.get<{ readonly client: { readonly pipeline: CallPipeline } }>(
    adapter.ConnectorClientKey,
  );
  const { pipeline } = connector.client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({
    name: 'timeLimit',
    sendRequest: (request, next) => {
      request.timeout = callMilliseconds;
      return next(request);
    },
  });
}

/** The SDK's adapter without its HTTP part, which prints errors to the console and answers with their text. */
export class TurnAdapter extends TeamsAdapter {
  /** Checks the token and runs one turn. Throws what the check throws; resolves to the answer of an invoke. */
  turn(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const at = (value: unknown): Date | undefined => (typeof value === 'string' ? new Date(value) : undefined);
    const { timestamp, localTimestamp, expiration } = activity;
    const read = {
      ...activity,
      timestamp: at(timestamp),
      localTimestamp: at(localTimestamp),
      expiration: at(expiration),
    };
    return this.processActivity(authorization, read, logic);
  }
}
