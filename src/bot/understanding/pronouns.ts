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
