/** Edit and retry: the refused fields of a record as inputs with their valid values; what was changed goes to both systems. */
import type { Problem } from '../../connectors/port.ts';
import type { CanonicalRecord } from '../../maps/entity-map.ts';
import type { SyncFailure } from '../../sync/face.ts';
import type { Reply } from '../cards/reply.ts';
import { syncFailureEditCard } from '../cards/sync-failure-edit.ts';
import type { Turn } from '../conversation/turn.ts';
import { shownPart, type RecordDraft } from '../records/draft.ts';
import { keyOf } from '../records/entities.ts';
import { askedFields, type FormField } from '../records/fields.ts';
import { formInputs, type FormState } from '../records/form.ts';
import { inputText, readInput } from '../records/input.ts';
import { problemsOf, recordWords } from './show.ts';

/** Inputs on the card: those refused, or the first ones where no field was named. */
const most = 8;

interface Opened {
  readonly draft: RecordDraft;
  readonly fields: readonly FormField[];
}

/** The form, with what was typed and what is wrong with it; null when the person's system does not show the record. */
export async function showCorrection(
  turn: Turn,
  incident: string,
  failure: SyncFailure,
  typed: Readonly<Record<string, string>> = {},
  state: FormState = {},
): Promise<Reply | null> {
  const opened = await open(turn, failure, typed);
  if (opened === null) return null;
  const { texts } = turn;
  return syncFailureEditCard(turn.cards, {
    company: failure.ref.company ?? '',
    incident,
    failure: failure.id,
    title: texts.syncFailures.editTitle(recordWords(turn, failure)),
    text: texts.syncFailures.editText,
    problems: [...(state.top ?? []).map((text) => ({ text })), ...problemsOf(turn, failure)].slice(0, 12),
    fields: await formInputs(turn, opened.draft, opened.fields, state),
  });
}

/** The values that the inputs come to, or what is wrong with them; null when the record cannot be read. */
export async function readCorrection(
  turn: Turn,
  failure: SyncFailure,
  typed: Readonly<Record<string, string>>,
): Promise<{ readonly values: CanonicalRecord; readonly state: FormState | null } | null> {
  const opened = await open(turn, failure, typed);
  if (opened === null) return null;
  const read = await readInput(turn, opened.draft);
  const asked = new Set(opened.fields.map(({ property }) => property));
  // A field that was not asked for is not this person's to mend here.
  const at = new Map([...read.problems].filter(([property]) => asked.has(property)));
  const values = Object.fromEntries(Object.entries(read.changes).filter(([property]) => asked.has(property)));
  if (at.size > 0) return { values, state: { at, offers: read.offers } };
  return Object.keys(values).length > 0
    ? { values, state: null }
    : { values, state: { top: [turn.texts.syncFailures.editNothing] } };
}

async function open(turn: Turn, failure: SyncFailure, typed: Readonly<Record<string, string>>): Promise<Opened | null> {
  const { texts, services, person } = turn;
  const { ref } = failure;
  const entity = services.sync.map(ref.map);
  const snapshot = await services.records.show(ref, person);
  if (snapshot === null) return null;
  const all = askedFields(texts, entity, false);
  const named = new Set(failure.problems.filter(isAbout(ref.map)).flatMap(({ field }) => field ?? []));
  const refused = all.filter(({ property }) => named.has(property));
  const fields = (refused.length > 0 ? refused : all).slice(0, most);
  const company = ref.company ?? turn.company;
  const seen = shownPart(
    snapshot.values,
    all.map(({ property }) => property),
  );
  const input = Object.fromEntries(
    all.map((field) => [field.property, typed[field.property] ?? inputText(field, seen[field.property])]),
  );
  const values = { map: ref.map, key: keyOf(entity, snapshot), input, seen, attempt: 0 };
  const draft = { kind: 'record', company, conversation: turn.conversation.id, state: 'open', values } as const;
  return { fields, draft: { ...values, id: failure.id, draft, entity, company } };
}

function isAbout(map: string): (problem: Problem) => boolean {
  return ({ entity }) => entity === map || entity === '';
}
