import { allRequests } from '../../../src/bot/requests/all.ts';
import { understandingOf } from '../../../src/bot/requests/grammar.ts';
import { spellingFor } from '../../../src/bot/records/vocabulary.ts';
import type { Understanding } from '../../../src/bot/understanding/understanding.ts';
import { loadMaps } from '../../../src/maps/catalogue.ts';

/** The grammar that the bot has with the project's own maps. */
export async function grammarOfBot(): Promise<Understanding> {
  const { maps } = await loadMaps();
  return understandingOf(allRequests, spellingFor(maps));
}
