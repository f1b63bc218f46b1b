/** The beginning of a form: for a new record, or for one there is; with what a sentence said of its fields. */
import type { EntityMap } from '../../maps/entity-map.ts';
import type { Found } from '../../records/face.ts';
import type { Reply } from '../cards/reply.ts';
import { noteFor } from '../conversation/notes.ts';
import { beginDraft } from '../conversation/drafts.ts';
import type { Turn } from '../conversation/turn.ts';
import { showRecordConfirmation } from './confirm.ts';
import { findRecordDraft, keepRecordDraft, shownPart, type RecordDraft, type RecordDraftValues } from './draft.ts';
import { entityWords, keyOf, refOfFound } from './entities.ts';
import { askedFields } from './fields.ts';
import { showRecordForm } from './form.ts';
import { inputText, readInput } from './input.ts';

/** Words for fields, by property. */
export type SaidFields = Readonly<Record<string, string>>;

/** The form of a new record; straight to the confirmation when the sentence said all that is demanded. */
export async function beginNew(turn: Turn, map: EntityMap, said: SaidFields): Promise<Reply> {
  const draft = await open(turn, { map: map.name, key: null, input: { ...said }, seen: {}, attempt: 0 });
  return draft === null ? outOfDate(turn) : review(turn, draft, Object.keys(said).length > 0);
}

/** The form of a record there is, as the person's own system has it now. */
export async function beginEdit(turn: Turn, map: EntityMap, found: Found, said: SaidFields): Promise<Reply> {
  const { texts, services, person } = turn;
  const ref = refOfFound(map, found, turn.company);
  const snapshot = await services.records.show(ref, person);
  if (snapshot === null) {
    return noteFor(turn, 'warning', texts.records.notWhole(entityWords(texts, map).one, found.key), found.detail);
  }
  const fields = askedFields(texts, map, false);
  const seen = shownPart(
    snapshot.values,
    fields.map(({ property }) => property),
  );
  const shown = Object.fromEntries(fields.map((field) => [field.property, inputText(field, seen[field.property])]));
  const key = keyOf(map, snapshot);
  const values = { map: map.name, key, input: { ...shown, ...said }, seen, attempt: 0 };
  const draft = await open({ ...turn, company: ref.company ?? turn.company }, values);
  return draft === null ? outOfDate(turn) : review(turn, draft, Object.keys(said).length > 0);
}

async function open(turn: Turn, values: RecordDraftValues): Promise<RecordDraft | null> {
  return findRecordDraft(turn, await beginDraft(turn, 'record', values));
}

function outOfDate(turn: Turn): Reply {
  const { title, text } = turn.texts.failures.outOfDate;
  return noteFor(turn, 'warning', title, text);
}

/** With something said: to the confirmation when all of it is clear and nothing demanded is missing, else the form says what is open. */
async function review(turn: Turn, draft: RecordDraft, isSaid: boolean): Promise<Reply> {
  if (!isSaid) return showRecordForm(turn, draft);
  const read = await readInput(turn, draft);
  const kept = await keepRecordDraft(turn, draft, { input: read.input });
  const isWhole = read.problems.size === 0;
  if (isWhole && Object.keys(read.changes).length > 0) return showRecordConfirmation(turn, kept, read.changes);
  // What was not said yet is no mistake: the form marks it.
  const wrong = new Map([...read.problems].filter(([property]) => (draft.input[property] ?? '') !== ''));
  return showRecordForm(turn, kept, {
    at: wrong,
    offers: read.offers,
    top: isWhole ? [turn.texts.records.nothingChanged] : [],
  });
}
