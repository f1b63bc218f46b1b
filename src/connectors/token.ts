import type { SystemName } from '../maps/entity-map.ts';
import type { Identity } from './port.ts';

/**
 * Where bearer tokens for the connected systems come from.
 * A connector asks before each call; remembering a token until it ages is the source's business.
 */
export interface TokenSource {
  /**
   * A token that the system accepts for this identity. Rejects with a readable reason when there is none to be had; with
   * `NotSignedIn` when the person has to sign in first.
   */
  token(system: SystemName, identity: Identity): Promise<string>;
  /**
   * The tokens of an identity are good for nothing any more: the system refused one, or the person signed out or in again. The next
   * one is asked for anew. Absent where nothing is remembered.
   */
  forget?(identity: Identity): void;
}
