/**
 * An operation: one business act over one aggregate, as the journal keeps it.
 *
 * Life of an operation:
 *
 *     sending 0 ── sending 1 ── … ──┬── committed
 *        │            │             └── provisional ── committed      (captured in the origin's transaction)
 *        │            └─ undoing ─────────────┘ │
 *        └── refused ◄────┘ ◄────────────────────┘
 *     any of them may become parked: neither done nor undone, visible with a reason. It is a sync failure then, and over with that: as
 *     committed or refused where both systems show that it was or was not done, else as ended
 *
 * One that came while its map was paused, or while a system was away, begins as queued and waits for its turn; where nothing of it was
 * carried out because a system did not answer, it goes back to wait.
 *
 * `sending n` is journalled before the first byte of step n leaves, together with everything needed to find out, after a crash
 * and without any person's token, whether step n was applied.
 */
import type { Actor, Ending, Outcome, Saying } from './face.ts';
import type { Problem, RecordChange, RecordRef, Snapshot } from '../connectors/port.ts';
import type { SystemName } from '../maps/entity-map.ts';

export type Origin = 'chat' | 'command' | 'dataverse' | 'financeOperations' | 'signal';

/** One atomic call of an operation. */
export type Step =
  /** Writes these changes; can be undone while our version stands. */
  | { readonly kind: 'changes'; readonly system: SystemName; readonly changes: readonly RecordChange[] }
  /** Writes what the step before answered, so that derived values and numbers travel on. */
  | { readonly kind: 'carry'; readonly system: 'dataverse'; readonly changes: readonly RecordChange[] }
  /** Cannot be undone: a pivot registered under this name is performed. After it the operation only goes forward. */
  | { readonly kind: 'pivot'; readonly system: 'financeOperations'; readonly pivot: string; readonly payload: unknown }
  /** Reads the aggregate where it is owned and brings the other side in line. Never undone, repeated until done. */
  | { readonly kind: 'follow'; readonly system: 'dataverse'; readonly root: RecordRef };

export type Phase = 'queued' | 'sending' | 'provisional' | 'undoing' | 'committed' | 'refused' | 'parked' | 'ended';

export interface Operation {
  readonly id: string;
  readonly requestId: string;
  readonly origin: Origin;
  /** Null for changes captured outside, where the author is all that is known. */
  readonly actor: Actor | null;
  readonly author: Author;
  readonly summary: string;
  readonly saying?: Saying | undefined;
  /** Lease keys of all aggregates touched, sorted. */
  readonly aggregates: readonly string[];
  /** Transaction of the origin that awaits our answer, or null. */
  readonly transaction: string | null;
  /** Rows the origin is saving, with their keys: later questions of its transaction may refer to them. */
  readonly rows: readonly CapturedRow[];
  readonly steps: readonly Step[];
  /** What the records were in the system of each step before it was sent; same order as its changes. */
  readonly before: readonly (readonly (Snapshot | null)[])[];
  /** What the system of each finished step answered. */
  readonly answers: readonly (readonly Snapshot[])[];
  readonly phase: Phase;
  /** The step being sent or undone. */
  readonly step: number;
  /** Map in whose queue it waits, or waited before it was sent. */
  readonly queue?: string;
  /** Set when an answer was lost: from then on only reading decides. */
  readonly uncertain: boolean;
  readonly problems: readonly Problem[];
  /** The refusing system's answer as it came, for administrators. */
  readonly raw?: string | undefined;
  readonly reason: string | null;
  /** The reason why it is parked, in its parts. */
  readonly why?: readonly Problem[];
  readonly outcome: Outcome | null;
  /** How it came to be no longer parked. */
  readonly ending?: Ending;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly attempts: number;
  /** Counts its moves, so that whoever was away too long cannot put it back to where it was. Absent before the first. */
  readonly moves?: number;
}

export interface CapturedRow {
  readonly rowId: string;
  readonly ref: RecordRef;
}

export interface Author {
  readonly aadObjectId: string | null;
  readonly userPrincipalName: string | null;
}

/** Which phases may follow which: the total table of an operation's life. */
export const successors: Readonly<Record<Phase, readonly Phase[]>> = {
  queued: ['sending', 'refused'],
  sending: ['sending', 'provisional', 'undoing', 'committed', 'refused', 'parked', 'queued'],
  provisional: ['committed', 'undoing', 'parked'],
  undoing: ['undoing', 'refused', 'parked'],
  parked: ['committed', 'refused', 'ended'],
  committed: [],
  refused: [],
  ended: [],
};

const closed: ReadonlySet<Phase> = new Set(['parked', 'committed', 'refused', 'ended']);

/** Whether nothing more is written for it. */
export const isClosed = (phase: Phase): boolean => closed.has(phase);

/**
 * True once some step can no longer be taken back. A delete captured in its origin's transaction can: while that transaction is
 * open nobody else knows of it yet.
 */
export function isPastPivot(operation: Pick<Operation, 'steps' | 'step' | 'transaction'>): boolean {
  const done = operation.steps.slice(0, operation.step);
  return done.some((step) => step.kind === 'pivot' || (operation.transaction === null && deletes(step)));
}

function deletes(step: Step): boolean {
  return (
    (step.kind === 'changes' || step.kind === 'carry') && step.changes.some((change) => change.action === 'delete')
  );
}

/** All records an operation writes itself, in order. */
export function writtenRefs(operation: Pick<Operation, 'steps'>): readonly RecordRef[] {
  return operation.steps.flatMap((step) =>
    step.kind === 'changes' || step.kind === 'carry'
      ? step.changes.map((change) => change.ref)
      : step.kind === 'follow'
        ? [step.root]
        : [],
  );
}

/** Maps of all records that an operation touches, each once. */
export function mapsOf(operation: Pick<Operation, 'steps' | 'aggregates'>): readonly string[] {
  const roots = operation.aggregates.map((key) => key.slice(0, key.indexOf('|')));
  return [...new Set([...roots, ...writtenRefs(operation).map(({ map }) => map)])];
}
