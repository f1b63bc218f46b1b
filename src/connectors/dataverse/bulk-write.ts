/**
 * Writes many rows of Dataverse: new ones by `CreateMultiple`, all or none, and one by one when that is refused; changed ones one by
 * one in a batch, because `UpdateMultiple` knows no version and would write over what somebody saved meanwhile.
 *
 * What the integration carries over has been accepted by the other system already, and asking our own steps about each row would
 * cost a call for each. So the calls ask to be spared custom logic (`MSCRM.BypassBusinessLogicExecution`, Microsoft Learn "Bypass custom
 * Dataverse logic"): rules of the platform and of products by Microsoft still hold. That takes the privilege
 * `prvBypassCustomBusinessLogic`; without it the steps are asked, and know these calls by their tag.
 */
import type { EntityMap } from '../../maps/entity-map.ts';
import type { BatchCall, PartAnswer } from '../batch.ts';
import type { KnownChange, RowAnswer } from '../bulk.ts';
import { SystemFailure } from '../errors.ts';
import type { Problem, RecordChange, WriteContext } from '../port.ts';
import { keyText } from '../record-key.ts';
import { readRows } from './bulk-read.ts';
import { messageOf, problemOf, throwUnlessRefusal } from './errors.ts';
import { planChanges, type PlannedCall, type PlanParts } from './plan.ts';

const bypass = { 'mscrm.bypassbusinesslogicexecution': 'CustomSync,CustomAsync' };
const bypassPrivilege = 'prvBypassCustomBusinessLogic';
/** Requests of one batch that stand for themselves: each is a transaction, and the batch has one deadline. */
const singlesPerBatch = 50;

/** Sends many changes, and remembers whether the integration may spare itself its own steps. */
export class BulkWriter {
  private readonly parts: PlanParts;
  private headers: Readonly<Record<string, string>> = bypass;

  constructor(parts: PlanParts) {
    this.parts = parts;
  }

  /** Answers in the order of the changes; see `BulkSystem.writeMany`. */
  async write(map: EntityMap, changes: readonly KnownChange[], context: WriteContext): Promise<readonly RowAnswer[]> {
    const sent = changes.map(({ change }) => change);
    const known = changes.map(({ existing }) => existing);
    const plan = await planChanges(this.parts, sent, context.operation, known);
    const answers = new Map<RecordChange, RowAnswer>();
    for (const change of sent) {
      const about = (problem: Problem) => problem.ref === change.ref;
      const problems = plan.problems.filter(about);
      const conflicts = plan.conflicts.filter(about);
      if (problems.length > 0) answers.set(change, { kind: 'refused', problems });
      else if (conflicts.length > 0) answers.set(change, { kind: 'conflict', problems: conflicts });
    }
    const calls = plan.calls.filter(({ change }) => !answers.has(change));
    const created = calls.filter(({ change }) => change.action === 'create');
    const changed = calls.filter(({ change }) => change.action === 'update');
    const isCreated = created.length > 1 && (await this.createMultiple(created, context));
    const singles = [...(isCreated ? [] : created), ...changed];
    for (const [change, answer] of await this.sendSingles(singles, context)) answers.set(change, answer);
    return this.withSnapshots(map, sent, answers);
  }

  /** False when a row was refused, and none was written. */
  private async createMultiple(calls: readonly PlannedCall[], context: WriteContext): Promise<boolean> {
    const table = calls[0]?.columns.table;
    if (table === undefined) return true;
    const path = `${table.set}/Microsoft.Dynamics.CRM.CreateMultiple?tag=${encodeURIComponent(context.operation)}`;
    const type = { '@odata.type': `Microsoft.Dynamics.CRM.${table.table}` };
    const body = { Targets: calls.map(({ call }) => ({ ...type, ...(call.body as object) })) };
    const { as, signal } = context;
    const answer = await this.parts.client.write('POST', path, { as, body, signal, headers: this.headers });
    if (answer.status < 300) return true;
    if (this.lacksPrivilege(answer)) return this.createMultiple(calls, context);
    throwUnlessRefusal(answer);
    return false;
  }

  private async sendSingles(
    calls: readonly PlannedCall[],
    context: WriteContext,
  ): Promise<readonly (readonly [RecordChange, RowAnswer])[]> {
    const answers: (readonly [RecordChange, RowAnswer])[] = [];
    for (let start = 0; start < calls.length; start += singlesPerBatch) {
      const chunk = calls.slice(start, start + singlesPerBatch);
      const parts = chunk.map(({ call }) => ({ call: this.spared(call) }));
      const { as, signal } = context;
      const answered = await this.parts.client.batch(parts, { as, signal, effect: 'write' });
      if (answered.some(([answer]) => answer !== undefined && this.lacksPrivilege(answer)))
        return [...answers, ...(await this.sendSingles(calls.slice(start), context))];
      for (const [index, planned] of chunk.entries()) answers.push(...this.refusalOf(planned, answered[index]?.[0]));
    }
    return answers;
  }

  private spared(call: BatchCall): BatchCall {
    return { ...call, headers: { ...call.headers, ...this.headers } };
  }

  private refusalOf({ change, columns }: PlannedCall, answer: PartAnswer | undefined) {
    if (answer === undefined)
      throw new SystemFailure('ANSWER_NOT_UNDERSTOOD', 'dataverse', 'A part of a batch was not answered.', {
        applied: 'unknown',
      });
    if (answer.status < 400) return [];
    throwUnlessRefusal(answer);
    const { problem, conflict } = problemOf(answer, columns.map, change.ref);
    // A row that a lookup led to may be gone: what is remembered of it must not refuse the next try.
    if (problem.code === goneCode) this.parts.lookups.forget();
    return [[change, { kind: conflict ? 'conflict' : 'refused', problems: [problem] }] as const];
  }

  /** Once told that the privilege is missing, it is not tried again until the next start. */
  private lacksPrivilege(answer: { readonly status: number; readonly text: string }): boolean {
    if (answer.status !== 403 || this.headers !== bypass || !messageOf(answer).message.includes(bypassPrivilege))
      return false;
    this.headers = {};
    return true;
  }

  /** What stands there now, for those that nobody refused. */
  private async withSnapshots(
    map: EntityMap,
    changes: readonly RecordChange[],
    refused: ReadonlyMap<RecordChange, RowAnswer>,
  ): Promise<readonly RowAnswer[]> {
    const written = changes.filter((change) => !refused.has(change));
    const found = await readRows(
      this.parts,
      map,
      written.map(({ ref }) => ref),
    );
    const byKey = new Map(written.map(({ ref }, index) => [keyText(ref), found[index] ?? null]));
    return changes.map((change) => {
      const answer = refused.get(change);
      if (answer !== undefined) return answer;
      const snapshot = byKey.get(keyText(change.ref)) ?? null;
      if (snapshot === null || snapshot === 'several' || 'unreadable' in snapshot)
        throw new SystemFailure('ANSWER_LOST', 'dataverse', 'A record that was just written cannot be read.', {
          applied: 'unknown',
        });
      return { kind: 'written', snapshot };
    });
  }
}

const goneCode = '0x80040217';
