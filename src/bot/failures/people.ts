import type { Turn } from '../conversation/turn.ts';
import { createReferences } from '../conversation/references.ts';
import type { Choice } from '../cards/view.ts';

/** To whom a failure may be assigned: oneself, and the administrators who wrote to the bot before. */
export async function assignees(turn: Turn): Promise<Choice[]> {
  const { services, sender, texts } = turn;
  const references = createReferences(services.memory);
  const others = services.settings.administrators.filter((id) => id.toLowerCase() !== sender.aadObjectId.toLowerCase());
  const known = await Promise.all(others.slice(0, 19).map((id) => references.sender(id)));
  return [
    { title: texts.syncFailures.me(sender.name), value: sender.aadObjectId },
    ...known.flatMap((one) => (one === null ? [] : [{ title: one.name, value: one.aadObjectId }])),
  ];
}
