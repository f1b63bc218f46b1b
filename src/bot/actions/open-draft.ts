/** The draft that a click is about. */
import type { z } from 'zod';
import { outOfDate, type Answer } from '../conversation/answers.ts';
import { findDraft, type Draft } from '../conversation/drafts.ts';
import type { Turn } from '../conversation/turn.ts';

/** A draft with what it holds, read. */
interface Opened<Values> {
  readonly draft: Draft;
  readonly values: Values;
}

/** The person's own draft of a kind with its values; null when it is somebody else's, put away, forgotten, or of another version. */
export async function openDraft<Model extends z.ZodTypeAny>(
  turn: Turn,
  kind: Draft['kind'],
  id: string,
  model: Model,
): Promise<Opened<z.output<Model>> | null> {
  const draft = await findDraft(turn, kind, id);
  const values = model.safeParse(draft?.values);
  return draft === null || !values.success ? null : { draft, values: values.data as z.output<Model> };
}

/** Goes on with the draft of a click, unless it is being written, is somebody else's, or was put away. */
export function withOpen<Found extends { readonly draft: Draft }>(
  turn: Turn,
  found: Found | null,
  work: (found: Found) => Promise<Answer>,
): Promise<Answer> {
  if (found === null) return Promise.resolve(outOfDate(turn));
  if (found.draft.state === 'sent') return Promise.resolve({ kind: 'message', text: turn.texts.drafts.tooLate });
  return work(found);
}
