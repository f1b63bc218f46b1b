/** Between what stands in the inputs of a form and the canonical values of a record. */
import type { CanonicalRecord, CanonicalValue } from '../../maps/entity-map.ts';
import type { Found } from '../../records/face.ts';
import { typedText } from '../cards/text.ts';
import type { Turn } from '../conversation/turn.ts';
import { readDay } from '../understanding/dates.ts';
import { readNumber } from '../understanding/numbers.ts';
import type { RecordDraft } from './draft.ts';
import { askedFields, type FormField } from './fields.ts';

/** The entry of a list that stands for no value, so that what was picked can be taken back. */
export const noChoice = '–';

/** The text that an input shows for a value. */
export function inputText(field: FormField, value: CanonicalValue | undefined): string {
  return value === null || value === undefined ? '' : typedText(String(value), field.maxLength);
}

/** What a draft's inputs come to. */
export interface ReadInput {
  /** Values that are new or changed; null takes a value away. */
  readonly changes: CanonicalRecord;
  /** The input with words replaced by keys where one record was meant. */
  readonly input: Readonly<Record<string, string>>;
  /** What is wrong, by property. */
  readonly problems: ReadonlyMap<string, string>;
  /** Records to choose from where several were meant, by property. */
  readonly offers: ReadonlyMap<string, readonly Found[]>;
}

type Parsed =
  | { readonly value: CanonicalValue; readonly text: string }
  | { readonly problem: string; readonly offers?: readonly Found[] };

/** Reads the whole form: types, lengths, what is demanded, and records that words mean. Writes nothing. */
export async function readInput(turn: Turn, draft: RecordDraft): Promise<ReadInput> {
  const { texts } = turn;
  const isNew = draft.key === null;
  const changes: Record<string, CanonicalValue> = {};
  const input: Record<string, string> = {};
  const problems = new Map<string, string>();
  const offers = new Map<string, readonly Found[]>();
  for (const field of askedFields(texts, draft.entity, isNew)) {
    const { property } = field;
    const before = draft.seen[property] ?? null;
    const text = draft.input[property] ?? '';
    input[property] = text;
    // What stands in the input as it was shown was not touched, even where showing it lost something.
    if (text === inputText(field, before)) {
      if (field.required && text === '') problems.set(property, texts.records.needed(field.label));
      continue;
    }
    const parsed = await parse(turn, draft, field, text);
    if ('problem' in parsed) {
      problems.set(property, parsed.problem);
      if (parsed.offers !== undefined) offers.set(property, parsed.offers);
      continue;
    }
    input[property] = parsed.text;
    if (parsed.value === null && field.required) problems.set(property, texts.records.needed(field.label));
    else if (!Object.is(parsed.value, before) && !isUntouched(isNew, parsed.value)) changes[property] = parsed.value;
  }
  return { changes, input, problems, offers };
}

/** A switch that is off says nothing of a new record: the systems have their own defaults. */
function isUntouched(isNew: boolean, value: CanonicalValue): boolean {
  return isNew && (value === false || value === null);
}

async function parse(turn: Turn, draft: RecordDraft, field: FormField, text: string): Promise<Parsed> {
  const { texts, services, sender } = turn;
  const words = text.trim();
  if (words === '' || (field.isPicked && words === noChoice)) return { value: null, text: '' };
  switch (field.type) {
    case 'integer':
    case 'recordId':
    case 'decimal': {
      const value = readNumber(words, texts.language);
      if (value === null || (field.type !== 'decimal' && !Number.isInteger(value)))
        return { problem: field.type === 'decimal' ? texts.records.noNumber(words) : texts.records.noWhole(words) };
      return { value, text: String(value) };
    }
    case 'date': {
      const day = readDay(words, services.clock.now(), sender.timeZone, texts.locale);
      return day === null ? { problem: texts.records.noDate(words) } : { value: day, text: day };
    }
    case 'boolean': {
      const value = readSwitch(turn, words);
      return value === null ? { problem: texts.records.noSwitch(words) } : { value, text: String(value) };
    }
    case 'choice':
    case 'text':
      if (field.isPicked) return pick(turn, draft, field, words);
      return words.length > field.maxLength
        ? { problem: texts.records.tooLong(field.label, field.maxLength, words.length) }
        : { value: text.trimEnd(), text };
  }
}

function readSwitch({ texts }: Turn, words: string): boolean | null {
  const said = words.toLowerCase();
  if (['true', 'yes', 'on', 'ja', 'an', texts.yes.toLowerCase()].includes(said)) return true;
  return ['false', 'no', 'off', 'nein', 'aus', texts.no.toLowerCase()].includes(said) ? false : null;
}

/** Most records that are offered where several are meant. */
const mostOffered = 15;

/** The value that words mean among the valid ones. Where the system tells no valid values, the words are taken as they are. */
async function pick(turn: Turn, draft: RecordDraft, { property }: FormField, words: string): Promise<Parsed> {
  const { texts, services, person } = turn;
  const find = (asked: string) => services.records.choices(draft.entity.name, property, person, draft.company, asked);
  const wanted = words.toLowerCase();
  const matching = await find(words);
  const exact =
    matching.find(({ key }) => key.toLowerCase() === wanted) ??
    only(matching, ({ name }) => name.toLowerCase() === wanted);
  const meant = exact ?? (matching.length === 1 ? matching[0] : undefined);
  if (meant !== undefined) return { value: meant.key, text: meant.key };
  if (matching.length > 0) return { problem: texts.records.severalFit(words), offers: matching.slice(0, mostOffered) };
  const all = await find('');
  return all.length === 0 ? { value: words, text: words } : { problem: texts.records.noneFits('', words) };
}

function only(found: readonly Found[], test: (one: Found) => boolean): Found | undefined {
  const passing = found.filter(test);
  return passing.length === 1 ? passing[0] : undefined;
}
