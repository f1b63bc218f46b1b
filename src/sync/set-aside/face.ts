/** Damaged entries of the journal, and what becomes of them. Types only. */
import type { RecordRef } from '../../connectors/port.ts';

/** An entry that cannot be read back, with what its row tells beside it. */
export interface StoredDamage {
  readonly operation: string;
  /** When it was begun. */
  readonly at: string;
  /** Entra object id of who asked or saved, as far as it was known. */
  readonly actor: string | null;
  /** How far it had come: `sending`, `committed` and so on. */
  readonly phase: string;
  /** Records, or roots of them, by their keys in the journal; empty when that is lost too. */
  readonly aggregates: readonly string[];
}

export interface DamagedEntry extends StoredDamage {
  /** The records among them that both systems agreed on before. */
  readonly refs: readonly RecordRef[];
}

/** An entry that an administrator set aside; its row is kept as it was. */
export interface SetAsideEntry {
  readonly operation: string;
  readonly requestId: string;
  readonly aggregates: readonly string[];
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  /** When both systems were compared for it; null while that is still to come. */
  readonly comparedAt: string | null;
}

export interface DamagedJournal {
  /** Entries that cannot be read back, oldest first. Every entry is looked at. */
  readonly damaged: readonly DamagedEntry[];
  /** Oldest first. */
  readonly setAside: readonly SetAsideEntry[];
}

/** How many damaged entries are left; new work is taken again when there are none. */
export interface SetAsideAnswer {
  readonly entry: SetAsideEntry;
  readonly left: number;
}
