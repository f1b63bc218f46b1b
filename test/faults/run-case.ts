/** Runs one case in a fresh world and hands what it left behind to the judges. */
import { recordKey } from '../../src/sync/record-key.ts';
import { actNamed } from './acts/all.ts';
import { toldBy, type Act, type Stage, type Told } from './acts/act.ts';
import { again, faultNamed, type CallFault } from './call-faults.ts';
import { idOf, type Case, type Place } from './case.ts';
import type { Evidence, Finding } from './judge/evidence.ts';
import { judges } from './judge/invariants.ts';
import { rootsTouched } from './judge/touched.ts';
import { differencesOf, nameOf } from './judge/two-sides.ts';
import { meddle, type Meddled } from './world/meddle.ts';
import type { Call, Plan, Strike } from './world/transport.ts';
import { NoRest } from './world/virtual-time.ts';
import { catchUpInterval, type World } from './world/world.ts';

export interface Verdict {
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly final: Told['kind'];
  readonly restedAfter: number | null;
  /** Whether there was a call at the place to be struck. */
  readonly isStruck: boolean;
  /** Null when it never came to an end. */
  readonly evidence: Evidence | null;
}

/** How long everything may take to come to rest, in virtual time: the longest fault, the transaction limit, and some looks. */
const restLimit = 20 * 60_000;
const quietTime = 30_000;

/**
 * Runs one case from a fresh world and judges it. A loop that never rests is no evidence, but a finding. `limit` is how long everything
 * may take to come to rest, in virtual milliseconds.
 */
export async function runCase(world: World, one: Case, limit: number = restLimit): Promise<Verdict> {
  try {
    return await judged(world, one, limit);
  } catch (error) {
    if (!(error instanceof NoRest)) throw error;
    const findings = [{ invariant: 'I8', text: error.message }];
    return { id: idOf(one), findings, final: 'nothing', restedAfter: null, isStruck: true, evidence: null };
  }
}

async function judged(world: World, one: Case, limit: number): Promise<Verdict> {
  const act = actNamed(one.act);
  const fault = one.fault === null ? null : faultNamed(one.fault);
  const calls = one.fault === 'a stale read' ? (recorded.get(act.name) ?? (await record(world, act))) : [];
  const stage = await world.layOut(act.name, (empty) => act.prepare(empty));
  const { unheard } = stage;
  if (unheard !== undefined) await world.time.run(world.unheard(unheard));
  // Asked beforehand what the call that will be struck asks, to be able to answer it as of then.
  const stale = calls.find(placed(one.call));
  if (stale !== undefined) await world.time.run(world.transport.remember(stale.system, [stale.request]));
  const mark = await world.tables.mark();
  const unjournalled: Call[] = [];
  let meddled: Meddled | null = null;
  const plan = planOf(one, fault, async () => {
    meddled = await meddle(world, mark);
  });
  world.transport.lay(plan, async (call) => {
    if (call.effect === 'write' && !isHarmless(call) && (await world.store.journal.unfinished()).length === 0)
      unjournalled.push(call);
  });
  const { told, heldWhenTold } = await perform(world, act, stage);
  const restedAfter = await rest(world, mark, limit);
  const restedAt = world.time.now().getTime();
  const rested = await world.tables.mark();
  await world.time.run(world.core.sync.recover().then(() => world.core.sync.recover()));
  await world.time.pass(quietTime);
  const evidence = await collect(world, {
    act,
    stage,
    told,
    heldWhenTold,
    restedAfter,
    restedAt,
    mark,
    rested,
    unjournalled,
    lied: fault?.lies === true,
    ended: one.crash !== 'runs on',
    undisturbed: one.fault === null && one.crash === 'runs on',
    meddled,
  });
  const findings: Finding[] = [];
  for (const [invariant, judge] of Object.entries(judges))
    for (const text of await judge(evidence)) findings.push({ invariant, text });
  const isStruck = evidence.calls.some((call) => call.fault !== null);
  return { id: idOf(one), findings, final: evidence.final.kind, restedAfter, isStruck, evidence };
}

/** What goes wrong in a case, for the count. */
export function struckBy({ fault, crash }: Case): readonly string[] {
  return [...(fault === null ? [] : [fault]), ...(crash === 'runs on' ? [] : [`the process ${crash}`])];
}

/** Until all has come to rest. Where the systems differ then, the next look at what they say has changed is part of it. */
async function rest(world: World, mark: number, limit: number): Promise<number | null> {
  const from = world.time.now().getTime();
  if ((await world.settle(limit)) === null) return null;
  for (const root of await rootsTouched(world, await world.tables.changes(mark)))
    if ((await differencesOf(world, root)).length > 0) {
      await world.time.pass(2 * catchUpInterval);
      if ((await world.settle(limit)) === null) return null;
      break;
    }
  return world.time.now().getTime() - from;
}

/** Reserving a number changes no record: a gap does no harm. */
const isHarmless = ({ request }: Call): boolean => request.url.endsWith('/reserveNumber');

/** Says of each call, in the order they leave, whether it is the one at the place. */
function placed(place: Place): (call: Call) => boolean {
  if (typeof place === 'number') return ({ number }) => number === place;
  const [effect, nth] = place.split(' ');
  let seen = 0;
  return (call) => call.effect === effect && (seen += 1) === Number(nth);
}

function planOf({ call: place, crash }: Case, fault: CallFault | null, meddling: () => Promise<void>): Plan {
  let until: number | null = null;
  let struck: Call | null = null;
  let isCrashDue = false;
  const isPlace = placed(place);
  return (call) => {
    const isHere = isPlace(call);
    if (isCrashDue && crash === 'ends at the next call') {
      isCrashDue = false;
      return { name: 'the process ends', strike: ({ crash: end }) => end() };
    }
    if (isHere) {
      struck = call;
      isCrashDue = true;
      if (crash === 'ends before') return { name: 'the process ends', strike: ({ crash: end }) => end() };
      if (crash === 'ends after')
        return {
          name: 'the process ends',
          strike: async ({ deliver, crash: end }) => {
            await deliver();
            return end();
          },
        };
      if (fault === null) return null;
      until = fault.lasts === undefined ? null : call.at + fault.lasts;
      const strike = async (at: Strike) => {
        const answer = await fault.strike(at);
        if (fault.meddles === true) await meddling();
        return answer;
      };
      return { name: fault.name, strike };
    }
    if (fault !== null && until !== null && struck?.system === call.system && call.at < until)
      return { name: fault.name + again, strike: fault.strike };
    return null;
  };
}

/** The calls of acts that nothing struck. */
const recorded = new Map<string, readonly Call[]>();

async function record(world: World, act: Act): Promise<readonly Call[]> {
  const { evidence } = await runCase(world, { act: act.name, call: 0, fault: null, crash: 'runs on' });
  recorded.set(act.name, evidence?.calls ?? []);
  return evidence?.calls ?? [];
}

/** Lets the act happen until the person is told, or nobody is there any more to be told. */
async function perform(world: World, act: Act, stage: Stage): Promise<Pick<Evidence, 'told' | 'heldWhenTold'>> {
  const life = world.core.life;
  const ended = new Promise<Told>((resolve) => life.onEnd(() => resolve({ kind: 'nothing' })));
  const performed = stage.perform().catch((error: unknown): Told => ({ kind: 'failed', text: String(error) }));
  const told = await world.time.run(isInProcess(act) ? Promise.race([performed, ended]) : performed);
  if (told.kind !== 'done' || act.follows !== 'immediate') return { told, heldWhenTold: null };
  const missing: string[] = [];
  for (const { ref, values } of await stage.wanted()) {
    const sides = await world.sides(ref);
    for (const [system, snapshot] of Object.entries(sides))
      if ((snapshot === null) !== (values === null))
        missing.push(`${nameOf(ref)} is ${snapshot === null ? 'not' : 'still'} in ${system}`);
  }
  return { told, heldWhenTold: missing };
}

/** What is done in chat or by command is lost with the process; a save in a system's own screens is not. */
const isInProcess = (act: Act): boolean => act.request !== undefined || act.name.includes(', refresh, ');

async function collect(
  world: World,
  parts: {
    readonly act: Act;
    readonly stage: Stage;
    readonly told: Told;
    readonly heldWhenTold: readonly string[] | null;
    readonly restedAfter: number | null;
    readonly restedAt: number;
    readonly mark: number;
    readonly rested: number;
    readonly unjournalled: readonly Call[];
    readonly lied: boolean;
    readonly ended: boolean;
    readonly undisturbed: boolean;
    readonly meddled: Meddled | null;
  },
): Promise<Evidence> {
  const { mark, rested, meddled, ...rest } = parts;
  const changes = await world.tables.changes(mark);
  const journal = await world.store.journal.list({ limit: 1_000 });
  const wanted = await parts.stage.wanted();
  const roots = await rootsTouched(world, changes);
  const differences = new Map<string, readonly string[]>();
  for (const root of roots) differences.set(recordKey(root), await differencesOf(world, root));
  const failures = (await world.store.failures.list()).filter(
    ({ status }) => status === 'open' || status === 'retrying',
  );
  return {
    world,
    ...rest,
    kept: [...(parts.stage.kept ?? []), ...(meddled === null ? [] : [meddled.kept])],
    meddled: meddled?.row ?? null,
    final: await outcomeInTheEnd(world, parts.act, parts.told),
    wanted,
    roots,
    differences,
    changes: changes.filter(({ number }) => number <= rested),
    lateChanges: changes.filter(({ number }) => number > rested),
    calls: [...world.transport.calls],
    journal,
    failures,
    surprises: world.surprises,
    leases: Number(
      (await world.store.database.query<{ count: number }>('select count(*)::int as count from lease'))[0]?.count ?? 0,
    ),
  };
}

/** What it came to: as told, or as the core says when it is asked again under the same request. */
async function outcomeInTheEnd(world: World, act: Act, told: Told): Promise<Told> {
  if (act.request === undefined) return told;
  const outcome = await world.time.run(world.core.sync.outcomeOf(act.request));
  const known = outcome === null ? ({ kind: 'nothing' } as const) : toldBy(outcome);
  if (told.kind === 'owed') {
    const later = world.told.get(act.request);
    return later === undefined ? { kind: 'owed' } : toldBy(later);
  }
  return known.kind === 'nothing' && told.kind !== 'nothing' && told.kind !== 'failed' ? told : known;
}
