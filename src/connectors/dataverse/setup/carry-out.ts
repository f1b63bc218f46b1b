/** Takes the steps of a plan one after the other, and takes them back. */
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { SystemFailure } from '../../errors.ts';
import type { HttpAnswer } from '../../http.ts';
import type { DataverseClient } from '../client.ts';
import { isDuplicateRecord, messageOf } from '../errors.ts';
import type { Resolve } from './references.ts';
import { solutionName } from './plan-solution.ts';
import type { LostData, SetupCall, SetupOutcome, SetupStep, UndoEntry, UndoList, UndoRefusal } from './step.ts';

const integration = { as: 'integration' } as const;

export interface Hands {
  readonly client: DataverseClient;
  readonly clock: Clock;
  readonly resolve: Resolve;
  readonly undoList: UndoList;
  /** Told of each step as it begins. */
  readonly onStep?: (what: string) => void;
}

/** A system under load is waited for; so is the index of a key. */
const attempts = 20;
const waitMilliseconds = 5_000;
const keyPatienceMilliseconds = 30 * 60_000;
const lookAgainMilliseconds = 50;

class Stopped extends SystemFailure {
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super('QUERY_REFUSED', 'dataverse', message, { applied: 'no' });
    this.remedy = remedy;
  }
}

/** Takes all steps, or those up to one that is refused. What a step makes is on the undo list before it is made. */
export async function carryOut(hands: Hands, steps: readonly SetupStep[]): Promise<SetupOutcome> {
  const done: string[] = [];
  for (const step of steps) {
    hands.onStep?.(step.what);
    if (step.undo.length > 0) await hands.undoList.add({ step: step.name, what: step.what, calls: step.undo });
    try {
      for (const call of step.calls) await make(hands, call);
      if (step.awaits !== undefined) await keyOf(hands, step.awaits);
    } catch (error) {
      if (!(error instanceof SystemFailure)) throw error;
      // After a refusal nothing was made; when the answer was lost it may have been.
      if (error.applied === 'no' && step.calls.length === 1) await hands.undoList.remove(step.name);
      return { done, stopped: { step: step.what, message: error.message, remedy: remedyOf(error) } };
    }
    done.push(step.what);
  }
  return { done, stopped: null };
}

function remedyOf(error: SystemFailure): string {
  if (error instanceof Stopped) return error.remedy;
  return `${error.description.remedy} Then run setup again: it goes on where it stopped.`;
}

async function make(hands: Hands, call: SetupCall): Promise<void> {
  const path = String(await hands.resolve(call.path));
  const body = call.body === undefined ? undefined : await hands.resolve(call.body);
  const answer = await send(hands, call, path, body);
  if (answer.status < 400 || isDoneAlready(call, answer)) return;
  throw refusal(answer);
}

async function send(hands: Hands, call: SetupCall, path: string, body: unknown): Promise<HttpAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await hands.client.write(call.method, path, {
        as: integration,
        ...(body === undefined ? {} : { body }),
        headers: {
          ...(call.inSolution === true ? { 'mscrm.solutionuniquename': solutionName } : {}),
          ...(call.method === 'PUT' ? { 'mscrm.mergelabels': 'true' } : {}),
        },
      });
    } catch (error) {
      if (!(error instanceof SystemFailure && error.code === 'SYSTEM_BUSY') || attempt === attempts) throw error;
      await hands.clock.sleep((error.retryAfterSeconds ?? 0) * 1000 || waitMilliseconds);
    }
  }
}

const duplicateName = '0x80047013';

/** Somebody was quicker, or an answer was lost the last time. */
function isDoneAlready(call: SetupCall, answer: HttpAnswer): boolean {
  if (call.method === 'DELETE') return answer.status === 404;
  return isDuplicateRecord(answer) || messageOf(answer).code === duplicateName;
}

function refusal(answer: HttpAnswer): Stopped {
  const { message } = messageOf(answer);
  if (answer.status !== 403) {
    return new Stopped(message, 'Mend what Dataverse says, then run setup again: it goes on where it stopped.');
  }
  const isAboutRoles = /prv\w*Role\b/i.test(message);
  return new Stopped(
    message,
    `Run setup as a user with the security role ${isAboutRoles ? 'System Administrator' : 'System Customizer or System Administrator'}: ` +
      'give its access token in SETUP_TOKEN. What was made so far stays, and the next run goes on from there.',
  );
}

const keys = z.object({ value: z.array(z.object({ LogicalName: z.string(), EntityKeyIndexStatus: z.string() })) });

/** Waits until the index of a key is there. */
async function keyOf(
  { client, clock }: Hands,
  { table, key }: { readonly table: string; readonly key: string },
): Promise<void> {
  const end = clock.now().getTime() + keyPatienceMilliseconds;
  const path = `EntityDefinitions(LogicalName='${table}')/Keys?$select=LogicalName,EntityKeyIndexStatus`;
  for (let wait = lookAgainMilliseconds; ; wait = Math.min(wait * 2, waitMilliseconds)) {
    const found = keys.parse(await client.get(path, integration)).value.find(({ LogicalName }) => LogicalName === key);
    if (found?.EntityKeyIndexStatus === 'Active') return;
    if (found?.EntityKeyIndexStatus === 'Failed') {
      throw new Stopped(
        `The index of the alternate key ${key} of ${table} could not be made: two rows have the same values.`,
        `Make the rows of ${table} differ, delete the key ${key}, then run setup again.`,
      );
    }
    if (clock.now().getTime() > end) {
      throw new Stopped(
        `The index of the alternate key ${key} of ${table} is still being made.`,
        'Run setup again later.',
      );
    }
    await clock.sleep(wait);
  }
}

/** Takes back what is on the list, newest first. Refuses, and takes nothing back, where values would be lost, unless told. */
export async function undoAll(hands: Hands, loseData: boolean): Promise<SetupOutcome | UndoRefusal> {
  const open = [...(await hands.undoList.entries())].reverse();
  if (!loseData) {
    const losses = await lossesOf(hands, open);
    if (losses.length > 0) return { losses };
  }
  const done: string[] = [];
  let left: readonly UndoEntry[] = open;
  // What something else still hangs on goes once that is gone.
  for (let before = -1; left.length > 0 && left.length !== before;) {
    before = left.length;
    const refused: UndoEntry[] = [];
    for (const entry of left) {
      hands.onStep?.(`Undo: ${entry.what}`);
      const answer = await takeBack(hands, entry);
      if (answer === null) done.push(entry.what);
      else refused.push(entry);
      if (answer !== null && refused.length === before) {
        const { message } = messageOf(answer);
        return { done, stopped: { step: entry.what, message, remedy: refusal(answer).remedy } };
      }
    }
    left = refused;
  }
  return { done, stopped: null };
}

/** Null when it is taken back, else the answer that refused it. */
async function takeBack(hands: Hands, entry: UndoEntry): Promise<HttpAnswer | null> {
  for (const call of entry.calls) {
    const body = call.body === undefined ? undefined : await hands.resolve(call.body);
    const answer = await send(hands, call, call.path, body);
    if (answer.status >= 400 && answer.status !== 404) return answer;
  }
  await hands.undoList.remove(entry.step);
  return null;
}

async function lossesOf({ client }: Hands, entries: readonly UndoEntry[]): Promise<readonly string[]> {
  const calls = entries.flatMap((entry) => entry.calls);
  const own = new Set(calls.flatMap(({ path }) => /\(([0-9a-f-]{36})\)$/.exec(path)?.[1] ?? []));
  const lost: string[] = [];
  for (const { loses } of calls) if (loses !== null && (await hasRows(client, loses, own))) lost.push(loses.says);
  return lost;
}

async function hasRows(
  client: DataverseClient,
  { set, id, filter }: LostData,
  own: ReadonlySet<string>,
): Promise<boolean> {
  const condition = filter === null ? '' : `&$filter=${encodeURIComponent(filter)}`;
  try {
    const answer = await client.get(`${set}?$select=${id}&$top=${own.size + 1}${condition}`, integration);
    const rows = z.object({ value: z.array(z.record(z.unknown())) }).parse(answer ?? { value: [] }).value;
    return rows.some((row) => !own.has(String(row[id])));
  } catch (error) {
    // What is gone already holds nothing.
    if (error instanceof SystemFailure && error.code === 'QUERY_REFUSED') return false;
    throw error;
  }
}
