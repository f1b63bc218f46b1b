/** What a record is to be called, and under which number: told behind `named`, `called`, `heißt`, or as what its name is changed to. */
import type { Hearing } from './hearing.ts';
import type { Slots } from './leftovers.ts';

const afterName =
  /(?<![\p{L}])(?:named|called|name|names|namens|genannt|heisst|heißt|nenn(?:e)? (?:es|sie|ihn))\s+(?!(?:of|to|is|von|vom|der|des|auf)(?![\p{L}]))"?([^".,;!?]+?)"?\s*(?:[.,;!?]|$|\san$)/iu;
const nameTo =
  /(?<![\p{L}])(?:name|rename|call|umbenennen|benenn\p{L}*|namen)(?![\p{L}]).*\s(?:to|as|auf|in|zu)\s+"?([^".,;!?]+?)"?(?:\s+um)?\s*[.!?]*$/iu;
const code = /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}-]*\d)(?=[\p{L}\p{N}-]*\p{L})[\p{L}\p{N}-]{3,}/u;
const languageTo = /(?<!\p{L})(english|german|deutsch|englisch)(?!\p{L})/iu;
const destination =
  /\s(?:to|auf|zu|zur|nach)\s+(?:the\s+|die\s+|company\s+|firma\s+)*([\p{L}\p{N}]{2,8})[\s.!?]*(?:please|pls|bitte)?[.!?]*$/iu;

/** Fills the number and the name of a record that is made, the new name of one that is changed, the company to go to, the language to speak. */
export function withCalled(request: string, { text }: Hearing, slots: Slots, open: readonly string[]): Slots {
  if (request === 'company') {
    const to = slots['to'] ?? destination.exec(text)?.[1];
    return to === undefined ? slots : { ...slots, to };
  }
  if (request === 'language') {
    const language = slots['language'] ?? languageTo.exec(text)?.[1];
    return language === undefined ? slots : { ...slots, language };
  }
  if (!open.includes('name') || slots['name'] !== undefined) return slots;
  const name = (open.includes('id') ? afterName : nameTo).exec(text)?.[1]?.trim();
  if (name === undefined) return slots;
  const id = slots['id'] ?? (open.includes('id') ? code.exec(text)?.[0] : undefined);
  // What a pattern took for the beginning of it is said by it.
  const others = Object.entries(slots).filter(([slot, said]) => !(slot.startsWith('set_') && name.startsWith(said)));
  return { ...Object.fromEntries(others), ...(id === undefined || id === name ? {} : { id }), name };
}
