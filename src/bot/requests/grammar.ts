/** The grammar of a list of requests: their utterances, what fills their slots, and their words for suggestions. */
import { isDeepStrictEqual } from 'node:util';
import type { EntityMap } from '../../maps/entity-map.ts';
import type { RecordKind } from '../../records/face.ts';
import { entityWords, plainMaps } from '../records/entities.ts';
import { spellingFor } from '../records/vocabulary.ts';
import { textsFor } from '../texts/catalogue.ts';
import { languages, type Language, type PerLanguage } from '../texts/language.ts';
import { examples } from '../understanding/examples/examples.ts';
import { dayKind, type Nouns } from '../understanding/hearing.ts';
import type { LabelledSentence } from '../understanding/judge/judge.ts';
import type { Filler } from '../understanding/match.ts';
import type { Slots } from '../understanding/leftovers.ts';
import { spelledOut } from '../understanding/numbers.ts';
import type { Domain, Spelled } from '../understanding/understandable.ts';
import { createUnderstanding, type Understanding } from '../understanding/understanding.ts';
import { frames } from './frames.ts';
import type { Request } from './request.ts';

const english = textsFor(undefined, 'en').requests;
const german = textsFor(undefined, 'de').requests;

const otherKinds = ['purchase-order', 'work-order', 'product', 'vendor'] as const satisfies readonly RecordKind[];

type OtherKind = (typeof otherKinds)[number];

/** What records without a plain map are called, the plainest word first. */
const otherNouns: Readonly<Record<OtherKind, PerLanguage<readonly string[]>>> = {
  'purchase-order': {
    en: ['purchase order', 'order', 'po', 'p.o'],
    de: ['bestellung', 'order', 'po', 'purchase order'],
  },
  'work-order': {
    en: ['work order', 'workorder', 'wo', 'job', 'service order', 'ticket'],
    de: ['arbeitsauftrag', 'auftrag', 'serviceauftrag', 'einsatz', 'ticket', 'wo', 'work order', 'workorder'],
  },
  product: { en: ['product', 'item', 'part'], de: ['produkt', 'artikel', 'teil'] },
  vendor: { en: ['vendor', 'supplier'], de: ['lieferant', 'lieferanten'] },
};

/** Where something is, or what it is for. */
const places = ['work-order', 'customer-asset', 'warehouse'];

/** What fills a slot of a name, whatever request it is of. */
const fillers: Readonly<Record<string, Filler>> = {
  order: { kinds: ['purchase-order'], many: false },
  number: { kinds: ['work-order'], many: false },
  workOrder: { kinds: ['work-order'], many: false },
  asset: { kinds: ['customer-asset'], many: false },
  product: { kinds: ['product'], many: false },
  lines: { kinds: ['product'], many: true, counted: true },
  add: { kinds: ['product'], many: true, counted: true },
  vendor: { kinds: ['vendor'], many: false },
  warehouse: { kinds: ['warehouse'], many: false },
  near: { kinds: places, many: false, place: true },
  shipVia: { kinds: ['ship-via'], many: false },
  paymentTerm: { kinds: ['payment-term'], many: false },
  date: { kinds: [dayKind], many: true },
  id: { kinds: [], many: false },
  maps: { kinds: [], many: false },
  to: { kinds: [], many: false },
  language: { kinds: [], many: false },
};

const freeWords: Filler = { kinds: [], many: true };

interface Compiled {
  readonly requests: readonly Request[];
  readonly maps: readonly EntityMap[];
  readonly understanding: Understanding;
}

/** The last ones, latest first: compiling takes as long as all else that a bot needs to be made. */
const lately: Compiled[] = [];
const mostKept = 4;

/** The grammar with what the judge learns from the project's own examples. Bots of one process with the same requests and maps share it. */
export function understandingOf(requests: readonly Request[], maps: readonly EntityMap[]): Understanding {
  const known = lately.find((one) => one.requests === requests && isDeepStrictEqual(one.maps, maps));
  if (known !== undefined) return known.understanding;
  const understanding = understandingFrom(requests, maps, examples());
  lately.unshift({ requests, maps, understanding });
  lately.splice(mostKept);
  return understanding;
}

/** Compiles it, in all languages, with the words of the entities in the utterances that have places for them. */
export function understandingFrom(
  requests: readonly Request[],
  maps: readonly EntityMap[],
  sentences: readonly LabelledSentence[],
): Understanding {
  const spellOut = spellingFor(maps);
  const spelled = (utterances: PerLanguage<readonly string[]>): PerLanguage<readonly (string | Spelled)[]> => ({
    en: spellOut(utterances.en, 'en'),
    de: spellOut(utterances.de, 'de'),
  });
  return createUnderstanding(
    requests.map(({ name, utterances, followUps, writes, passing, rest }) => ({
      name,
      utterances: spelled(utterances),
      ...(followUps === undefined ? {} : { followUps: spelled(followUps) }),
      words: { en: english[name], de: german[name] },
      writes,
      remark: passing,
      ...(rest === undefined ? {} : { rest }),
      ...(frames[name] === undefined ? {} : { frame: frames[name] }),
    })),
    domainOf(maps),
    sentences,
  );
}

/** Records of plain maps are called as the catalogue calls them; a sentence about one of them has it in the slot `record`. */
function domainOf(maps: readonly EntityMap[]): Domain {
  const plain = plainMaps(maps);
  const wordsOf = (map: EntityMap, language: Language): readonly string[] => {
    const { one, many, also } = entityWords(textsFor(undefined, language), map);
    return [one, many, ...also].map((word) => spelledOut(word.toLowerCase()));
  };
  const nouns: Nouns = new Map([
    ...Object.entries(otherNouns),
    ...plain.map((map) => [map.name, { en: wordsOf(map, 'en'), de: wordsOf(map, 'de') }] as const),
  ]);
  const namesOf = (map: EntityMap): readonly string[] => [
    ...[map.title, map.words.one, map.words.many].map((word) => spelledOut(word.toLowerCase())),
    ...languages.flatMap((language) => wordsOf(map, language)),
  ];
  const isPlain = (kind: string): boolean => plain.some(({ name }) => name === kind);
  return {
    nouns,
    maps: new Map(maps.flatMap((map) => namesOf(map).map((name) => [name, map.name] as const))),
    fillerOf(slot, entity) {
      const all = [...nouns.keys()];
      if (slot === 'record') return { kinds: entity === undefined ? all.filter(isPlain) : [entity], many: false };
      // Records are listed by others that they have to do with.
      return slot === 'words'
        ? { kinds: all.filter((kind) => kind !== entity), many: true }
        : (fillers[slot] ?? freeWords);
    },
    impliedBy: (slot, kind): Slots => (slot === 'record' ? { entity: kind } : {}),
  };
}

/** Kinds of record that sentences speak of by their codes: plain maps by name, and those that are found by kind. */
export function kindsSpokenOf(maps: readonly EntityMap[]): {
  readonly maps: readonly string[];
  readonly others: readonly RecordKind[];
} {
  return { maps: plainMaps(maps).map(({ name }) => name), others: otherKinds };
}
