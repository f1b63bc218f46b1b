/** Runs a schedule in a fresh world, heals everything, and judges what is left. */
import { recordKey } from '../../../src/sync/record-key.ts';
import type { RecordRef } from '../../../src/connectors/port.ts';
import { plainEntities } from '../../sync/nine-entities/plain-entities.ts';
import {
  changeInDataverse,
  changeInFinanceOperations,
  createInDataverse,
  createInFinanceOperations,
  deleteInDataverse,
  deleteInFinanceOperations,
  refOf,
  type PlainEntity,
} from '../../sync/nine-entities/saves.ts';
import { again, faultNamed, type CallFault } from '../call-faults.ts';
import { patti } from '../acts/people.ts';
import { toldAtSave, toldBy, type Told } from '../acts/act.ts';
import type { Finding } from '../judge/evidence.ts';
import { differencesOf, nameOf } from '../judge/two-sides.ts';
import type { Call, Plan } from '../world/transport.ts';
import { catchUpInterval, type World } from '../world/world.ts';
import type { Place, Step, Target } from './schedule.ts';

/** The text of each entity that runs change: canonical, and on either wire. */
const texts: Readonly<Record<Target['map'], string>> = {
  warehouse: 'WarehouseName',
  'ship-via': 'ModeDescription',
  'payment-term': 'Description',
};
const column = 'msdyn_description';

const healLimit = 30 * 60_000;

/** Values that a record may rightly have in the end; null stands for none. */
type Possible = Map<string, Set<string | null>>;

/** What a schedule came to. */
export interface ScheduleVerdict {
  /** What was broken. */
  readonly findings: readonly Finding[];
  /** Virtual milliseconds from the end of all faults until all was at rest; null when it never was. */
  readonly restedAfter: number | null;
  /** Names of the faults that struck. */
  readonly struck: readonly string[];
}

export async function runSchedule(world: World, schedule: readonly Step[]): Promise<ScheduleVerdict> {
  await world.reset();
  const run = new Run(world);
  world.transport.lay(run.plan);
  for (const [number, step] of schedule.entries()) await run.take(step, number + 1);
  const struck = world.transport.calls.flatMap(({ fault }) => (fault === null || fault.endsWith(again) ? [] : [fault]));
  return { ...(await run.judge()), struck };
}

class Run {
  private readonly world: World;
  private readonly possible: Possible = new Map();
  private readonly refs = new Map<string, RecordRef>();
  private readonly faults: { fault: CallFault; left: number }[] = [];
  private lasting: { readonly fault: CallFault; readonly system: Call['system']; readonly until: number } | null = null;

  constructor(world: World) {
    this.world = world;
  }

  readonly plan: Plan = (call) => {
    if (this.lasting !== null && call.at < this.lasting.until && call.system === this.lasting.system)
      return this.lasting.fault.strikes.includes(call.effect)
        ? { name: this.lasting.fault.name + again, strike: this.lasting.fault.strike }
        : null;
    const next = this.faults.find(({ fault }) => fault.strikes.includes(call.effect));
    if (next === undefined) return null;
    next.left -= 1;
    if (next.left >= 0) return null;
    this.faults.splice(this.faults.indexOf(next), 1);
    if (next.fault.lasts !== undefined)
      this.lasting = { fault: next.fault, system: call.system, until: call.at + next.fault.lasts };
    return { name: next.fault.name, strike: next.fault.strike };
  };

  async take(step: Step, number: number): Promise<void> {
    if (!this.world.isUp) await this.world.time.pass(2_000);
    switch (step.do) {
      case 'save':
        return this.note(step.target, `v${number}`, await this.timed(this.save(step.in, step.target, `v${number}`)));
      case 'delete':
        return this.note(step.target, null, await this.timed(this.remove(step.in, step.target)));
      case 'save in both': {
        const [here, there] = [`d${number}`, `f${number}`];
        const [one, other] = await this.timed(
          Promise.all([this.save('dataverse', step.target, here), this.save('financeOperations', step.target, there)]),
        );
        this.noteBoth(step.target, [here, one], [there, other]);
        return;
      }
      case 'pause':
      case 'resume':
        await this.timed(this.world.core.sync.commandMaps({ command: step.do, maps: [step.map], by: patti }));
        return;
      case 'crash':
        this.world.crash();
        return;
      case 'crash at a call':
        this.faults.push({ fault: endOfProcess(step.when), left: step.in });
        return;
      case 'fault':
        this.faults.push({ fault: faultNamed(step.fault), left: step.in });
        return;
      case 'event':
        this.disturbEvent(step.plan);
        return;
      case 'wait':
        await this.world.time.pass(step.seconds * 1_000);
    }
  }

  /** Lets everything heal, and says what does not hold then. */
  async judge(): Promise<Pick<ScheduleVerdict, 'findings' | 'restedAfter'>> {
    const { world } = this;
    const healed = world.time.now().getTime();
    this.faults.length = 0;
    this.lasting = null;
    world.eventPlan = () => ({});
    world.transport.lay();
    await world.time.pass(60_000);
    await world.time.run(world.core.sync.commandMaps({ command: 'resume', maps: [...Object.keys(texts)], by: patti }));
    const findings: Finding[] = [];
    const find = (invariant: string, text: string): void => void findings.push({ invariant, text });
    const rest = await world.settle(healLimit);
    if (rest === null) find('I11', 'it never came to rest');
    const restedAfter = rest === null ? null : world.time.now().getTime() - healed;
    await world.time.pass(2 * catchUpInterval);
    if ((await world.settle(healLimit)) === null)
      find('I11', 'it never came to rest after the next look at what changed');
    const mark = await world.tables.mark();
    await world.time.run(world.core.sync.recover().then(() => world.core.sync.recover()));
    await world.time.pass(catchUpInterval);
    for (const change of await world.tables.changes(mark))
      if (/^(msdyn_warehouse|msdyn_shipvia|msdyn_paymentterm|warehouse|deliverymodev2|paymentterm)$/.test(change.table))
        find('I8', `after all had come to rest ${change.table} ${change.id} was changed in ${change.system}`);
    const failed = new Set(
      (await world.store.failures.list())
        .filter(({ status }) => status === 'open' || status === 'retrying')
        .map(({ ref }) => recordKey(ref)),
    );
    const parked = new Set(
      (await world.store.journal.list({ limit: 1_000 }))
        .filter(({ phase }) => phase === 'parked')
        .flatMap(({ aggregates }) => aggregates),
    );
    for (const [key, ref] of this.refs) {
      if (failed.has(key) || parked.has(key)) continue;
      for (const difference of await differencesOf(world, ref)) find('I5', difference);
      const { dataverse, financeOperations } = await world.sides(ref);
      const property = texts[ref.map as Target['map']];
      const values = [dataverse, financeOperations].map((side) =>
        side === null ? null : String(side.values[property]),
      );
      for (const value of values)
        if (this.possible.get(key)?.has(value) !== true)
          find(
            'I6',
            `${nameOf(ref)} is ${String(value)}, but the last that was acknowledged is ${[...(this.possible.get(key) ?? [])].join(' or ')}`,
          );
    }
    for (const surprise of world.surprises) find('I20', surprise);
    return { findings, restedAfter };
  }

  /** Waits for what is under way, or for the end of the process that does it. */
  private async timed<T>(work: Promise<T>): Promise<T> {
    return this.world.time.run(work);
  }

  private async save(place: Place, target: Target, value: string): Promise<Told> {
    const { world } = this;
    const entity = entityOf(target);
    const ref = this.refOf(target);
    const sides = await world.sides(ref);
    const text = { [texts[target.map]]: value };
    switch (place) {
      case 'chat':
        return this.inChat(
          sides.dataverse === null && sides.financeOperations === null
            ? {
                action: 'create',
                ref,
                values: {
                  [entity.key.property]: target.key,
                  ...(target.map === 'warehouse' ? { OperationalSiteId: 'NW' } : {}),
                  ...(target.map === 'payment-term' ? { PaymentMethodType: 'Net' } : {}),
                  ...text,
                },
              }
            : { action: 'update', ref, values: text, version: null },
        );
      case 'dataverse': {
        const save = { ...entity.dataverse.create, columns: { ...entity.dataverse.create.columns, [column]: value } };
        return toldAtSave(
          sides.dataverse === null
            ? await createInDataverse(world.screens, entity, target.key, save, 'patti')
            : await changeInDataverse(world.screens, ref, { columns: { [column]: value } }, 'patti'),
        );
      }
      case 'financeOperations':
        return toldAtSave(
          sides.financeOperations === null
            ? await createInFinanceOperations(world.screens, entity, target.key, {
                ...entity.financeOperations.create,
                ...text,
              })
            : await changeInFinanceOperations(world.screens, ref, text),
        );
    }
  }

  private async remove(place: Place, target: Target): Promise<Told> {
    const { world } = this;
    const ref = this.refOf(target);
    const sides = await world.sides(ref);
    if (place === 'chat')
      return sides.dataverse === null && sides.financeOperations === null
        ? { kind: 'refused', text: 'not there' }
        : this.inChat({ action: 'delete', ref, version: null });
    if (sides[place] === null) return { kind: 'refused', text: 'not there' };
    return toldAtSave(
      place === 'dataverse'
        ? await deleteInDataverse(world.screens, ref, 'patti')
        : await deleteInFinanceOperations(world.screens, ref),
    );
  }

  private async inChat(change: Parameters<World['core']['sync']['write']>[0]['changes'][number]): Promise<Told> {
    const { sync, life } = this.world.core;
    const ended = new Promise<Told>((resolve) => life.onEnd(() => resolve({ kind: 'nothing' })));
    const asked = {
      requestId: `chat ${this.requests++}`,
      actor: patti,
      origin: 'chat',
      summary: 'a write',
      changes: [change],
    } as const;
    return Promise.race([sync.write(asked).then(toldBy), ended]);
  }

  private requests = 1;

  private refOf(target: Target): RecordRef {
    const ref = refOf(entityOf(target), target.key);
    this.refs.set(recordKey(ref), ref);
    return ref;
  }

  /** What was acknowledged is what it must be; what is unknown may be; what was refused is not. */
  private note(target: Target, value: string | null, told: Told): void {
    const key = recordKey(this.refOf(target));
    const now = this.possible.get(key) ?? new Set([null]);
    if (told.kind === 'done') this.possible.set(key, new Set([value]));
    else if (told.kind !== 'refused') this.possible.set(key, new Set([...now, value]));
    else this.possible.set(key, now);
  }

  private noteBoth(target: Target, ...saves: readonly (readonly [string, Told])[]): void {
    const key = recordKey(this.refOf(target));
    const done = saves.filter(([, told]) => told.kind === 'done').map(([value]) => value);
    if (done.length > 0) this.possible.set(key, new Set(done));
    else this.note(target, null, { kind: 'refused', text: '' });
  }

  private disturbEvent(plan: 'lost' | 'twice' | 'late'): void {
    let isOver = false;
    this.world.eventPlan = () => {
      if (isOver) return {};
      isOver = true;
      return plan === 'lost' ? 'lost' : plan === 'twice' ? { times: 2 } : { after: 15_000 };
    };
  }
}

/** The process ends at a call as a fault of it. */
function endOfProcess(when: 'before' | 'after'): CallFault {
  return {
    name: `the process ends ${when}`,
    kind: 13,
    strikes: ['read', 'write'],
    strike: async ({ deliver, crash }) => {
      if (when === 'after') await deliver();
      return crash();
    },
  };
}

function entityOf({ map }: Target): PlainEntity {
  const found = plainEntities.find((entity) => entity.map === map);
  if (found === undefined) throw new Error(`There is no entity ${map}.`);
  return found;
}
