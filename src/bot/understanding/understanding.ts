/** From a message to a request with its slots, in any of the languages; or to the requests that come nearest. */
import MiniSearch from 'minisearch';
import { languages, type Language, type PerLanguage } from '../texts/language.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { matchPattern, type Reading } from './match.ts';
import { spelledOut, turnMarks } from './numbers.ts';
import { readSentence, type Sentence } from './tokens.ts';

/** A pattern that says something by itself: what fills these slots follows from its words. */
export interface Spelled {
  readonly says: string;
  readonly slots: Readonly<Record<string, string>>;
}

/** What understanding needs of a request. */
export interface Understandable {
  readonly name: string;
  readonly utterances: PerLanguage<readonly (string | Spelled)[]>;
  /** Sentences that mean something only right after the request, for what they change of it. */
  readonly followUps?: PerLanguage<readonly (string | Spelled)[]>;
  /** What it is called and one sentence that asks for it, in each language; suggestions are searched in these and in the utterances. */
  readonly words: PerLanguage<{ readonly title: string; readonly example: string }>;
}

export interface Understood {
  readonly request: string;
  readonly slots: Readonly<Record<string, unknown>>;
}

export interface Understanding {
  /** The request the message asks for, null when it is none of them. Figures in it are written as `language` writes them. */
  understand(message: string, language: Language): Understood | null;
  /** What a message changes of the request that came before it; null when it changes nothing of it. */
  followUp(message: string, request: string, language: Language): Readonly<Record<string, string>> | null;
  /** Names of the requests nearest to the message, best first, at most `limit`; empty when nothing is near. */
  suggest(message: string, limit: number): readonly string[];
}

const politeBefore: PerLanguage<string> = {
  en: '[hi|hello|hey|ok|okay|so] [please|pls] [can you|could you|would you|will you|can i|can we|could i|i want to|i need to|i have to|i would like to|id like to|i want you to|i wanna|we need to|lets|let us|help me] [please|pls|just|quickly]',
  de: '[hi|hallo|hey|moin|servus|guten tag|guten morgen|ok|okay|so] [bitte] [(kannst|koenntest|wuerdest) du|(können|könnten|würden) sie|(kann|könnte|darf) ich|koennen wir|ich (will|möchte|moechte|muss|soll|würde gern|würde gerne)|wir (wollen|müssen|möchten)] [bitte] [mir|uns] [bitte] [mal|kurz|schnell]',
};

/** Any request can be asked for another company than the one the person works in. */
const politeAfter: PerLanguage<string> = {
  en: '[(in|for) company {company}] [please|pls] [thanks|thank you|thx] [now]',
  de: '[(in|für) [der] (firma|gesellschaft) {company}] [bitte] [danke|vielen dank|dankeschön] [jetzt]',
};

/** What may stand before the words of a follow-up. */
const followBefore: PerLanguage<string> = {
  en: '[and|ok|okay|no|now|then|but|so|sorry] [(what|how) about|[and|do|show] [me] [the] same [thing|again|search|list|order] [but]|again|instead|rather]',
  de: '[und|ok|okay|nein|nun|jetzt|dann|aber|doch] [was ist mit|wie ist es mit|wie siehts aus mit|wie sieht es aus mit|(das|dasselbe|die|den) (gleiche|gleichen|selbe) [noch mal|nochmal|noch einmal]|dasselbe|nochmal|noch mal|lieber]',
};

const followAfter: PerLanguage<string> = {
  en: '[instead|rather|too|as well|then] [please|pls]',
  de: '[stattdessen|lieber|auch|dann] [bitte]',
};

/** Words that tell nothing about what is wanted. */
const emptyWords = new Set(
  spelledOut(
    'a an the to of for on in at with from by is are do does did can could will would i me my you we us it its this that there here please how what which where who get got have has some any and or not am was be ' +
      'der die das den dem des ein eine einen einem einer zu zum zur von vom für im am bei beim mit aus an auf ist sind war kann können könnte will würde ich mir mich du sie wir uns es hier da bitte wie was welche welcher welches wo wer habe haben hat und oder nicht',
  ).split(' '),
);

interface Grammar {
  readonly language: Language;
  readonly pattern: Pattern;
  /** Slots that the pattern fills by itself. */
  readonly slots: Readonly<Record<string, string>>;
}

type Read = Reading & { readonly language: Language };

/** Compiles the grammar of a list of requests. Where two read a message equally well, the first in the list has it. */
export function createUnderstanding(requests: readonly Understandable[]): Understanding {
  const grammar = requests.map(({ name, utterances }) => ({
    name,
    patterns: compileAll(utterances, (utterance, language) =>
      [politeBefore[language], `(${utterance})`, politeAfter[language]].join(' '),
    ),
  }));
  const followUps = new Map(
    requests.map(({ name, followUps: own = { en: [], de: [] } }) => [
      name,
      compileAll(own, (utterance, language) =>
        [followBefore[language], `(${utterance})`, followAfter[language]].join(' '),
      ),
    ]),
  );
  const index = searchOver(requests);
  return {
    understand(message, language) {
      const sentence = readSentence(message, language);
      let best: (Understood & { readonly cost: number }) | null = null;
      for (const { name, patterns } of grammar) {
        const reading = bestReading(patterns, sentence);
        if (reading !== null && (best === null || reading.cost < best.cost)) {
          best = { request: name, slots: slotsOf(reading, language), cost: reading.cost };
        }
      }
      return best === null ? null : { request: best.request, slots: best.slots };
    },
    followUp(message, request, language) {
      const reading = bestReading(followUps.get(request) ?? [], readSentence(message, language));
      return reading === null ? null : slotsOf(reading, language);
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

function compileAll(
  utterances: PerLanguage<readonly (string | Spelled)[]>,
  wrap: (utterance: string, language: Language) => string,
): readonly Grammar[] {
  return languages.flatMap((language) =>
    utterances[language].map((utterance) => {
      const { says, slots } = typeof utterance === 'string' ? { says: utterance, slots: {} } : utterance;
      return { language, slots, pattern: compilePattern(wrap(says, language)) };
    }),
  );
}

const saysOf = (utterance: string | Spelled): string => (typeof utterance === 'string' ? utterance : utterance.says);

function bestReading(patterns: readonly Grammar[], sentence: Sentence): Read | null {
  let best: Read | null = null;
  for (const { pattern, language, slots } of patterns) {
    const reading = matchPattern(pattern, sentence);
    if (reading !== null && (best === null || reading.cost < best.cost))
      best = { ...reading, slots: { ...reading.slots, ...slots }, language };
  }
  return best;
}

/** What fills the slots, figures as the reader's language writes them. */
function slotsOf({ slots, language }: Read, reader: Language): Readonly<Record<string, string>> {
  if (language === reader) return slots;
  return Object.fromEntries(Object.entries(slots).map(([slot, text]) => [slot, turnMarks(text, language, reader)]));
}

function searchOver(requests: readonly Understandable[]): MiniSearch {
  const index = new MiniSearch<{ id: string; title: string; words: string }>({
    fields: ['title', 'words'],
    processTerm: (term) => {
      const word = spelledOut(term.toLowerCase());
      return word.length < 2 || emptyWords.has(word) ? null : word;
    },
    searchOptions: { boost: { title: 2 }, prefix: (term) => term.length > 2 },
  });
  index.addAll(
    requests.map(({ name, words, utterances }) => {
      const said = languages.flatMap((language) => [words[language].example, ...utterances[language].map(saysOf)]);
      return {
        id: name,
        title: languages.map((language) => words[language].title).join(' '),
        words: said.join(' ').replace(/\{[^}]*\}|[()[\]|*]/g, ' '),
      };
    }),
  );
  return index;
}
