import { noteCard } from '../cards/note.ts';
import type { Reply } from '../cards/reply.ts';
import type { RequestName } from '../texts/texts.ts';
import type { Turn } from './turn.ts';

/** A plain note in the company of the turn, with requests offered as buttons. */
export function noteFor(
  turn: Turn,
  tone: 'default' | 'good' | 'attention' | 'warning',
  title: string,
  text: string,
  options: { readonly points?: readonly string[]; readonly suggest?: readonly RequestName[] } = {},
): Reply {
  return noteCard(turn.cards, {
    company: turn.company,
    tone,
    title,
    text,
    points: (options.points ?? []).map((point) => ({ text: point })),
    suggestions: (options.suggest ?? []).map((request) => ({ title: turn.texts.requests[request].title, request })),
  });
}
