/** Looks that are alike for both systems: whether one answers, knows us, has the same time, and fits the maps. */
import { CodedError } from '../errors.ts';
import type { EntityMap } from '../maps/entity-map.ts';
import type { Finding } from './diagnosis.ts';
import type { MapFinding } from './port.ts';

/** Tokens and delta links are bound to time; a few seconds do no harm. */
const tolerableSkewSeconds = 30;
const harmfulSkewSeconds = 240;

export const fine = (check: string, says: string): Finding => ({ check, level: 'ok', says, todo: null });

/** Reachability, sign-in and clock, from one call that tells the time of the system. */
export async function lookAtConnection(
  name: string,
  timeOf: () => Promise<Date | null>,
  now: () => Date,
): Promise<readonly Finding[]> {
  const before = now().getTime();
  try {
    const theirs = await timeOf();
    const after = now().getTime();
    const answered = fine('connection', `${name} answers in ${after - before} ms and accepts the sign-in.`);
    return theirs === null
      ? [answered]
      : [answered, clockFinding(name, (theirs.getTime() - (before + after) / 2) / 1000)];
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return [{ check: 'connection', level: 'error', says: `${name}: ${error.message}`, todo: error.description.remedy }];
  }
}

/** The header tells whole seconds, so less than one is no skew. */
function clockFinding(name: string, skew: number): Finding {
  const seconds = Math.round(Math.abs(skew));
  if (seconds <= tolerableSkewSeconds) return fine('clock', `The clock of ${name} and this one agree.`);
  return {
    check: 'clock',
    level: seconds > harmfulSkewSeconds ? 'error' : 'warning',
    says: `The clock of ${name} is ${seconds} seconds ${skew > 0 ? 'ahead of' : 'behind'} this one.`,
    todo: 'Set the clock of this machine by a time server: tokens and change links are bound to time.',
  };
}

/** What an inspection found wrong with the maps. */
export async function lookAtMaps(
  maps: readonly EntityMap[],
  inspect: (maps: readonly EntityMap[]) => Promise<readonly MapFinding[]>,
  todo: string,
): Promise<readonly Finding[]> {
  const found = await inspect(maps);
  const findings = found.map((finding): Finding => ({
    check: `map ${finding.map}`,
    level: finding.severity === 'warning' ? 'warning' : 'error',
    says: `${finding.code}: ${finding.message}`,
    todo,
  }));
  const clean = maps.filter(({ name }) => !found.some(({ map }) => map === name));
  return clean.length === 0 ? findings : [fine('maps', `${clean.length} of ${maps.length} maps fit.`), ...findings];
}

/** The findings of a look that needs the system to answer; a failure is a finding, with what to do when the system refuses it. */
export async function orFailure(
  check: string,
  look: () => Promise<readonly Finding[]>,
  whenRefused?: string,
): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const isRefused = error.code === 'QUERY_REFUSED' && whenRefused !== undefined;
    return [{ check, level: 'error', says: error.message, todo: isRefused ? whenRefused : error.description.remedy }];
  }
}
