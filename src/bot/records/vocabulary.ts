/**
 * The words of the entities in the grammar. A request about records of any kind is written once, with places for the words:
 *
 *   <one> <many>   what a record, and several, are called
 *   <fields>       any number of fields with their values: `with days 45 and description Soon`
 *   <changes>      the same of a record there is: `days to 45`
 *   <fieldOf>      a field of a record with its value: `days of payment term N45 to 45`
 *   <within>       the record that a new one is demanded to belong to: the site of a warehouse
 *   <town>         the town that a record is in, where its map has a city
 *
 * Each pattern becomes one for each map, which fixes the slot `entity`; so a further map brings its own sentences.
 */
import type { EntityMap } from '../../maps/entity-map.ts';
import { textsFor } from '../texts/catalogue.ts';
import type { Language, PerLanguage } from '../texts/language.ts';
import type { Spelled } from '../understanding/understandable.ts';
import { entityWords, plainMaps } from './entities.ts';
import { formFields } from './fields.ts';

/** From utterances as requests write them to those that the grammar compiles. */
export type SpellOut = (patterns: readonly string[], language: Language) => readonly (string | Spelled)[];

/** What a map puts in the places of a pattern; null where it has nothing to put, so that the pattern makes no sentence of it. */
interface Words {
  readonly map: string;
  readonly places: Readonly<Record<string, string | null>>;
}

/** Words around a field and its value. */
const around: PerLanguage<{ readonly before: string; readonly of: string; readonly to: string }> = {
  en: {
    before: '(,|and|with|set|at|in|on|of|for|having) [its|the]',
    of: '(of|for|in|on|at) [the]',
    to: '(to|is|=|:)',
  },
  de: {
    before: '(,|und|mit|setze|setz|am|an|im|in|auf|bei) [seine|seinen|ihre|die|den|das|der|dem]',
    of: '(von|vom|der|des|für|bei|beim) [der|dem|die|das|den]',
    to: '(auf|zu|in|ist|=|:)',
  },
};

/** The slot that the value of a field fills in a sentence. */
const fieldSlot = (property: string): string => `set_${property}`;

/** The values that a sentence gave for fields, by property. */
export function saidFields(slots: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(slots).flatMap(([slot, value]) =>
      slot.startsWith('set_') && typeof value === 'string' ? [[slot.slice('set_'.length), value] as const] : [],
    ),
  );
}

/** Spells patterns out for all plain maps of a project; patterns without a place stay as they are. */
export function spellingFor(maps: readonly EntityMap[]): SpellOut {
  const plain = plainMaps(maps);
  const words: PerLanguage<readonly Words[]> = {
    en: plain.map((map) => wordsOf(map, 'en')),
    de: plain.map((map) => wordsOf(map, 'de')),
  };
  return (patterns, language) =>
    patterns.flatMap((pattern): readonly (string | Spelled)[] =>
      places.test(pattern) ? words[language].flatMap((own) => spell(pattern, own)) : [pattern],
    );
}

const places = /<\w+>/;

function spell(pattern: string, { map, places: own }: Words): readonly Spelled[] {
  const named = [...pattern.matchAll(/<(\w+)>/g)].map(([, place = '']) => place);
  if (named.some((place) => own[place] == null)) return [];
  return [{ says: pattern.replace(/<(\w+)>/g, (_all, place: string) => own[place] ?? ''), slots: { entity: map } }];
}

function wordsOf(map: EntityMap, language: Language): Words {
  const texts = textsFor(undefined, language);
  const { one, many, also } = entityWords(texts, map);
  const { before, of, to } = around[language];
  const single = either([one, ...also, map.words.one]);
  const fields = formFields(texts, map).filter(({ isKey, label }) => !isKey && sayable(label) !== '');
  const city = map.fields.find(({ label }) => label === 'City')?.property;
  const town = fields.find(({ property, type }) => property === city && type === 'text');
  const within = fields.find(({ required, isPicked }) => required && isPicked);
  const valued = fields.map(({ label, property }) => `${sayable(label)} [${to}] {${fieldSlot(property)}}`);
  const moved = fields.map(({ label, property }) => `${sayable(label)} ${to} {${fieldSlot(property)}}`);
  const ofOne = fields.map(
    ({ label, property }) => `${sayable(label)} ${of} ${single} {record} ${to} {${fieldSlot(property)}}`,
  );
  return {
    map: map.name,
    places: {
      one: single,
      many: either([many, map.words.many, ...also.map((word) => pluralOf(word, language))]),
      fields: fields.length === 0 ? null : `(${before} (${valued.join('|')}))*`,
      changes: fields.length === 0 ? null : `(${before} (${valued.join('|')})|[the|die|den|das] (${moved.join('|')}))*`,
      fieldOf: fields.length === 0 ? null : `(${ofOne.join('|')})`,
      town: town === undefined ? '{town}' : `{${fieldSlot(town.property)}}`,
      within: within === undefined ? null : `{${fieldSlot(within.property)}}`,
    },
  };
}

const either = (words: readonly string[]): string => `(${[...new Set(words.map(sayable))].join('|')})`;

/** What a pattern can hold: letters, digits, spaces. */
const sayable = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** English adds an s; German plurals of the other words stand among them. */
const pluralOf = (word: string, language: Language): string =>
  language === 'en' && !word.endsWith('s') ? `${word}s` : word;
