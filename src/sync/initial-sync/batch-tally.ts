import type { RowAnswer } from '../../connectors/bulk.ts';
import type { Problem, RecordRef } from '../../connectors/port.ts';
import type { SystemName } from '../../maps/entity-map.ts';
import { ownProblem, systemTitles } from '../context.ts';
import { recordKey } from '../record-key.ts';
import type { BatchOrder, BatchResult, BatchRow } from './batch-order.ts';
import type { Decision } from './decide.ts';
import { conflictProblems, severalRows } from './issue-texts.ts';
import type { NewIssue, WaitingRow } from './ports.ts';

/** What becomes of the rows of one batch, put together while it is worked on. */
export class BatchTally {
  private readonly order: BatchOrder;
  private readonly issues: NewIssue[] = [];
  private readonly given = new Map<string, BatchRow>();
  private readonly waiting = new Map<string, WaitingRow>();
  private readonly created = { dataverse: 0, financeOperations: 0 };
  private readonly updated = { dataverse: 0, financeOperations: 0 };
  private readonly counted = { equal: 0, conflicts: 0, refused: 0, notEligible: 0 };

  constructor(order: BatchOrder) {
    this.order = order;
  }

  /** False for a second row with the same key, and for one without a company where the map needs it. */
  admits(row: BatchRow): boolean {
    const { map } = this.order;
    const { ref } = row;
    if (this.given.has(recordKey(ref))) {
      this.refuse(ref, [severalRows(ref, 'dataverse')]);
      return false;
    }
    this.given.set(recordKey(ref), row);
    if (map.company === 'global' || ref.company !== null) return true;
    this.leaveAlone(ref, [
      ownProblem('COMPANY_MISSING', `The ${map.words.one} has no company.`, 'Give it one, then try it again.', ref),
    ]);
    return false;
  }

  /** Lists a row that cannot be brought over. */
  refuse(ref: RecordRef, problems: readonly Problem[]): void {
    this.counted.refused += 1;
    this.issues.push({ kind: 'refused', ref, problems });
  }

  /** Leaves a row for later. `isCounted` says that what was done to it already is in the figures. */
  wait(ref: RecordRef, why: WaitingRow['why'], problems: readonly Problem[], isCounted = false): void {
    const row = this.given.get(recordKey(ref));
    if (row === undefined) return;
    this.waiting.set(recordKey(ref), { ref, root: row.root, why, problems, isCounted: isCounted || row.isCounted });
  }

  /** Adds issues that are not kept yet. */
  list(issues: readonly NewIssue[]): void {
    this.issues.push(...issues);
  }

  /** Lease key of a row's aggregate. */
  rootOf(ref: RecordRef): string {
    return this.given.get(recordKey(ref))?.root ?? '';
  }

  result(): BatchResult {
    const { created, updated, counted, waiting, issues } = this;
    const rows = [...this.given.keys()].map((record) => ({
      record,
      map: this.order.map.name,
      waiting: waiting.get(record) ?? null,
    }));
    return { counts: { ...counted, created, updated, done: rows.length - waiting.size }, rows, issues };
  }

  /** A record that only one side may have: a receipt that Supply Chain Management never posted. */
  settlesAtOnce({ pair, change }: Decision): boolean {
    const isOneSided = pair.dataverse === null || pair.financeOperations === null;
    if (!isOneSided || change.dataverse !== null || change.financeOperations !== null) return false;
    const { map, ref } = pair;
    if (pair.dataverse === null && pair.financeOperations === null) {
      this.counted.equal += 1;
      return true;
    }
    this.leaveAlone(ref, [
      ownProblem(
        'NOT_POSTED',
        `${systemTitles.financeOperations} has no such ${map.words.one}, and it is made there alone.`,
        `Post it in ${systemTitles.financeOperations}, or delete it in ${systemTitles.dataverse}.`,
        ref,
      ),
    ]);
    return true;
  }

  private leaveAlone(ref: RecordRef, problems: readonly Problem[]): void {
    this.counted.notEligible += 1;
    this.issues.push({ kind: 'notEligible', ref, problems });
  }

  /** False when a side refused the row, or had moved on since it was read. */
  isWritten({ pair }: Decision, answers: readonly (RowAnswer | undefined)[]): boolean {
    for (const answer of answers) {
      if (answer === undefined || answer.kind === 'written') continue;
      if (answer.kind === 'refused') this.refuse(pair.ref, answer.problems);
      else this.wait(pair.ref, 'busy', answer.problems);
      return false;
    }
    return true;
  }

  /** Counts a record by the systems it was written to. */
  count(decision: Decision, systems: readonly SystemName[]): void {
    const { pair, conflicts } = decision;
    if (conflicts.length > 0) this.counted.conflicts += 1;
    if (this.given.get(recordKey(pair.ref))?.isCounted === true) return;
    for (const system of systems) (pair[system] === null ? this.created : this.updated)[system] += 1;
    if (systems.length === 0 && !decision.isPartial) this.counted.equal += 1;
  }

  /** The issue that a record is whose values the master overrules; none without a conflict. */
  overruled({ pair, conflicts }: Decision): readonly NewIssue[] {
    if (conflicts.length === 0) return [];
    const problems = conflictProblems(pair.map, pair.ref, conflicts, this.order.master);
    return [{ kind: 'conflict', ref: pair.ref, problems }];
  }
}
