import { noteCard } from '../cards/note.ts';
import type { Reply } from '../cards/reply.ts';
import type { Cards } from '../cards/template.ts';
import type { RequestName } from '../texts/texts.ts';
import { isShared, type Conversation, type Turn } from './turn.ts';

/** Examples shown first, as far as they are of use to the person. */
const first: readonly RequestName[] = [
  'nearest-warehouse',
  'create-purchase-order',
  'approve-purchase-order',
  'create-work-order',
];

/** The welcome of a conversation, with examples for the person who brought the bot; for nobody in particular where that is unknown. */
export function welcomeCard(cards: Cards, conversation: Conversation, turn: Turn | null): Reply {
  const { texts } = cards;
  const listed = turn === null ? first : turn.requests.listed(turn.person);
  const examples = [...first.filter((name) => listed.includes(name)).slice(0, 2), 'help' as const];
  return noteCard(cards, {
    company: '',
    tone: 'default',
    title: texts.welcome.title,
    text: isShared({ conversation }) ? texts.welcome.whereSeveralRead : texts.welcome.text,
    points: examples.map((name) => ({ text: texts.quoted(texts.requests[name].example) })),
    suggestions: [{ title: texts.requests.help.title, request: 'help' }],
  });
}
