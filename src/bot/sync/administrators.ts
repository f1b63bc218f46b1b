/** Looking after the synchronisation is for administrators; everybody else is told who they are. */
import type { Entry } from '../cards/listing.ts';
import type { Reply } from '../cards/reply.ts';
import { noteFor } from '../conversation/notes.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Listing } from '../records/listing.ts';
import { isAdministrator } from '../conversation/rights.ts';

/** Who may, as far as they wrote to the bot before; null when this person may. */
export async function whoMayInstead(turn: Turn): Promise<string | null> {
  return isAdministrator(turn) ? null : turn.texts.sync.adminsOnly(await namesOfAdministrators(turn));
}

/** Their names, with commas between, as far as they wrote to the bot before. */
export async function namesOfAdministrators({ services }: Turn): Promise<string> {
  const { references } = services;
  const known = await Promise.all(services.settings.administrators.slice(0, 5).map((id) => references.sender(id)));
  return known.flatMap((one) => one?.name ?? []).join(', ');
}

/** What the work answers; for others, who may. */
export async function forAdministrators(turn: Turn, work: () => Promise<Reply>): Promise<Reply> {
  const instead = await whoMayInstead(turn);
  return instead === null ? work() : noteFor(turn, 'warning', instead, '');
}

/** A list for administrators; for others, who were among them when they asked for it, there is nothing on it any more. */
export function listForAdministrators(turn: Turn, list: Listing): Listing {
  return isAdministrator(turn) ? list : { ...list, entries: [], none: turn.texts.sync.adminsOnly('') };
}

/** A line that leads nowhere. */
export function plainEntry(heading: string, detail: string, aside = ''): Entry {
  return { heading, detail, aside, tooltip: '', map: '', company: '', key: '' };
}
