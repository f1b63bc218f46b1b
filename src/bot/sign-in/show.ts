import type { Reply } from '../cards/reply.ts';
import { signInCard } from '../cards/sign-in.ts';
import type { Cards } from '../cards/template.ts';
import type { Failure } from '../conversation/failures.ts';
import { heldTopic, type Held } from './held.ts';

/** What stands in the place of something that waits for a sign-in. */
export function showHeld(cards: Cards, { id, company }: Pick<Held, 'id' | 'company'>, { title, text }: Failure): Reply {
  return signInCard(cards, { company, title, text, held: id }, heldTopic(id));
}
