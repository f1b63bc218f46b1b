/** The requests that come nearest to a message that was not understood. */
import MiniSearch from 'minisearch';
import { languages } from '../texts/language.ts';
import { spelledOut } from './numbers.ts';
import { readSentence } from './tokens.ts';
import type { Spelled, Understandable } from './understandable.ts';

/** Words that tell nothing about what is wanted. */
const emptyWords = new Set(
  spelledOut(
    'a an the to of for on in at with from by is are do does did can could will would i me my you we us it its this that there here please how what which where who get got have has some any and or not am was be ' +
      'der die das den dem des ein eine einen einem einer zu zum zur von vom für im am bei beim mit aus an auf ist sind war kann können könnte will würde ich mir mich du sie wir uns es hier da bitte wie was welche welcher welches wo wer habe haben hat und oder nicht',
  ).split(' '),
);

const mostWords = 40;

/** Searches what requests are called and how they are asked for. */
export function suggestionsFrom(
  requests: readonly Understandable[],
): (message: string, limit: number) => readonly string[] {
  const index = searchOver(requests);
  return (message, limit) => {
    const words = readSentence(message)
      .tokens.slice(0, mostWords)
      .map(({ word }) => word)
      .join(' ');
    return index
      .search(words, { fuzzy: (term) => (term.length > 3 ? 0.25 : false) })
      .filter(({ score }, _index, all) => score >= (all[0]?.score ?? 0) / 3)
      .slice(0, limit)
      .map(({ id }) => String(id));
  };
}

const saysOf = (utterance: string | Spelled): string => (typeof utterance === 'string' ? utterance : utterance.says);

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
