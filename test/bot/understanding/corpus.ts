/** Judging the understanding by a list of sentences. */
import type { Language } from '../../../src/bot/texts/language.ts';
import type { Known } from '../../../src/bot/understanding/known.ts';
import type { Understanding } from '../../../src/bot/understanding/understanding.ts';

/** A sentence and what it means. */
export interface Entry {
  readonly says: string;
  /** Null for what is no request at all. */
  readonly request: string | null;
  /** Slots that must read so, whatever the case; others may be there. */
  readonly slots?: Readonly<Record<string, string>>;
  /** The sentence before, where this one only means something after it. */
  readonly after?: string;
}

/** What became of an entry. */
export interface Miss {
  readonly entry: Entry;
  /** What it was taken for; null when it was not understood. */
  readonly read: { readonly request: string; readonly slots: Readonly<Record<string, unknown>> } | null;
}

export interface Verdict {
  readonly understood: number;
  readonly all: number;
  /** Those not understood whose request is among the three of the card that asks what is meant. */
  readonly offered: number;
  readonly misses: readonly Miss[];
  /** Misses that were taken for a request whose card leads to a write. */
  readonly dangerous: readonly Miss[];
}

/** How a corpus is read: by whom, knowing what, and which requests lead to a write. */
export interface Reader {
  readonly understanding: Understanding;
  readonly language: Language;
  readonly known: Known;
  readonly writes: ReadonlySet<string>;
}

/** Reads every entry. */
export function judge(reader: Reader, corpus: readonly Entry[]): Verdict {
  const misses = corpus.flatMap((entry): Miss[] => {
    const read = readEntry(reader, entry);
    return isMeant(entry, read) ? [] : [{ entry, read }];
  });
  return {
    understood: corpus.length - misses.length,
    all: corpus.length,
    offered: misses.filter((miss) => isOffered(reader, miss)).length,
    misses,
    dangerous: misses.filter(
      ({ entry, read }) => read !== null && read.request !== entry.request && reader.writes.has(read.request),
    ),
  };
}

/** The share and what was missed, to be read by people. */
export function report(title: string, { understood, all, offered, misses }: Verdict): string {
  const shareOf = (count: number): number => (all === 0 ? 0 : Math.round((count / all) * 1_000) / 10);
  const lines = misses.map(({ entry, read }) => {
    const taken = read === null ? 'not understood' : `${read.request} ${JSON.stringify(read.slots)}`;
    return `    “${entry.says}” → ${taken}, meant ${String(entry.request)} ${JSON.stringify(entry.slots ?? {})}`;
  });
  const heard = `${understood} of ${all} understood, ${shareOf(understood)} %`;
  return [`  ${title}: ${heard}; or offered, ${shareOf(understood + offered)} %`, ...lines, ''].join('\n');
}

/** How many requests the card that asks offers. */
const mostOffered = 3;

const isOffered = ({ understanding, language, known }: Reader, { entry, read }: Miss): boolean =>
  read === null &&
  understanding.suggest(entry.says, mostOffered, language, known).some(({ request }) => request === entry.request);

/** As the bot does it: what follows up on the sentence before comes before a reading that passes over words. */
function readEntry({ understanding, language, known }: Reader, { says, after }: Entry): Miss['read'] {
  const whole = understanding.readWhole(says, language, known);
  const before = whole !== null || after === undefined ? null : understanding.understand(after, language, known);
  const said = before === null ? null : understanding.followUp(says, before.request, language);
  if (before !== null && said !== null) return { request: before.request, slots: said };
  return whole ?? understanding.understand(says, language, known);
}

function isMeant({ request, slots = {} }: Entry, read: Miss['read']): boolean {
  if (read === null || read.request !== request) return read === null && request === null;
  return Object.entries(slots).every(([slot, value]) =>
    isSame(value.toLowerCase(), textOf(read.slots[slot]).toLowerCase()),
  );
}

/** The number of a record is met by the digits it ends with, a code by itself with its noun before it: the search for it does the rest. */
const isSame = (expected: string, said: string): boolean =>
  said === expected ||
  (/\d$/.test(expected) && said.endsWith(` ${expected}`)) ||
  (/^\d{3,}$/.test(said) &&
    /^(?:\p{L}+-)?0*\d+$/u.test(expected) &&
    Number(said) === Number(/\d+$/.exec(expected)?.[0]));

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));
