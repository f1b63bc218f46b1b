/**
 * What becomes of a card whose act a system refused. Why may name amounts, limits and prices: where several read, whoever asked is told
 * in their own chat alone.
 */
import type { Finished } from '../actions/work.ts';
import type { Reply } from '../cards/reply.ts';
import { noteFor } from './notes.ts';
import type { PlacedProblems } from './problems.ts';
import { isShared, type Turn } from './turn.ts';

/** Lines of a note. */
const mostLines = 12;

/** A card that says why, as `show` makes it; where several read the card stays as it is, and `title` and `lines` are told apart. */
export async function finishRefused(
  turn: Turn,
  { title, text = '', lines }: { readonly title: string; readonly text?: string; readonly lines: readonly string[] },
  show: () => Promise<Reply>,
): Promise<Finished> {
  if (!isShared(turn)) return { settled: true, reply: await show() };
  const reply = noteFor(turn, 'attention', title, text, { points: lines.slice(0, mostLines) });
  return { settled: true, reply, isOwn: true };
}

/** The form again with each message at its field; where several read the form says only where, and the messages are told apart. */
export async function finishFormRefused(
  turn: Turn,
  title: string,
  problems: PlacedProblems,
  show: (problems: PlacedProblems) => Promise<Reply>,
): Promise<Finished> {
  if (!isShared(turn)) return { settled: true, reply: await show(problems) };
  const { refused } = turn.texts.whereSeveralRead;
  const neutral = {
    at: new Map([...problems.at.keys()].map((input) => [input, refused] as const)),
    top: problems.top.length === 0 ? [] : [refused],
  };
  const lines = [...problems.top, ...problems.at.values()].slice(0, mostLines);
  const own = noteFor(turn, 'attention', title, '', { points: lines });
  return { settled: true, reply: await show(neutral), own };
}
