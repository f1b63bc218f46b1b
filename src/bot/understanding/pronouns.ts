/** Words that stand for what was spoken of before. */

const pronouns = new Set(
  'it this that them these those one same es ihn sie die den das diese diesen dieses dieser jene jenen dasselbe dieselbe denselben'.split(
    ' ',
  ),
);

/** Whether a word, in lower case, stands for something else. */
export function isPronoun(word: string): boolean {
  return pronouns.has(word);
}

/** Whether what fills a slot is such a word alone: `it`, `that one`. */
export function standsForAnother(words: string): boolean {
  const said = words.trim().toLowerCase().split(/\s+/);
  return said.length <= 2 && said.every(isPronoun);
}

/** Whether a word stands for what was spoken of where `next` follows it: `that order` and `ändern Sie` do not. */
export function isIt(word: string, next: string): boolean {
  if (/^(?:it|them|es|ihn)$/.test(word)) return true;
  return (
    /^(?:this|that|these|those|die|das|diese|dieses)$/.test(word) &&
    (next === '' || !/\p{L}|\d/u.test(next) || afterIt.test(next))
  );
}

const afterIt =
  /^(?:one|off|in|back|up|to|through|for|please|pls|now|again|once|bitte|ab|ein|frei|zurueck|zur|aus|wieder|nochmal|jetzt|mal|auf|on|out|over|as|down|away)$/;
