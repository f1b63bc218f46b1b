/** What happened to the maps: each step of their lives, who made it, when and why. */
import type { Turn } from '../conversation/turn.ts';
import type { Listing } from '../records/listing.ts';
import { listForAdministrators, plainEntry } from './administrators.ts';
import { mapsTitle } from './maps.ts';
import { timeOf } from '../conversation/times.ts';

/** Steps that are read; the list pages through them. */
const most = 200;

/** The activity of one map, or of all for null, newest first. */
export async function listMapActivity(turn: Turn, map: string | null): Promise<Listing> {
  const { texts, services } = turn;
  const words = texts.syncDetails.activity;
  const { states } = texts.sync.status;
  const steps = await services.sync.mapActivity({ limit: most, ...(map === null ? {} : { map }) });
  const title = words.title(mapsTitle(turn, map === null ? [] : [map]));
  return listForAdministrators(turn, {
    kind: 'plain',
    title,
    text: '',
    none: words.none,
    explanation: '',
    entries: steps.map((step) =>
      plainEntry(
        step.from === step.to
          ? words.remark(mapsTitle(turn, [step.map]))
          : words.step(mapsTitle(turn, [step.map]), states[step.from], states[step.to]),
        [texts.parts[step.by] ?? step.by, step.reason ?? ''].filter((part) => part !== '').join(' · '),
        timeOf(turn, step.at),
      ),
    ),
    page: (page) => ({ title, request: 'map-activity', slots: { ...(map === null ? {} : { maps: map }), page } }),
  });
}
