/** From a message to a request with its slots; or to the requests that come nearest. */
import MiniSearch from 'minisearch';
import { compilePattern, type Pattern } from './pattern.ts';
import { matchPattern } from './match.ts';
import { readSentence } from './tokens.ts';

/** What understanding needs of a request. */
export interface Understandable {
  readonly name: string;
  readonly utterances: readonly string[];
  /** What it is called and one sentence that asks for it; suggestions are searched in these and in the utterances. */
  readonly title: string;
  readonly example: string;
}

export interface Understood {
  readonly request: string;
  readonly slots: Readonly<Record<string, string>>;
}

export interface Understanding {
  /** The request the message asks for, null when it is none of them. */
  understand(message: string): Understood | null;
  /** Names of the requests nearest to the message, best first, at most `limit`; empty when nothing is near. */
  suggest(message: string, limit: number): readonly string[];
}

const politeBefore =
  '[hi|hello|hey] [please] [can you|could you|would you|will you|can i|i want to|i need to|i would like to|id like to|i wanna|lets|let us|help me] [please]';
/** Words that tell nothing about what is wanted. */
const emptyWords = new Set(
  'a an the to of for on in at with from by is are do does did can could would will i me my you we us it its this that there here please how what which where who get got have has some any and or not am was be'.split(
    ' ',
  ),
);

const politeAfter = '[please] [thanks|thank you] [now]';

/** Compiles the grammar of a list of requests. Where two read a message equally well, the first in the list has it. */
export function createUnderstanding(requests: readonly Understandable[]): Understanding {
  const grammar = requests.map(({ name, utterances }) => ({
    name,
    patterns: utterances.map((utterance): Pattern => compilePattern(`${politeBefore} (${utterance}) ${politeAfter}`)),
  }));
  const index = new MiniSearch<{ id: string; title: string; words: string }>({
    fields: ['title', 'words'],
    processTerm: (term) => (term.length < 2 || emptyWords.has(term.toLowerCase()) ? null : term.toLowerCase()),
    searchOptions: { boost: { title: 2 }, prefix: (term) => term.length > 2 },
  });
  index.addAll(
    requests.map(({ name, title, example, utterances }) => ({
      id: name,
      title,
      words: `${example} ${utterances.join(' ').replace(/\{[^}]*\}|[()[\]|*]/g, ' ')}`,
    })),
  );
  return {
    understand(message) {
      const sentence = readSentence(message);
      let best: (Understood & { readonly cost: number }) | null = null;
      for (const { name, patterns } of grammar) {
        for (const pattern of patterns) {
          const reading = matchPattern(pattern, sentence);
          if (reading !== null && (best === null || reading.cost < best.cost)) {
            best = { request: name, slots: reading.slots, cost: reading.cost };
          }
        }
      }
      return best === null ? null : { request: best.request, slots: best.slots };
    },
    suggest(message, limit) {
      const words = readSentence(message)
        .tokens.slice(0, 40)
        .map(({ word }) => word)
        .join(' ');
      return index
        .search(words, { fuzzy: (term) => (term.length > 3 ? 0.25 : false) })
        .filter(({ score }, _index, all) => score >= (all[0]?.score ?? 0) / 3)
        .slice(0, limit)
        .map(({ id }) => String(id));
    },
  };
}
