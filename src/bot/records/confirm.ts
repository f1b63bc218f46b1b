import type { CanonicalRecord, CanonicalValue } from '../../maps/entity-map.ts';
import { recordConfirmationCard } from '../cards/record-confirmation.ts';
import type { Reply } from '../cards/reply.ts';
import { draftTopic } from '../conversation/drafts.ts';
import type { Turn } from '../conversation/turn.ts';
import { keepRecordDraft, type RecordDraft } from './draft.ts';
import { entityWords } from './entities.ts';
import { askedFields, type FormField } from './fields.ts';
import { titleWithKey, valuesOf } from './values.ts';

const mostFacts = 45;

/** The record once more before it is written. Each confirmation shown is an operation of its own. */
export async function showRecordConfirmation(turn: Turn, draft: RecordDraft, changes: CanonicalRecord): Promise<Reply> {
  const { texts } = turn;
  const { entity, company, key } = draft;
  const { one } = entityWords(texts, entity);
  const kept = await keepRecordDraft(turn, draft, { attempt: draft.attempt + 1, state: 'open' });
  const shown = await valuesOf(turn, entity, company);
  const changed = askedFields(texts, entity, key === null).filter(({ property }) => property in changes);
  const facts = await Promise.all(
    changed.map(async (field) => {
      const { property, label } = field;
      const named = await nameOf(turn, draft, field, changes[property] ?? null);
      const after = named ?? (shown(property, changes[property]) || texts.records.nothing);
      const before = shown(property, draft.seen[property]) || texts.records.nothing;
      return { title: label, value: key === null ? after : texts.records.change(before, after) };
    }),
  );
  return recordConfirmationCard(
    turn.cards,
    {
      company,
      draft: draft.id,
      attempt: String(kept.attempt),
      title: key === null ? texts.records.confirmNew(one) : texts.records.confirmEdit(one, key),
      text: texts.records.inBoth,
      save: key === null ? texts.records.create : texts.records.save,
      facts: facts.slice(0, mostFacts),
    },
    draftTopic(draft.id),
  );
}

/** Key and name of the record that a looked-up value means; null for other values. */
async function nameOf(turn: Turn, draft: RecordDraft, field: FormField, value: CanonicalValue): Promise<string | null> {
  if (!field.isPicked || field.type === 'choice' || typeof value !== 'string') return null;
  const { records } = turn.services;
  const found = await records.choices(draft.entity.name, field.property, turn.person, draft.company, value);
  const meant = found.find(({ key }) => key === value);
  return meant === undefined ? null : titleWithKey(meant);
}
