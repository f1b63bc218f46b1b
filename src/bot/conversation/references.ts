/** How conversations and people can be reached: learnt from every activity, since addresses change. */
import { z } from 'zod';
import type { BotMemory, Clock } from '../ports.ts';
import type { Conversation, References } from './turn.ts';
import { minutesAfter, openShelf } from './shelf.ts';

/** A sender as it is kept. */
export const senderModel = z.object({
  aadObjectId: z.string(),
  account: z.string().default(''),
  name: z.string(),
  timeZone: z.string(),
  locale: z.string().default(''),
});

const conversationModel = z.object({
  id: z.string(),
  kind: z.enum(['personal', 'group', 'channel']),
  reference: z.unknown(),
  room: z.object({ id: z.string(), name: z.string(), team: z.string().nullable() }).nullable().default(null),
});

const personModel = z.object({
  conversation: z.string().nullable(),
  sender: senderModel,
});

/** A thread of a channel nobody writes in is known so long: as long as any card there is edited, and what was asked there waits. */
const threadMinutes = 60 * 24 * 60;

/** Whether it is one of the threads of a channel, of which there is no end; the channel is a conversation of its own. */
const isThread = ({ id, room }: Conversation): boolean => room !== null && room.id !== id;

/**
 * Keeps the references in the bot's memory. People, and the conversations they and rooms are reached in, stay until the bot is removed
 * there: whoever subscribed or is asked to decide is told, however long they have not written.
 */
export function createReferences({ memory, clock }: { readonly memory: BotMemory; readonly clock: Clock }): References {
  const conversations = openShelf(memory, 'conversation', conversationModel);
  const people = openShelf(memory, 'person', personModel);
  const names = openShelf(memory, 'name', z.object({ aadObjectId: z.string() }));
  const byId = async (id: string): Promise<Conversation | null> => {
    const known = await conversations.get(id);
    return known === null ? null : { id: known.id, kind: known.kind, reference: known.reference, room: known.room };
  };
  /** A room that is told something hears it as its own conversation, whatever thread its address was learnt from. */
  const asRoom = ({ room, ...conversation }: Conversation): Conversation => ({
    ...conversation,
    id: room?.id ?? conversation.id,
    room,
  });
  return {
    async learn(conversation, sender) {
      const until = isThread(conversation) ? minutesAfter(clock.now(), threadMinutes) : undefined;
      await conversations.put(conversation.id, conversation, until);
      const own = asRoom(conversation);
      if (own.id !== conversation.id && (await conversations.get(own.id)) !== null)
        await conversations.put(own.id, own);
      if (sender === null) return;
      const known = await people.get(sender.aadObjectId);
      const personal = conversation.kind === 'personal' ? conversation.id : (known?.conversation ?? null);
      await people.put(sender.aadObjectId, { conversation: personal, sender });
    },
    conversation: byId,
    async personal(reader) {
      const person = await people.get(reader);
      return person === null || person.conversation === null ? null : byId(person.conversation);
    },
    sender: async (reader) => (await people.get(reader))?.sender ?? null,
    people: async () =>
      (await people.list('')).flatMap(({ key, value: { conversation, sender } }) =>
        conversation === null || conversation === key ? [] : [sender],
      ),
    async enter(conversation, { timeZone, locale }) {
      const own = asRoom(conversation);
      await conversations.put(own.id, own);
      const name = own.room?.name ?? '';
      const sender = { aadObjectId: own.id, account: '', name, timeZone, locale };
      await people.put(own.id, { conversation: own.id, sender });
    },
    nameOf: (userPrincipalName, aadObjectId) => names.put(userPrincipalName.toLowerCase(), { aadObjectId }),
    byName: async (userPrincipalName) => (await names.get(userPrincipalName.toLowerCase()))?.aadObjectId ?? null,
    forget: (conversation) => memory.remove('conversation', conversation),
  };
}
