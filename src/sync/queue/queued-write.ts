/** A person's write through us that has to wait: journalled and promised, carried out in its turn, and told to the person then. */
import type { Problem, RecordChange, Snapshot } from '../../connectors/port.ts';
import type { CanonicalRecord, SystemName } from '../../maps/entity-map.ts';
import { advance, isDone } from '../advance.ts';
import { move } from '../move.ts';
import { leaseKey } from '../aggregate.ts';
import { ownProblem, systemTitles, type Core } from '../context.ts';
import type { Actor, Outcome } from '../face.ts';
import { reportFailure } from '../failures/report.ts';
import { classOf } from '../failures/stuck.ts';
import { rootMapOf } from '../lifecycle/dependencies.ts';
import { newOperation } from '../new-operation.ts';
import type { Operation } from '../operation.ts';
import { labelOf, sameValue } from '../ownership.ts';
import { identityFor } from '../perform-step.ts';
import type { WaitingWrite } from '../ports.ts';
import { isRefusal, prepareWrite, readBoth, type BothSides } from '../prepare-write.ts';
import { sameRecord } from '../record-key.ts';
import { changedMeanwhile } from '../seen.ts';
import type { Plan } from '../write.ts';

/**
 * Puts a write in its place in the queue and promises to tell. Whether the person may do it is asked in the person's own system now:
 * later it is carried out as the integration. Throws {@link import('../../connectors/errors.ts').SystemFailure} when that does not
 * answer.
 */
export async function queueWrite(
  core: Core,
  plan: Plan & { readonly changes: readonly RecordChange[] },
  id: string,
  map: string,
): Promise<Operation | Outcome> {
  const { changes, actor } = plan;
  const own = ownSystem(actor);
  const seen = await Promise.all(
    changes.map((change) => core.systems[own].read(core.maps.get(change.ref.map), change.ref)),
  );
  const stale = (plan.seen ?? []).flatMap((record) =>
    record.system === own
      ? changedMeanwhile(
          core.maps.get(record.ref.map),
          record,
          seen[changes.findIndex(({ ref }) => sameRecord(ref, record.ref))] ?? null,
        )
      : [],
  );
  const problems = stale.length > 0 ? stale : await core.systems[own].check(changes, identityFor(plan, own));
  if (problems.length > 0) return { kind: 'refused', operation: id, problems };
  const author = { aadObjectId: actor.aadObjectId, userPrincipalName: actor.userPrincipalName };
  const operation: Operation = {
    ...newOperation(core, {
      id,
      requestId: plan.requestId,
      origin: plan.origin,
      actor,
      author,
      summary: plan.summary,
      saying: plan.saying,
      aggregates: [...new Set(plan.roots.map(leaseKey))].sort(),
      transaction: null,
      steps: [{ kind: 'changes', system: 'financeOperations', changes }],
      before: [seen],
      queue: map,
    }),
    phase: 'queued',
    outcome: { kind: 'queued', operation: id, map },
  };
  const [root] = plan.roots;
  if (root === undefined) return { kind: 'refused', operation: id, problems: [] };
  const maps = changes.map(({ ref }) => core.maps.get(ref.map));
  const { operation: opened } = await core.store.journal.open(operation, {
    event: `request:${plan.requestId}`,
    map,
    maps: [...new Set(maps.flatMap((one) => [rootMapOf(core.maps, one).name, one.name]))],
    aggregate: leaseKey(root),
    at: operation.createdAt,
    body: { kind: 'write', operation: id, root, author },
  });
  return opened;
}

/** The system a person works in; with both licences Field Service, as when they read. */
function ownSystem({ licences }: Actor): SystemName {
  return licences.dataverse || !licences.financeOperations ? 'dataverse' : 'financeOperations';
}

/** How far carrying over came: `held` has to be taken up again, in its place; problems say why nothing came of it this time. */
export type Carried = 'done' | 'failed' | 'held' | { readonly problems: readonly Problem[] };

/** Carries out a write that waited. Both systems or neither, and nothing that somebody changed since is overwritten. */
export async function carryWrite(core: Core, waiting: WaitingWrite, owner: string): Promise<Carried> {
  const operation = await core.store.journal.byId(waiting.operation);
  if (operation === null || isDone(operation)) return 'done';
  // Recovery finds out what became of one that was being sent.
  if (operation.phase !== 'queued') return 'held';
  const changes = operation.steps[0]?.kind === 'changes' ? operation.steps[0].changes : [];
  const seen = operation.before[0] ?? [];
  const now = await readBoth(core, changes);
  const moved = [...(await cameOrWent(core, changes, now)), ...(await movedSince(core, changes, seen, now))];
  const prepared = moved.length > 0 ? moved : await prepareWrite(core, changes, now, { as: 'integration' });
  if (isRefusal(prepared)) {
    await move(core, operation, 'refused', { problems: prepared });
    return 'done';
  }
  // The person's token is long gone: both parts run as the integration, the journal keeps the author.
  const sending = await move(core, operation, 'sending', {
    ...prepared,
    actor: null,
    answers: [],
    step: 0,
    problems: [],
  });
  const ended = await advance(core, sending, { owner, deadline: core.clock.now(), mode: 'live' });
  if (ended.phase === 'queued') return { problems: ended.problems };
  return isDone(ended) ? 'done' : 'held';
}

/** Lets go of a write that came to nothing too often: it is refused, or, where it was carried out, what is left of it becomes a failure. */
export async function giveUpOnWrite(core: Core, waiting: WaitingWrite, problems: readonly Problem[]): Promise<void> {
  const operation = await core.store.journal.byId(waiting.operation);
  if (operation?.phase === 'queued') return void (await move(core, operation, 'refused', { problems }));
  const { root, author } = waiting;
  const found = { ref: root, root, origin: 'dataverse' as const, author };
  await reportFailure(core, { ...found, class: classOf(problems), problems, operation: waiting.operation });
}

/** What came into being, or went, while a write of it waited: one system must not be told to do again what is there, or to change what is not. */
async function cameOrWent(core: Core, changes: readonly RecordChange[], now: BothSides): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const [index, { action, ref }] of changes.entries()) {
    const having = systems.filter((system) => (now[system][index] ?? null) !== null);
    const key = ref.key.join(', ');
    if (action === 'create') {
      const [at] = having;
      if (at === undefined) continue;
      const message = `${systemTitles[at]} has a record with the key ${key} already.`;
      problems.push(
        ownProblem('KEY_EXISTS', message, 'Choose another key, or change the record there is.', ref, { at }),
      );
      continue;
    }
    const wasOnBoth = (await core.store.recordStates.get(ref)) !== null;
    const at = systems.find((system) => !having.includes(system));
    // What only one system ever had is created in the other.
    if (at === undefined || (having.length > 0 && !wasOnBoth)) continue;
    const message = `${systemTitles[at]} has no record with the key ${key}.`;
    problems.push(ownProblem('NOT_FOUND', message, 'It was deleted meanwhile. Look at it again.', ref, { at }));
  }
  return problems;
}

const systems = ['financeOperations', 'dataverse'] as const;

/** What was changed on either side since the person looked: neither as it was then, nor as both agreed, nor as the person wants it. */
async function movedSince(
  core: Core,
  changes: readonly RecordChange[],
  seen: readonly (Snapshot | null)[],
  now: BothSides,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const [index, change] of changes.entries()) {
    if (change.action !== 'update') continue;
    const map = core.maps.get(change.ref.map);
    const agreed = (await core.store.recordStates.get(change.ref))?.values;
    for (const system of ['dataverse', 'financeOperations'] as const) {
      const current = now[system][index]?.values;
      if (current === undefined) continue;
      for (const [property, wanted] of Object.entries(change.values)) {
        const value = current[property] ?? null;
        const isExpected = (record: CanonicalRecord | undefined): boolean =>
          record !== undefined && sameValue(map, property, value, record[property] ?? null);
        if (sameValue(map, property, value, wanted) || isExpected(seen[index]?.values) || isExpected(agreed)) continue;
        const shown = value === null ? 'empty' : `"${value}"`;
        problems.push({
          ...ownProblem(
            'CHANGED_MEANWHILE',
            `${labelOf(map, property)} was changed in ${systemTitles[system]} while this waited: it is ${shown} there now.`,
            'Look at it again, then save.',
            change.ref,
            { at: system, value },
          ),
          field: property,
        });
      }
    }
  }
  return problems;
}
