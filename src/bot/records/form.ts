/** The form of a record: a page of its fields at a time, with what was typed, what is wrong, and valid values to pick from. */
import type { CanonicalRecord } from '../../maps/entity-map.ts';
import type { Found } from '../../records/face.ts';
import { recordFormCard, type FormInput } from '../cards/record-form.ts';
import type { Reply } from '../cards/reply.ts';
import { plainText } from '../cards/text.ts';
import type { Choice } from '../cards/view.ts';
import { datasetOf, firstChoices, readingChoices, type ChoiceReading } from '../conversation/picking.ts';
import { draftTopic } from '../conversation/drafts.ts';
import type { Turn } from '../conversation/turn.ts';
import { readNumber } from '../understanding/numbers.ts';
import type { RecordDraft } from './draft.ts';
import { entityWords } from './entities.ts';
import { askedFields, type FormField } from './fields.ts';
import { inputText, noChoice } from './input.ts';
import { symbolText, titleWithKey } from './values.ts';

/** What is wrong with a form, and what changed since it was opened. */
export interface FormState {
  /** By property. */
  readonly at?: ReadonlyMap<string, string>;
  readonly top?: readonly string[];
  readonly offers?: ReadonlyMap<string, readonly Found[]>;
  /** The field, what it was when it was shown, and what it is now. */
  readonly differences?: readonly { readonly title: string; readonly value: string }[];
  /** Counted from 1; the first page with a problem unless told. */
  readonly page?: number;
}

/** Fields on one page. */
const pageSize = 8;

/**
 * Bytes of the card left for choices, what a field and a choice take of them. A field whose choices do not fit shows the first of them
 * and suggests the others; beside it stands a plain field, whose words are looked up.
 */
const bytes = { all: 19_000, field: 900, choice: 110 };

/** The choices of a field, and what more there are. */
interface Offer {
  readonly choices: readonly Choice[];
  /** Empty where the choices are all there are. */
  readonly dataset: string;
}

/** The fields of a page, counted from 1. */
export function fieldsOnPage(turn: Turn, draft: RecordDraft, page: number): readonly FormField[] {
  const fields = askedFields(turn.texts, draft.entity, draft.key === null);
  return fields.slice((page - 1) * pageSize, page * pageSize);
}

/** The card of the form. */
export async function showRecordForm(turn: Turn, draft: RecordDraft, state: FormState = {}): Promise<Reply> {
  const { texts } = turn;
  const { one } = entityWords(texts, draft.entity);
  const all = askedFields(texts, draft.entity, draft.key === null);
  const pages = Math.max(1, Math.ceil(all.length / pageSize));
  const firstWrong = all.findIndex(({ property }) => state.at?.has(property));
  const page = Math.min(Math.max(1, state.page ?? Math.floor(Math.max(0, firstWrong) / pageSize) + 1), pages);
  const fields = fieldsOnPage(turn, draft, page);
  const first = (page - 1) * pageSize;
  const reading = readingChoices(turn);
  const inputs = await formInputs(turn, draft, fields, state, reading);
  const form = recordFormCard(
    turn.cards,
    {
      company: draft.company,
      draft: draft.id,
      page: String(page),
      title: draft.key === null ? texts.records.newTitle(one) : texts.records.editTitle(one, draft.key),
      text: texts.records.formText,
      problems: reading
        .above(state.top ?? [])
        .slice(0, 12)
        .map((text) => ({ text })),
      differences: (state.differences ?? []).slice(0, 12).map(({ title, value }) => ({ title, value })),
      fields: inputs,
      paged: pages === 1 ? '' : texts.records.fieldsShown(first + 1, first + fields.length, all.length),
      previous: page > 1 ? [{ to: String(page - 1) }] : [],
      next: page < pages ? [{ to: String(page + 1) }] : [],
    },
    draftTopic(draft.id),
  );
  const data = { draft: draft.id, page: String(page), to: String(page) };
  return { ...form, dialog: { title: texts.openAsDialog, verb: 'record.fields', data } };
}

/** The inputs of some fields of a draft, with what is wrong at each. */
export async function formInputs(
  turn: Turn,
  draft: RecordDraft,
  fields: readonly FormField[],
  state: FormState = {},
  reading: ChoiceReading = readingChoices(turn),
): Promise<FormInput[]> {
  const choices = await choicesOf(turn, draft, fields, state, reading);
  return fields.map((field) => inputOf(turn, draft, field, choices.get(field.property), state));
}

/** Choices of the fields that are picked, as far as they fit; of more than fit the first, after a problem those nearest to what was typed. */
async function choicesOf(
  turn: Turn,
  draft: RecordDraft,
  fields: readonly FormField[],
  { at, offers }: FormState,
  reading: ChoiceReading,
): Promise<ReadonlyMap<string, Offer>> {
  const { services, person, texts } = turn;
  const { entity, company } = draft;
  const choices = (property: string, words?: string): Promise<readonly Found[]> =>
    reading.read(services.records.choices(entity.name, property, person, company, words));
  const found = new Map<string, Offer>();
  let left = Math.floor((bytes.all - fields.length * bytes.field) / bytes.choice);
  for (const field of fields.filter(({ isPicked }) => isPicked)) {
    const { property } = field;
    const all = await choices(property);
    const value = valueIn(draft, field);
    const isTooMany = offers?.has(property) !== true && all.length > left;
    const first = isTooMany && at?.has(property) ? await choices(property, value) : all;
    const offered =
      offers?.get(property) ??
      (isTooMany
        ? [...new Set([...all.filter(({ key }) => key === value), ...first.slice(0, Math.min(firstChoices, left))])]
        : all);
    left -= offered.length;
    const shown = offered.map((one) => ({
      title: plainText(
        one.kind === 'choice' && field.type === 'choice'
          ? symbolText(turn, entity, property, one.key, one.name)
          : titleWithKey(one),
        70,
      ),
      value: one.key,
    }));
    if (shown.length === 0 && !isTooMany) continue;
    found.set(property, {
      choices: field.required ? shown : [{ title: texts.records.noValue, value: noChoice }, ...shown],
      dataset: isTooMany ? datasetOf(entity.name, property, company) : '',
    });
  }
  return found;
}

/** What stands in an input: what was typed, else what the record holds. */
function valueIn(draft: RecordDraft, field: FormField): string {
  return draft.input[field.property] ?? inputText(field, (draft.seen as CanonicalRecord)[field.property]);
}

function inputOf(
  turn: Turn,
  draft: RecordDraft,
  field: FormField,
  offer: Offer | undefined,
  { at, offers }: FormState,
): FormInput {
  const { texts } = turn;
  const { property, type, required } = field;
  const value = valueIn(draft, field);
  const input: FormInput = {
    kind: 'text',
    id: property,
    label: required ? texts.records.required(field.label) : field.label,
    value,
    number: 0,
    length: field.maxLength,
    hint: '',
    choices: [],
    problem: at?.get(property) ?? '',
  };
  if (offer !== undefined) {
    const { choices, dataset } = offer;
    const isKnown = value === '' || choices.some((choice) => choice.value === value);
    if (dataset !== '')
      return {
        ...input,
        kind: 'search',
        value: isKnown ? value : '',
        typed: isKnown ? '' : value,
        choices: [...choices],
        dataset,
      };
    const isOffer = offers?.has(property) === true;
    return {
      ...input,
      kind: 'choice',
      value: isOffer && !isKnown ? '' : value,
      choices: isKnown || isOffer ? [...choices] : [{ title: value, value }, ...choices],
    };
  }
  switch (type) {
    case 'boolean':
      return { ...input, kind: 'toggle', value: value === 'true' ? 'true' : 'false' };
    case 'date':
      return { ...input, kind: 'date', value: /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : '' };
    case 'integer':
    case 'decimal':
    case 'recordId': {
      const number = value === '' ? null : readNumber(value, texts.language);
      return number === null ? { ...input, kind: 'emptyNumber' } : { ...input, kind: 'number', number };
    }
    case 'text':
    case 'choice':
      return {
        ...input,
        kind: field.maxLength > 200 && !field.isPicked ? 'lines' : 'text',
        hint: field.isPicked ? texts.records.numberOrName : '',
      };
  }
}
