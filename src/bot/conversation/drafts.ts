/**
 * What a person is about to write: the company and the input of a form, by owner and id. A draft belongs to one person: to somebody
 * else in the same channel who presses its buttons it is out of date.
 */
import { z } from 'zod';
import type { Finished } from '../actions/work.ts';
import type { Reply } from '../cards/reply.ts';
import { signInReasonOf } from '../sign-in/reason.ts';
import { finishBroken } from './parked.ts';
import { minutesAfter, openShelf } from './shelf.ts';
import type { Turn } from './turn.ts';

const draftModel = z.object({
  kind: z.enum(['record', 'order', 'order-change', 'work-order']),
  company: z.string(),
  conversation: z.string(),
  /** `sent` once the person asked for it to be written: not to be cancelled while it is. `replaced` by a later one in words. */
  state: z.enum(['open', 'sent', 'cancelled', 'replaced']),
  values: z.unknown(),
});

export type Draft = z.output<typeof draftModel>;

/** A draft as it was sent. What becomes of it later, a new attempt or being forgotten, does not touch what was sent. */
export const sentDraft = z.object({ id: z.string(), draft: draftModel });

const keptMinutes = 24 * 60;

function shelf(turn: Turn) {
  return openShelf(turn.services.memory, 'draft', draftModel);
}

const keyOf = (turn: Turn, id: string): string => `${turn.sender.aadObjectId}/${id}`;

/** Starts a draft and resolves to its id. */
export async function beginDraft(turn: Turn, kind: Draft['kind'], values: unknown): Promise<string> {
  const id = turn.services.ids.next();
  const draft: Draft = { kind, company: turn.company, conversation: turn.conversation.id, state: 'open', values };
  await save(turn, id, draft);
  return id;
}

/** The person's own draft of a kind; null when it is somebody else's, put away, or forgotten. */
export async function findDraft(turn: Turn, kind: Draft['kind'], id: string): Promise<Draft | null> {
  const draft = await shelf(turn).get(keyOf(turn, id));
  return draft === null || draft.kind !== kind || isOver(draft) ? null : draft;
}

/** Notes new input, or that the draft was sent. */
export async function changeDraft(turn: Turn, id: string, draft: Draft): Promise<void> {
  await save(turn, id, draft);
}

/** A draft that was sent, and what to do about it. */
interface SentDraft {
  readonly id: string;
  /** The operation it was sent as. */
  readonly requestId: string;
  readonly work: () => Promise<Finished>;
  /** The form with everything still filled in, and the reason at the top. Must not need a system that is down. */
  readonly again: (reason: string) => Promise<Reply>;
}

/**
 * Does what a draft that was sent asks for. Where its person has to sign in first it waits for that and goes on under the same request
 * id; meanwhile the draft is open again, to be cancelled or sent anew, whether or not the sign-in ever comes. So it is where something
 * broke before the core had begun anything, and the form is there again. Once it had begun the card waits for what becomes of it.
 */
export async function doSent(turn: Turn, { id, requestId, work, again }: SentDraft): Promise<Finished> {
  try {
    return await work();
  } catch (error) {
    if (signInReasonOf(error) !== null) await reopen(turn, id);
    return finishBroken(turn, { company: turn.company, requestId }, error, async (reason) => {
      await reopen(turn, id);
      return again(reason);
    });
  }
}

async function reopen(turn: Turn, id: string): Promise<void> {
  const draft = await shelf(turn).get(keyOf(turn, id));
  if (draft?.state === 'sent') await save(turn, id, { ...draft, state: 'open' });
}

/** Puts a draft away, unless it was sent already; null when it is somebody else's, or forgotten. */
export async function cancelDraft(turn: Turn, id: string): Promise<'cancelled' | 'sent' | null> {
  const draft = await shelf(turn).get(keyOf(turn, id));
  if (draft === null) return null;
  if (draft.state === 'sent') return 'sent';
  await save(turn, id, { ...draft, state: 'cancelled' });
  return 'cancelled';
}

/** Puts a draft away for one that takes its place; all its cards say so. One that was sent stays as it is. */
export async function putAway(turn: Turn, id: string): Promise<void> {
  const draft = await shelf(turn).get(keyOf(turn, id));
  if (draft?.state !== 'open') return;
  await save(turn, id, { ...draft, state: 'replaced' });
  await turn.desk.refresh(draftTopic(id), null);
}

/** Puts away all open drafts of the person in this conversation; resolves to their ids. */
export async function cancelDrafts(turn: Turn): Promise<readonly string[]> {
  const prefix = `${turn.sender.aadObjectId}/`;
  const cancelled: string[] = [];
  for (const { key, value } of await shelf(turn).list(prefix)) {
    if (value.state !== 'open' || value.conversation !== turn.conversation.id) continue;
    const id = key.slice(prefix.length);
    await save(turn, id, { ...value, state: 'cancelled' });
    cancelled.push(id);
  }
  return cancelled;
}

function save(turn: Turn, id: string, draft: Draft): Promise<void> {
  return shelf(turn).put(keyOf(turn, id), draft, minutesAfter(turn.services.clock.now(), keptMinutes));
}

/** What the cards of a draft follow. */
export function draftTopic(id: string): string {
  return `draft/${id}`;
}

/** The id of a draft out of what its cards follow; null when they follow something else. */
export function readDraftTopic(topic: string): string | null {
  return topic.startsWith('draft/') ? topic.slice('draft/'.length) : null;
}

const isOver = ({ state }: Draft): boolean => state === 'cancelled' || state === 'replaced';

/** How a draft was put away; null when it was not. */
export async function howPutAway(turn: Turn, id: string): Promise<'cancelled' | 'replaced' | null> {
  const state = (await shelf(turn).get(keyOf(turn, id)))?.state;
  return state === 'cancelled' || state === 'replaced' ? state : null;
}
