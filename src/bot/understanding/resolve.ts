/** From a person's words to a record: one, several to choose from, or none. */
import { isLikeThroughout, partsOf, resembles } from './likeness.ts';
import { spelledOut } from './numbers.ts';
import { unitInEnglish } from './unit-words.ts';
import type { Found, Person, RecordKind, Records } from '../../records/face.ts';

export type Resolution =
  | { readonly kind: 'one'; readonly found: Found }
  | { readonly kind: 'several'; readonly found: readonly Found[] }
  /** `near` are those that come nearest, should the words be misspelt beyond recognition. */
  | { readonly kind: 'none'; readonly near: readonly Found[] };

/** How many records are offered to choose from, and how many are named where none fits. */
const mostOffered = 8;
const mostNear = 3;

/** Letters and digits only, so that `P100`, `p-100` and `P 100` are the same code. */
const squash = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Finds the record meant: an exact key anywhere in the words wins, then an exact name, then a name that alone holds all the words.
 * Records of other companies are left out.
 */
export async function resolveRecord(
  records: Pick<Records, 'find'>,
  kind: RecordKind,
  words: string,
  person: Person,
  company: string,
): Promise<Resolution> {
  const squashed = squash(words);
  if (squashed === '') return { kind: 'none', near: [] };
  const ofCompany = (found: Found): boolean => found.company === null || found.company === company;
  const alike = (await records.find(kind, words, person, 25)).filter(ofCompany);
  const found = alike.filter(
    ({ key, name, detail }) =>
      resembles(`${key} ${squash(key)} ${name} ${detail}`, words) && !onlyBegins(key, squashed),
  );
  const codes = words
    .split(/[\s,;()]+/)
    .filter((word) => /\d/.test(word))
    .flatMap((word) => [...new Set([word, word.replace(/(?<=\d)s$/i, '')])]);
  const decided =
    only(found, ({ key }) => squash(key) === squashed) ??
    only(found, ({ name }) => squash(name) === squashed) ??
    only(found, ({ key }) => isNumberOf(key, squashed)) ??
    only(found, ({ key }) => codes.some((code) => squash(code) === squash(key))) ??
    only(found, ({ name, key }) => holdsAll(`${name} ${key}`, words)) ??
    only(found, ({ key, name, detail }) => isLikeThroughout(`${key} ${name} ${detail}`, words)) ??
    only(found, () => true);
  if (decided !== null) return { kind: 'one', found: decided };
  const byCode = await findByCode(records, kind, codes, person);
  if (byCode !== null && ofCompany(byCode)) return { kind: 'one', found: byCode };
  return found.length > 0
    ? { kind: 'several', found: found.slice(0, mostOffered) }
    : { kind: 'none', near: alike.slice(0, mostNear) };
}

/** Whether a record with this key is called by that number alone: `131` for `PO-000131`. */
const isNumberOf = (key: string, number: string): boolean =>
  /^\d{3,}$/.test(number) && Number(/^\p{L}+-?(\d+)$/u.exec(key)?.[1]) === Number(number);

/** Whether a number is the beginning of the one that a record is called by, and no more: `13` is not `PO-000131`. */
const onlyBegins = (key: string, number: string): boolean =>
  /^\d+$/.test(number) && new RegExp(`^\\p{L}+-?0+${number}\\d+$`, 'u').test(key);

/** What people call single things, whatever symbol a system has for them. */
const singleThings = ['ea', 'pcs', 'pc', 'piece', 'each', 'unit'];

/** Finds a unit: by its symbol or name, in the singular too; a word for single things by any of their symbols. */
export async function resolveUnit(
  records: Pick<Records, 'find'>,
  words: string,
  person: Person,
  company: string,
): Promise<Resolution> {
  const singular = unitInEnglish(spelledOut(words.trim().toLowerCase())).replace(/(?<=x|ch|sh|ss)es$|(?<!s)s$/, '');
  const names = singleThings.includes(singular) ? [words, singular, ...singleThings] : [words, singular];
  let several: Resolution = { kind: 'none', near: [] };
  for (const name of new Set(names)) {
    const resolution = await resolveRecord(records, 'unit', name, person, company);
    if (resolution.kind === 'one') return resolution;
    if (several.kind === 'none' && (resolution.kind === 'several' || several.near.length === 0)) several = resolution;
  }
  return several;
}

/** The record of which a code in the words is the key, when the words as a whole find nothing: `pumps P-100`. */
async function findByCode(
  records: Pick<Records, 'find'>,
  kind: RecordKind,
  codes: readonly string[],
  person: Person,
): Promise<Found | null> {
  for (const code of codes.slice(0, 3)) {
    const match = (await records.find(kind, code, person, 5)).find(({ key }) => squash(key) === squash(code));
    if (match !== undefined) return match;
  }
  return null;
}

function only(found: readonly Found[], test: (one: Found) => boolean): Found | null {
  const passing = found.filter(test);
  return passing.length === 1 ? (passing[0] ?? null) : null;
}

/** Each word begins a word of the name, plural endings forgiven. */
function holdsAll(name: string, words: string): boolean {
  const parts = partsOf(name);
  return partsOf(words).every((word) =>
    parts.some((part) => part.startsWith(word) || part.startsWith(word.replace(/e?s$/, ''))),
  );
}
