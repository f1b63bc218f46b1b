/**
 * What keeps an act from being a command: it stands in a clause that is said under another one (`once PO-000142 is approved`), behind a
 * word that holds it off (`stop sending me …`), or in a form that reports it (`gets approved`, `sending`).
 */
import { isMark, type Token } from './tokens.ts';
import { spelledOut } from './numbers.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(spelledOut(words).split(/\s+/));

/** Begin a clause said under another one, wherever they stand. */
const always = setOf('when whenever once if unless whether wenn sobald falls ob dass');

/** The same before what a clause begins with; before a day or a record they say no more than until when, or which one. */
const beforeSubject = setOf('until till that before after bis bevor nachdem');

/** What such a clause begins with. */
const subjects = setOf(
  `i you he she it we they somebody someone anybody anyone nobody everybody the a an my our his her their this po order purchase
  ich du er sie es wir ihr man jemand niemand der die das ein eine mein meine unsere dieser diese bestellung`,
);

/** Whoever says one of these wants the act after it not to be done, or not yet. */
export const holdingOff = setOf(
  'stop quit cease avoid refrain hold wait tired fed hoer hör höre aufhören warte warten',
);

/** Whether the word at a place begins a clause under another one. */
export function opensSubordinate(words: readonly Pick<Token, 'word'>[], index: number): boolean {
  const word = words[index]?.word ?? '';
  if (always.has(word)) return true;
  const next = words[index + 1]?.word ?? '';
  return beforeSubject.has(word) && (subjects.has(next) || /^\p{L}+-?\d/u.test(next)) && !isMark(next);
}

/** What somebody else does, or cannot do, told right behind a code: `cancel PO-000107 they cant deliver`. */
const tellers = setOf('they he she we nobody theyre er die der sie das wir ich i its');
const tellingVerbs = setOf(
  `cant cannot cant wont dont doesnt didnt isnt arent wasnt havent hasnt never are were was has have had will keep keeps said says told need needs want wants
  kann koennen liefert liefern kommt kommen hat haben ist sind war waren will wollen sagt sagen meint braucht brauchen passt stimmt steht laeuft`,
);

/** Whether the word at a place begins a clause that tells the circumstances of what was said right before it, without a mark between. */
export function opensCircumstance(words: readonly Pick<Token, 'word'>[], index: number): boolean {
  const before = words[index - 1]?.word ?? '';
  return (
    (/\d/.test(before) || /(?:ieren|irn|iern|nieren)$/.test(before)) &&
    tellers.has(words[index]?.word ?? '') &&
    tellingVerbs.has(words[index + 1]?.word ?? '')
  );
}

/** Whether a word tells of an act that is named to be done: `sending` or `approved` for `send` and `approve`. */
export function isReportOf(said: string, act: string): boolean {
  if (said === act) return false;
  if (/ings?$/.test(said)) return !/ing$/.test(act);
  if (/ed$/.test(said)) return !/ed$/.test(act);
  return /(?:e|en)$/.test(act) && said === `${act.replace(/en?$/, '')}t`;
}
