/** Whether a word that somebody typed may be meant for a word of a name. */
import { spelledOut } from './numbers.ts';
import { editDistance, forgivenEdits } from './spelling.ts';

const fillers = new Set(
  'the a an of from for to at in by and or with vendor supplier product warehouse asset site der die das den dem von vom bei für an am im und oder mit lieferant produkt lager anlage standort'.split(
    ' ',
  ),
);

/** Whether a word, in lower case, says nothing about which record is meant. */
export function isFiller(word: string): boolean {
  return fillers.has(word);
}

/** Whether the words are the same but for endings, accents or a slip; numbers must be the same. Both in lower case. */
export function isLike(word: string, part: string): boolean {
  const [typed, known] = [plain(word), plain(part)];
  if (/\d/.test(typed)) return known.startsWith(typed) || (typed.length >= 3 && known.endsWith(typed));
  if (known.startsWith(typed) || (typed.length >= 4 && known.includes(typed))) return true;
  const singular = typed.replace(/(?:e?s|e?n)$/, '');
  if (singular.length >= 3 && known.startsWith(singular)) return true;
  const most = forgivenEdits(typed);
  return most > 0 && editDistance(typed, known.slice(0, typed.length + most), most) <= most;
}

const plain = (word: string): string => spelledOut(word).normalize('NFKD').replace(/\p{M}/gu, '');
