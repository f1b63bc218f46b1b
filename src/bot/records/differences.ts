/** What became of a record since somebody saw it. */
import type { CanonicalRecord } from '../../maps/entity-map.ts';
import type { Turn } from '../conversation/turn.ts';
import { draftRef, keepRecordDraft, shownPart, type RecordDraft } from './draft.ts';
import { askedFields } from './fields.ts';
import { inputText } from './input.ts';
import { valuesOf } from './values.ts';

export interface Difference {
  readonly title: string;
  /** What it was when it was shown, and what it is now. */
  readonly value: string;
}

export type Renewed =
  | { readonly kind: 'same' }
  /** It is gone, or no longer theirs to read. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'changed'; readonly draft: RecordDraft; readonly differences: readonly Difference[] };

/**
 * Reads the record of a draft again. Where it changed, the draft is kept with what it is now: what the person did not touch follows
 * the record, what they typed stays.
 */
export async function renewDraft(turn: Turn, draft: RecordDraft): Promise<Renewed> {
  if (draft.key === null) return { kind: 'same' };
  const { texts, services, person } = turn;
  const snapshot = await services.records.show(draftRef(draft), person);
  if (snapshot === null) return { kind: 'gone' };
  const fields = askedFields(texts, draft.entity, false);
  const now: CanonicalRecord = shownPart(
    snapshot.values,
    fields.map(({ property }) => property),
  );
  const moved = fields.filter(({ property }) => !Object.is(now[property], draft.seen[property] ?? null));
  if (moved.length === 0) return { kind: 'same' };
  const shown = await valuesOf(turn, draft.entity, draft.company);
  const input = { ...draft.input };
  for (const field of moved) {
    const before = draft.seen[field.property];
    if ((input[field.property] ?? '') === inputText(field, before))
      input[field.property] = inputText(field, now[field.property]);
  }
  const renewed = await keepRecordDraft(turn, draft, { seen: now, input, state: 'open' });
  return {
    kind: 'changed',
    draft: renewed,
    differences: moved.map(({ property, label }) => ({
      title: label,
      value: texts.records.change(
        shown(property, draft.seen[property]) || texts.records.nothing,
        shown(property, now[property]) || texts.records.nothing,
      ),
    })),
  };
}
