import type { Turn } from '../conversation/turn.ts';
import { isAdministrator } from '../conversation/rights.ts';

/** Whether the person may say what is heard here: in their own chat everybody, where several read the administrators alone. */
export function mayChooseFor(turn: Turn): boolean {
  return turn.conversation.room === null || isAdministrator(turn);
}
