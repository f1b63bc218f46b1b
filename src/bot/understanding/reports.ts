/** Reports: what somebody says was done is not what they ask for. */
import type { Clause, HeardToken, Hearing } from './hearing.ts';
import { spelledOut } from './numbers.ts';
import type { Sign } from './signs.ts';
import { isMark } from './tokens.ts';
import { functionWords, negations, politeWords } from './wording.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(spelledOut(words).split(/\s+/));

/** A form that tells of an act: `approved`, `submitting`, `genehmigt`, `eingereicht`. */
export function isReport(word: string): boolean {
  return (
    /(?:[^e]ed|[aeiouy]\p{L}*[^k]ings?)$/u.test(word) ||
    (/(?:t|te|ten)$/.test(word) && /^(?:\p{L}+)?ge\p{L}+t$/u.test(word)) ||
    strongReports.has(word) ||
    (word.length > 5 && /^(?:be|er|ver|ent|ge|\p{L}*ier)\p{L}*(?<!es)t$/u.test(word))
  );
}

const strongReports = setOf(
  `sent got came went took gone taken given freigegeben angekommen gekommen zurückgezogen zurückgenommen verschoben gegeben genommen gezogen geschrieben abgewiesen zurückgewiesen eingetroffen unterschrieben eingegangen angehalten`,
);

/** When something was that is over. */
const past =
  /\b(?:yesterday|ago|(?:last|previous) (?:night|week|month|year|time|\p{L}+day)|already|this morning|gestern|vorgestern|neulich|bereits|schon|heute frueh|heute morgen|(?:letzte[nrs]?|vorige[nrs]?|vergangene[nrs]?) (?:woche|monat|jahr|nacht|mal|\p{L}+tag|mittwoch)|vor (?:\p{N}+|\p{L}+) (?:minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?))\b/u;

const own = setOf('i we you u ive weve youve im were ich wir du ihr');
const third = setOf('he she they somebody someone everybody everyone er sie jemand man');
const determiners = setOf('the a an my our your his her their der die das ein eine mein meine unser unsere');
const auxiliaries = setOf('has have had was were hat haben hatte hatten wurde wurden');

/** What is approved, paused or booked, and does nothing itself. */
const passive = setOf('purchase-order work-order delivery line product map sync');

/** Whether a clause tells what is over, or what somebody did: `yesterday`, `Patti paused …`, `der Kunde hat …`, `we opened …`. */
export function tellsWhatWas({ tokens }: Hearing, { first, end }: Clause, signs: readonly Sign[]): boolean {
  const said = tokens.slice(first, end).filter(({ word, implied }) => !implied && !isMark(word));
  const words = said.map(({ word }) => word);
  if (past.test(words.join(' '))) return true;
  // `so I'm rejecting it` is done right now.
  if (words.some((word) => own.has(word))) return !words.some((word) => /ing$/.test(word));
  const [head, next] = words;
  if (head === undefined || next === undefined) return false;
  if (third.has(head)) return true;
  const conceptsOf = (token: HeardToken | undefined): readonly string[] =>
    signs.flatMap(({ kind, at, concepts }) =>
      kind === 'word' && token !== undefined && at.includes(tokens.indexOf(token)) ? concepts : [],
    );
  const isPlain = (token: HeardToken | undefined): boolean => /^\p{L}+$/u.test(token?.word ?? '');
  const does = (index: number): boolean => {
    const word = words[index] ?? '';
    return auxiliaries.has(word) || (isReport(word) && conceptsOf(said[index]).length > 0);
  };
  if (determiners.has(head))
    return isPlain(said[1]) && !conceptsOf(said[1]).some((one) => passive.has(one)) && (does(2) || does(3));
  const isName =
    isPlain(said[0]) &&
    conceptsOf(said[0]).length === 0 &&
    ![functionWords, politeWords, negations].some((known) => known.has(head));
  return isName && does(1);
}
