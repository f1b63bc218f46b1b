/** How conversations and people can be reached: learnt from every activity, since addresses change. */
import { z } from 'zod';
import type { BotMemory } from '../ports.ts';
import type { Conversation, Sender } from './turn.ts';
import { openShelf } from './shelf.ts';

/** A sender as it is kept. */
export const senderModel = z.object({
  aadObjectId: z.string(),
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

export interface References {
  /** Remembers the conversation, and as the person's own when it is personal. */
  learn(conversation: Conversation, sender: Sender | null): Promise<void>;
  conversation(id: string): Promise<Conversation | null>;
  /** Where to tell a reader something: the personal conversation of somebody, null before the first contact; a room itself. */
  personal(reader: string): Promise<Conversation | null>;
  /** Somebody who wrote here before, in whatever conversation; of a room, nobody in particular. */
  sender(reader: string): Promise<Sender | null>;
  /** Everybody who has a personal conversation. */
  people(): Promise<readonly Sender[]>;
  /** Makes a room a reader of its own, by its id: what is told there is told to nobody in particular, in the time zone of `like`. */
  enter(conversation: Conversation, like: Sender): Promise<void>;
  /** Notes which person a user principal name is, since systems name authors by it. */
  nameOf(userPrincipalName: string, aadObjectId: string): Promise<void>;
  byName(userPrincipalName: string): Promise<string | null>;
  /** The bot was removed from a conversation, or may no longer write there. */
  forget(conversation: string): Promise<void>;
}

/** Keeps the references in the bot's memory. */
export function createReferences(memory: BotMemory): References {
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
      await conversations.put(conversation.id, conversation);
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
      await people.put(own.id, { conversation: own.id, sender: { aadObjectId: own.id, name, timeZone, locale } });
    },
    nameOf: (userPrincipalName, aadObjectId) => names.put(userPrincipalName.toLowerCase(), { aadObjectId }),
    byName: async (userPrincipalName) => (await names.get(userPrincipalName.toLowerCase()))?.aadObjectId ?? null,
    forget: (conversation) => memory.remove('conversation', conversation),
  };
}
