/** How conversations and people can be reached: learnt from every activity, since addresses change. */
import { z } from 'zod';
import type { BotMemory } from '../ports.ts';
import type { Conversation, Sender } from './turn.ts';
import { openShelf } from './shelf.ts';

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
});

const personModel = z.object({
  conversation: z.string().nullable(),
  sender: senderModel,
});

export interface References {
  /** Remembers the conversation, and as the person's own when it is personal. */
  learn(conversation: Conversation, sender: Sender | null): Promise<void>;
  conversation(id: string): Promise<Conversation | null>;
  /** The personal conversation of somebody; null before the first contact. */
  personal(aadObjectId: string): Promise<Conversation | null>;
  /** Somebody who wrote here before, in whatever conversation. */
  sender(aadObjectId: string): Promise<Sender | null>;
  /** Notes which person a user principal name is, since systems name authors by it. */
  nameOf(userPrincipalName: string, aadObjectId: string): Promise<void>;
  byName(userPrincipalName: string): Promise<string | null>;
  /** The bot was removed, or may no longer write there. */
  forget(conversation: Conversation): Promise<void>;
}

/** Keeps the references in the bot's memory. */
export function createReferences(memory: BotMemory): References {
  const conversations = openShelf(memory, 'conversation', conversationModel);
  const people = openShelf(memory, 'person', personModel);
  const names = openShelf(memory, 'name', z.object({ aadObjectId: z.string() }));
  const byId = async (id: string): Promise<Conversation | null> => {
    const known = await conversations.get(id);
    return known === null ? null : { id: known.id, kind: known.kind, reference: known.reference };
  };
  return {
    async learn(conversation, sender) {
      await conversations.put(conversation.id, conversation);
      if (sender === null) return;
      const known = await people.get(sender.aadObjectId);
      const personal = conversation.kind === 'personal' ? conversation.id : (known?.conversation ?? null);
      await people.put(sender.aadObjectId, { conversation: personal, sender });
    },
    conversation: byId,
    async personal(aadObjectId) {
      const person = await people.get(aadObjectId);
      return person === null || person.conversation === null ? null : byId(person.conversation);
    },
    sender: async (aadObjectId) => (await people.get(aadObjectId))?.sender ?? null,
    nameOf: (userPrincipalName, aadObjectId) => names.put(userPrincipalName.toLowerCase(), { aadObjectId }),
    byName: async (userPrincipalName) => (await names.get(userPrincipalName.toLowerCase()))?.aadObjectId ?? null,
    forget: (conversation) => memory.remove('conversation', conversation.id),
  };
}
