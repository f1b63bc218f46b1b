/** What happened to a record, out of the journal: who, when, what, and how it ended. */
import type { RecordRef } from '../../connectors/port.ts';
import { summaryText } from '../conversation/summaries.ts';
import type { Turn } from '../conversation/turn.ts';
import { recordTitle } from '../records/entities.ts';
import type { Listing } from '../records/listing.ts';
import { listForAdministrators, plainEntry } from './administrators.ts';
import { timeOf } from '../conversation/times.ts';

/** Operations that are read; the list pages through them. */
const most = 200;

/** The journal of a record, newest first. */
export async function listJournal(turn: Turn, ref: RecordRef): Promise<Listing> {
  const { texts, services } = turn;
  const words = texts.syncDetails.journal;
  const entries = await services.sync.journalOf(ref, most);
  const title = words.title(recordTitle(turn, services.sync.map(ref.map), ref.key.join(' ')));
  return listForAdministrators(turn, {
    kind: 'plain',
    title,
    text: '',
    none: words.none,
    explanation: words.explanation,
    entries: await Promise.all(
      entries.map(async ({ at, actor, state, ...entry }) => {
        const [phase = ''] = state.split(' ');
        const ended = (words.states as Readonly<Record<string, string>>)[phase] ?? texts.today.states.underWay;
        return plainEntry(summaryText(turn, entry), `${await nameOf(turn, actor)} · ${ended}`, timeOf(turn, at));
      }),
    ),
    page: (page) => ({
      title,
      request: 'record-journal',
      slots: { record: `${ref.map} ${ref.key.join(' ')}`, page },
    }),
  });
}

/** The name of somebody whom the journal knows by address alone, where they wrote to the bot before. */
async function nameOf({ services }: Turn, actor: string): Promise<string> {
  if (!actor.includes('@')) return actor;
  const { references } = services;
  const id = await references.byName(actor);
  return (id === null ? null : await references.sender(id))?.name ?? actor;
}
