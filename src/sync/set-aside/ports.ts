/** What setting entries aside asks of the store. */
import type { MapActivity } from '../face.ts';
import type { SetAsideAnswer, SetAsideEntry, StoredDamage } from './face.ts';

export interface SetAside {
  /** Looks at every entry. Throws JOURNAL_DAMAGED when there is no journal to read. */
  damaged(): Promise<readonly StoredDamage[]>;
  /** Null when there is no such entry, or it can be read. */
  damagedOne(id: string): Promise<StoredDamage | null>;
  /**
   * Moves a damaged entry out of the journal as it is, with the lines of the activity log, in one transaction. When no damaged one is left
   * the store is no longer in trouble over its journal. Null as in `damagedOne`.
   */
  setAside(
    id: string,
    how: {
      readonly at: string;
      readonly by: string;
      readonly reason: string;
      readonly activity: readonly MapActivity[];
    },
  ): Promise<SetAsideAnswer | null>;
  list(): Promise<readonly SetAsideEntry[]>;
  /** Those whose records are still to be compared. */
  uncompared(): Promise<readonly SetAsideEntry[]>;
  compared(id: string, at: string): Promise<void>;
  /** Those whose caller waits for the truth. */
  owed(): Promise<readonly SetAsideEntry[]>;
  paid(id: string): Promise<void>;
}
