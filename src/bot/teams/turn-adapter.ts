import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { TeamsAdapter } from '@microsoft/teams-ai';

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
