/** Why a record is not the same in both systems: field by field, who keeps it, and what was done to it lately. */
import type { RecordRef } from '../../connectors/port.ts';
import type { CanonicalValue, EntityMap } from '../../maps/entity-map.ts';
import type { FieldDifference, RecordDifference } from '../../sync/face.ts';
import type { Reply } from '../cards/reply.ts';
import { syncConfirmationCard } from '../cards/sync-confirmation.ts';
import { noteFor } from '../conversation/notes.ts';
import { summaryText } from '../conversation/summaries.ts';
import { isShared, type Turn } from '../conversation/turn.ts';
import { labelOf, recordTitle } from '../records/entities.ts';
import { formatsFor } from '../texts/format.ts';

const mostFields = 18;

/**
 * What differs in one record, with the offer to make it equal where it is clear whose values stand. Where several read it names the
 * fields and who keeps them; the values go to the chat of whoever asked.
 */
export async function showDifference(turn: Turn, map: EntityMap, ref: RecordRef): Promise<Reply> {
  const { texts, services } = turn;
  const words = texts.sync.different;
  const title = recordTitle(turn, map, ref.key.join(' '));
  const { differences } = await services.sync.reconcile({ map: map.name, company: ref.company, key: ref.key });
  const [found] = differences;
  if (found === undefined) return noteFor(turn, 'good', words.equal(title), '');
  if (isShared(turn)) return showFields(turn, map, ref, found);
  const clear = found.repair !== null && found.missingIn === null;
  return syncConfirmationCard(turn.cards, {
    company: ref.company ?? '',
    title: words.title(title),
    text: found.missingIn === null ? (clear ? words.repair : '') : words.missing(title, texts.systems[found.missingIn]),
    points: [
      ...found.fields.map((field) => ({ text: fieldLine(turn, map, field) })),
      ...journalLines(turn, found),
    ].slice(0, mostFields),
    buttons: clear ? [{ title: words.button, act: 'repair', what: JSON.stringify(found.ref) }] : [],
  });
}

async function showFields(turn: Turn, map: EntityMap, ref: RecordRef, found: RecordDifference): Promise<Reply> {
  const { texts, desk, sender } = turn;
  const words = texts.sync.different;
  const title = recordTitle(turn, map, ref.key.join(' '));
  const about = { map: map.name, company: ref.company, key: ref.key };
  const isMet = await desk.tell(sender.aadObjectId, 'difference', JSON.stringify(about), about);
  const missing = found.missingIn === null ? [] : [words.missing(title, texts.systems[found.missingIn])];
  const where = isMet ? words.inOwnChat : texts.syncFailures.writeFirst;
  return noteFor(turn, 'warning', words.title(title), [...missing, where].join(' '), {
    points: found.fields
      .slice(0, mostFields)
      .map((field) => words.field(labelOf(texts, map, field.property), ownerOf(turn, field))),
  });
}

function ownerOf({ texts }: Turn, { owner }: FieldDifference): string {
  return owner === 'both' ? texts.sync.different.both : texts.systems[owner];
}

function fieldLine(turn: Turn, map: EntityMap, field: FieldDifference): string {
  const { different } = turn.texts.sync;
  const shown = (value: CanonicalValue): string => (value === null || value === '' ? different.empty : String(value));
  const label = labelOf(turn.texts, map, field.property);
  return different.line(label, shown(field.dataverse), shown(field.financeOperations), ownerOf(turn, field));
}

function journalLines(turn: Turn, { journal }: RecordDifference): { text: string }[] {
  const { texts, services, sender } = turn;
  const format = formatsFor(texts.locale);
  const now = services.clock.now();
  return journal.slice(0, 5).map(({ at, actor, ...entry }) => ({
    text: texts.sync.different.journal(format.time(at, now, sender.timeZone), actor, summaryText(turn, entry)),
  }));
}
