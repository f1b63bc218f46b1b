/** Words that are said in another sense than they are listed for: who is called back is no order, and what one recalls need not come back. */
import type { HeardToken, Hearing } from './hearing.ts';
import type { Sign } from './signs.ts';

/** Whether what would stand for taking something back speaks of a call to somebody, or of what somebody remembers. */
export function isNoRecall(
  hearing: Hearing,
  { at, concepts, kind }: Sign,
  isOrder: (index: number) => boolean,
): boolean {
  if (kind !== 'word' || !concepts.includes('recall')) return false;
  return isCall(hearing, at, isOrder) || isMemory(hearing, at);
}

const calling = /^(?:call|calls|calling|ruf|rufe|rufst|rufen)$/;
const callingBack = /^zurueck(?:zu)?rufen?$/;

/** Somebody to whom a call is made; what it is about follows one of the others. */
const somebody = /^(?:me|us|him|her|you|mich|uns|ihn|dich|euch)$/;
const about = /^(?:about|regarding|concerning|re|because|over|for|wegen|zu|zur|zum|bezueglich|betreffs?|ueber|fuer)$/;
const thing = /^(?:it|this|that|one|es|sie|die|das|diese|dieses)$/;
const small =
  /^(?:please|pls|again|back|right|now|quickly|bitte|mal|doch|gleich|jetzt|wieder|noch|kannst|koennt?en?|du|ich|wir|can|could|you|i)$/;

/** `call me back about PO-000118`, `ruf Kurt zurück`: no order is said right behind the verb, and somebody is, or what it is about. */
function isCall({ tokens }: Hearing, at: readonly number[], isOrder: (index: number) => boolean): boolean {
  const [first = 0, last = first] = [at[0], at.at(-1)];
  const words = at.map((index) => tokens[index]?.word ?? '');
  const isOneWord = at.length === 1 && callingBack.test(words[0] ?? '');
  if (!isOneWord && !calling.test(words[0] ?? '')) return false;
  const isApart = last - first > at.length - 1;
  const isWithin = (index: number): boolean =>
    isOneWord ? index < first : isApart ? index > first && index < last : index > last;
  const called = tokens.flatMap((token, index) =>
    token.clause === tokens[first]?.clause && !token.implied && isWithin(index) ? [{ ...token, index }] : [],
  );
  const topic = called.findIndex(({ word }) => about.test(word));
  const object = topic < 0 ? called : called.slice(0, topic);
  const isThing = ({ word, index }: HeardToken & { readonly index: number }): boolean =>
    isOrder(index) || (topic < 0 && thing.test(word));
  if (object.some(({ word }) => somebody.test(word)) && !(isOneWord && object.some(isThing))) return true;
  return !object.some(isThing) && (topic >= 0 || object.some(({ word }) => /\p{L}/u.test(word) && !small.test(word)));
}

/** `I recall PO-000118 was late`, `as I recall`, `do you recall that …`. */
function isMemory({ tokens, text }: Hearing, at: readonly number[]): boolean {
  const said = at.length === 1 ? tokens[at[0] ?? 0] : undefined;
  if (said?.word !== 'recall') return false;
  const before = text.slice(0, said.start).toLowerCase();
  if (/\b(?:as|do you|did you|i do)\s+(?:(?:far|best) as\s+)?(?:i|we)?\s*$/.test(before)) return true;
  return /\b(?:i|we)\s+(?:also\s+|still\s+)?$/.test(before) && remembered.test(text.slice(said.end));
}

const remembered =
  /^\s+(?:that\s+\S|\p{L}+ing\b|[^,.;!?]*\b(?:is|was|are|were|has|had|got|came|went|said|\p{L}{2,}ed)\b)/iu;
