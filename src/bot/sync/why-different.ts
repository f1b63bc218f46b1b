/** Why a record is not the same in both systems: field by field, who keeps it, and what was done to it lately. */
import type { RecordRef } from '../../connectors/port.ts';
import type { CanonicalValue, EntityMap } from '../../maps/entity-map.ts';
import type { FieldDifference, RecordDifference } from '../../sync/face.ts';
import type { Reply } from '../cards/reply.ts';
import { syncConfirmationCard } from '../cards/sync-confirmation.ts';
import { noteFor } from '../conversation/notes.ts';
import { summaryText } from '../conversation/summaries.ts';
import type { Turn } from '../conversation/turn.ts';
import { labelOf, recordTitle } from '../records/entities.ts';
import { formatsFor } from '../texts/format.ts';

/** What differs in one record, with the offer to make it equal where it is clear whose values stand. */
export async function showDifference(turn: Turn, map: EntityMap, ref: RecordRef): Promise<Reply> {
  const { texts, services } = turn;
  const words = texts.sync.different;
  const title = recordTitle(turn, map, ref.key.join(' '));
  const { differences } = await services.sync.reconcile({ map: map.name, company: ref.company, key: ref.key });
  const [found] = differences;
  if (found === undefined) return noteFor(turn, 'good', words.equal(title), '');
  const clear = found.repair !== null && found.missingIn === null;
  return syncConfirmationCard(turn.cards, {
    company: ref.company ?? '',
    title: words.title(title),
    text: found.missingIn === null ? (clear ? words.repair : '') : words.missing(title, texts.systems[found.missingIn]),
    points: [
      ...found.fields.map((field) => ({ text: fieldLine(turn, map, field) })),
      ...journalLines(turn, found),
    ].slice(0, 18),
    buttons: clear ? [{ title: words.button, act: 'repair', what: JSON.stringify(found.ref) }] : [],
  });
}

function fieldLine(turn: Turn, map: EntityMap, field: FieldDifference): string {
  const { different } = turn.texts.sync;
  const shown = (value: CanonicalValue): string => (value === null || value === '' ? different.empty : String(value));
  const owner = field.owner === 'both' ? different.both : turn.texts.systems[field.owner];
  const label = labelOf(turn.texts, map, field.property);
  return different.line(label, shown(field.dataverse), shown(field.financeOperations), owner);
}

function journalLines(turn: Turn, { journal }: RecordDifference): { text: string }[] {
  const { texts, services, sender } = turn;
  const format = formatsFor(texts.locale);
  const now = services.clock.now();
  return journal.slice(0, 5).map(({ at, actor, ...entry }) => ({
    text: texts.sync.different.journal(format.time(at, now, sender.timeZone), actor, summaryText(turn, entry)),
  }));
}
