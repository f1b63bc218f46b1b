/** What is said of a change that waits: that it is kept, why, and that its card will tell what came of it. */
import type { SystemName } from '../../maps/entity-map.ts';
import type { Reply } from '../cards/reply.ts';
import { noteFor } from '../conversation/notes.ts';
import type { Turn } from '../conversation/turn.ts';
import { capital, entityWords } from './entities.ts';
import { timeOf } from '../conversation/times.ts';

/** The note of a change that waits in the queue of a map. */
export async function showQueued(turn: Turn, map: string): Promise<Reply> {
  const { queued } = turn.texts.outcomes;
  const reasons = await whyItWaits(turn, map);
  return noteFor(turn, 'warning', queued.title, queued.text, { points: reasons });
}

/** That the map is paused, and by whom; or which system does not answer. Nothing where neither is so any more. */
async function whyItWaits(turn: Turn, name: string): Promise<readonly string[]> {
  const { texts, services } = turn;
  const map = (await services.sync.status()).find((one) => one.name === name);
  if (map?.status === 'Paused') {
    const { many } = entityWords(texts, services.sync.map(name));
    return [texts.outcomes.paused(capital(many), map.since === null ? '' : timeOf(turn, map.since), map.by ?? '')];
  }
  return services.sync
    .health()
    .filter(({ answers }) => !answers)
    .map(({ system, downSince }) => silence(turn, system, downSince));
}

function silence(turn: Turn, system: SystemName, since: string | null): string {
  const { texts } = turn;
  return texts.outcomes.silent(texts.systems[system], since === null ? '' : timeOf(turn, since));
}
