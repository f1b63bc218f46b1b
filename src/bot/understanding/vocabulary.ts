/** The words of the grammar, and how a word of a sentence may be meant for one of them. */
import { editDistance, forgivenEdits, stemsOf } from './spelling.ts';

/** Price of another form of a word, more where the grammar knows the word as it is; of an umlaut left out; of an edit. */
const price = { form: 6, otherForm: 30, umlaut: 2, edit: 25, knownEdit: 40 };

/** Words of the grammar that a word may be meant for, and what each reading costs. */
export type Heard = ReadonlyMap<string, number>;

/** How many words it remembers the meanings of. */
const mostRemembered = 5_000;

/** Longer words are no misspellings. */
const longestWord = 30;

interface Entry {
  readonly word: string;
  readonly letters: number;
  readonly most: number;
}

export class Vocabulary {
  private readonly users = new Map<string, Set<string>>();
  private readonly byStem = new Map<string, Set<string>>();
  private readonly byLength = new Map<number, Entry[]>();
  private readonly remembered = new Map<string, Heard>();

  /** Notes that a request uses a word. Words are added before any is heard. */
  add(word: string, request: string): void {
    const known = this.users.get(word);
    if (known !== undefined) {
      known.add(request);
      return;
    }
    this.users.set(word, new Set([request]));
    for (const stem of [...stemsOf(word), withoutUmlauts(word)])
      this.byStem.set(stem, (this.byStem.get(stem) ?? new Set()).add(word));
    const ofLength = this.byLength.get(word.length) ?? [];
    ofLength.push({ word, letters: lettersOf(word), most: forgivenEdits(word) });
    this.byLength.set(word.length, ofLength);
  }

  /** The requests that use a word. */
  usersOf(word: string): ReadonlySet<string> {
    return this.users.get(word) ?? nobody;
  }

  /** A word that the grammar knows is hardly ever a misspelling of another one, and of one letter at most. */
  hear(word: string): Heard {
    const remembered = this.remembered.get(word);
    if (remembered !== undefined) return remembered;
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    const heard = this.meanings(word);
    this.remembered.set(word, heard);
    return heard;
  }

  private meanings(word: string): Heard {
    const heard = new Map<string, number>();
    const known = this.users.has(word);
    if (known) heard.set(word, 0);
    if (word.length < 3 || word.length > longestWord || /\d/.test(word)) return heard;
    for (const stem of stemsOf(word))
      for (const form of this.byStem.get(stem) ?? [])
        if (!heard.has(form))
          heard.set(form, withoutUmlauts(form) === word ? price.umlaut : known ? price.otherForm : price.form);
    if (known && word.length < 4) return heard;
    const letters = lettersOf(word);
    for (let length = word.length - 2; length <= word.length + 2; length += 1) {
      for (const meant of this.byLength.get(length) ?? []) {
        const most = known ? Math.min(1, meant.most) : meant.most;
        if (most === 0 || heard.has(meant.word) || differing(letters, meant.letters) > 2 * most) continue;
        const edits = editDistance(word, meant.word, most);
        if (edits <= most) heard.set(meant.word, known ? price.knownEdit : edits * price.edit);
      }
    }
    return heard;
  }
}

/** Which letters a word has, a bit for each: an edit changes two of them at most. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index += 1) letters |= 1 << (word.charCodeAt(index) & 31);
  return letters;
}

function differing(one: number, other: number): number {
  let count = 0;
  for (let bits = one ^ other; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

const nobody: ReadonlySet<string> = new Set();

const withoutUmlauts = (word: string): string => word.replace(/([aou])e/g, '$1');
