import type { Planning } from '../language-model/planning.ts';
import type { Request } from '../requests/request.ts';
import { textsFor } from '../texts/catalogue.ts';
import type { Understanding, Understood } from '../understanding/understanding.ts';
import { readFollowUp } from './follow-up.ts';
import type { Knowledge } from './knowledge.ts';
import type { Turn } from './turn.ts';

interface ReadingParts {
  readonly understanding: Understanding;
  readonly requests: readonly Request[];
  readonly knowledge: Knowledge;
  /** Null: the grammar alone reads. */
  readonly planning: Planning | null;
}

/** Characters of the beginning by which it is known that the rest of a message is one place. */
const beginning = 200;

/** A place of so many words that none of them were read: the request says that it is too long. */
function longPlace(
  { understanding }: ReadingParts,
  { requests, texts }: Turn,
  message: string,
  { request, slots }: Understood,
): Readonly<Record<string, string>> {
  if (message.length <= 2 * beginning || !requests.takes(request, 'near') || 'near' in slots) return {};
  const start = message.slice(0, message.lastIndexOf(' ', beginning));
  const read = understanding.understand(start, texts.language);
  const near = read?.request === request ? read.slots['near'] : undefined;
  return typeof near === 'string' && start.endsWith(near) ? { near: message.slice(start.length - near.length) } : {};
}

/** Tools are told about in English, whatever language people write. */
const words = textsFor(undefined, 'en').requests;

/**
 * What a message asks for. Short remarks (help, cancel, the second one) and what follows up on the last request are the grammar's;
 * of the rest a language model, where there is one, has the first word, and the grammar the last. A sentence of which not every word is
 * the grammar's may follow up on the last request; only then it is read leniently.
 */
export async function readMessage(parts: ReadingParts, turn: Turn, message: string): Promise<Understood | null> {
  const read = await readAny(parts, turn, message);
  return read === null ? null : { ...read, slots: { ...longPlace(parts, turn, message, read), ...read.slots } };
}

async function readAny(parts: ReadingParts, turn: Turn, message: string): Promise<Understood | null> {
  const { understanding, requests, planning } = parts;
  const { language } = turn.texts;
  const known = await parts.knowledge.of(turn, message);
  const whole = understanding.readWhole(message, language, known);
  const followUp = whole === null ? await readFollowUp(turn, understanding, message) : null;
  const read = whole ?? (followUp === null ? understanding.understand(message, language, known) : null);
  const isRemark = requests.some(({ name, passing }) => passing && name === read?.request);
  if (planning === null || followUp !== null || isRemark) return read ?? followUp;
  const speaker = {
    conversation: turn.conversation.id,
    aadObjectId: turn.sender.aadObjectId,
    timeZone: turn.sender.timeZone,
  };
  const offered = requests
    .filter(({ fits }) => fits(turn.person))
    .map(({ name, slots }) => ({ name, description: `${words[name].title}: ${words[name].example}`, slots }));
  const understood = (await planning.read(message, speaker, offered)) ?? read;
  if (understood !== null) await planning.note(message, speaker, understood);
  return understood;
}
