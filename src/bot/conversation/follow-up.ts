import type { Understanding, Understood } from '../understanding/understanding.ts';
import { companyNamed } from './companies.ts';
import { lastAsked } from './thread.ts';
import type { Turn } from './turn.ts';

/** What somebody calls a company in a follow-up: `what about demf`, `and in usmf?`, `und für demf`. */
const otherCompany =
  /^(?:and |ok |now |und |jetzt )?(?:what about|how about|same|the same|same thing|was ist mit|das gleiche|dasselbe)?\s*(?:in|for|für|bei)?\s*(?:the |der )?(?:company |firma |gesellschaft |mandant )?([\p{L}\p{N}]{2,10})\s*(?:instead|stattdessen|too|auch)?\s*[?.!]*$/iu;

/** Whoever says more than this says something new. */
const longestFollowUp = 100;

/**
 * Reads a message that says something only after the last request: the same in another company, or with other slots. Null when nothing
 * was asked lately, or it changes nothing of that.
 */
export async function readFollowUp(
  turn: Turn,
  understanding: Understanding,
  message: string,
): Promise<Understood | null> {
  const asked = await lastAsked(turn);
  if (asked === null) return null;
  const said = message.trim().replace(/\s+/g, ' ');
  const [, word] = (said.length > longestFollowUp ? null : otherCompany.exec(said)) ?? [];
  const company = word === undefined ? null : await companyNamed(turn, word);
  if (company !== null) {
    const slots = turn.requests.follow(asked.request, asked.slots, {});
    return { request: asked.request, slots: { ...slots, company: company.code } };
  }
  const changed = understanding.followUp(message, asked.request, turn.texts.language);
  return changed === null
    ? null
    : { request: asked.request, slots: turn.requests.follow(asked.request, asked.slots, changed) };
}
