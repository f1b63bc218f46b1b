/** The words of a setup: steps, the calls they are made of, and how each is taken back. */

/** One call of the Web API, relative to its root. Texts in double braces are found out when the call is made: see `references.ts`. */
export interface SetupCall {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** The component goes into the solution of this project. */
  readonly inSolution?: boolean;
}

/** How a step is taken back. */
export interface UndoCall extends SetupCall {
  /** Rows whose values would go with it; null where none can. */
  readonly loses: LostData | null;
}

/** What would be lost: rows of a set that meet a filter, in words for the person. */
export interface LostData {
  readonly set: string;
  /** Primary key column: rows that setup itself entered are no loss. */
  readonly id: string;
  readonly filter: string | null;
  readonly says: string;
}

/** One thing that is missing, and how it is brought. */
export interface SetupStep {
  /** Tells it from all others, and is the same in every plan: `column msdyn_warehouse.msdyn_warehousetype`. */
  readonly name: string;
  /** What is done, in one line. */
  readonly what: string;
  /** What it is for, in one line. */
  readonly why: string;
  readonly calls: readonly SetupCall[];
  /** In the order in which they are made, which is the reverse of the calls. */
  readonly undo: readonly UndoCall[];
  /** An alternate key to wait for: its index is made in the background. */
  readonly awaits?: { readonly table: string; readonly key: string };
}

/** Something that setup cannot mend. */
export interface SetupObstacle {
  readonly what: string;
  readonly remedy: string;
}

export interface SetupPlan {
  readonly steps: readonly SetupStep[];
  readonly obstacles: readonly SetupObstacle[];
}

/** A step that somebody has to take back one day. Written down before the step is taken. */
export interface UndoEntry {
  readonly step: string;
  readonly what: string;
  readonly calls: readonly UndoCall[];
}

/** Where {@link UndoEntry entries} are kept. */
export interface UndoList {
  entries(): Promise<readonly UndoEntry[]>;
  add(entry: UndoEntry): Promise<void>;
  remove(step: string): Promise<void>;
}

/** What became of a plan, or of an undo. */
export interface SetupOutcome {
  readonly done: readonly string[];
  /** The step that could not be taken, with the system's words; null when all were. */
  readonly stopped: { readonly step: string; readonly message: string; readonly remedy: string } | null;
}

/** An undo that was not begun: what would be lost. */
export interface UndoRefusal {
  readonly losses: readonly string[];
}
