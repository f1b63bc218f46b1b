/** Forgiving misspelt words. */

/**
 * Edits that turn one word into the other: a letter more, less or different, or two neighbours swapped. Stops counting above `most`.
 * (Optimal string alignment; words are short, so that the plain table is the fastest.)
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_value, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(edits);
      best = Math.min(best, edits);
    }
    if (best > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

/** How many edits are forgiven in a word of the grammar: none in short ones, which would turn into each other. */
export function forgivenEdits(word: string): number {
  if (word.length <= 3) return 0;
  return word.length <= 7 ? 1 : 2;
}

const endings = ['ings', 'ing', 'ed', 'es', 's', 'd', 'est', 'st', 'en', 'et', 'ten', 'te', 't', 'er', 'em', 'e', 'n'];

/**
 * What a word may be without its ending, the word itself first: `approved` and `approve` share `approv`. Two words that share one are
 * taken for forms of the same word.
 */
export function stemsOf(word: string): readonly string[] {
  const stems = new Set([word]);
  for (const ending of endings) {
    if (!word.endsWith(ending) || word.length - ending.length < (ending === 's' ? 3 : 4)) continue;
    const stem = word.slice(0, -ending.length);
    stems.add(stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem);
  }
  return [...stems];
}
