/** Whether words that somebody typed may be meant for a record. */
import { spelledOut } from './numbers.ts';
import { editDistance, forgivenEdits } from './spelling.ts';

const fillers = new Set(
  'the a an of from for to at in by and or with vendor supplier product warehouse asset site der die das den dem von vom bei für an am im und oder mit lieferant produkt lager anlage standort'.split(
    ' ',
  ),
);

/** The words of a text, in lower case. */
export const partsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/**
 * Whether at least half of the words are like some word of a record. A search finds what is most alike, however little that is. Numbers
 * are never bent by it, so that what a lone code found is taken as it is: it may stand in what is searched and not shown.
 */
export function resembles(record: string, words: string): boolean {
  if (/^\S*\d\S*$/.test(words.trim())) return true;
  const { like, said } = likeWords(record, words);
  return like * 2 >= said;
}

/** Whether every word is like some word of a record. */
export function isLikeThroughout(record: string, words: string): boolean {
  const { like, said } = likeWords(record, words);
  return said > 0 && like === said;
}

function likeWords(record: string, words: string): { readonly like: number; readonly said: number } {
  const parts = partsOf(record);
  const said = partsOf(words).filter((word) => !fillers.has(word));
  return { like: said.filter((word) => parts.some((part) => isLike(word, part))).length, said: said.length };
}

/** Whether the words are the same but for endings, accents or a slip; numbers must be the same. Both in lower case. */
function isLike(word: string, part: string): boolean {
  const [typed, known] = [plain(word), plain(part)];
  if (/\d/.test(typed)) return known.startsWith(typed) || (typed.length >= 3 && known.endsWith(typed));
  if (known.startsWith(typed) || (typed.length >= 4 && known.includes(typed))) return true;
  const singular = typed.replace(/(?:e?s|e?n)$/, '');
  if (singular.length >= 3 && known.startsWith(singular)) return true;
  const most = forgivenEdits(typed);
  return (
    most > 0 &&
    (editDistance(typed, known, most) <= most || editDistance(typed, known.slice(0, typed.length), most) <= most)
  );
}

const plain = (word: string): string => spelledOut(word).normalize('NFKD').replace(/\p{M}/gu, '');
