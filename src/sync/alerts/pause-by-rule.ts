import type { Core } from '../context.ts';
import type { Actor } from '../face.ts';

const alertRules: Actor = {
  aadObjectId: '',
  userPrincipalName: '',
  name: 'Alert rule',
  licences: { dataverse: false, financeOperations: false },
};

/** Pauses a map in the name of the alert rules; false when it cannot be paused now, for instance because it does not run. */
export async function pauseByRule(core: Pick<Core, 'lifecycle'>, map: string, reason: string): Promise<boolean> {
  const answer = await core.lifecycle.command({ command: 'pause', maps: [map], by: alertRules, reason });
  return answer.kind === 'done';
}
