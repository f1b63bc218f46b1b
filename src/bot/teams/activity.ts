/** Between activities of the Bot Framework and the words of the conversation. */
import { CardFactory, TurnContext, type Activity, type ConversationReference } from 'botbuilder';
import { z } from 'zod';
import { escapeMarkdown } from '../cards/text.ts';
import type { Reply } from '../cards/reply.ts';
import type { Incoming } from '../conversation/core.ts';
import type { Conversation, Room, Sender } from '../conversation/turn.ts';

/** The conversation of an activity, with the reference that later messages need. */
export function conversationOf(activity: Activity): Conversation {
  const type = activity.conversation.conversationType;
  const kind = type === 'channel' ? 'channel' : type === 'groupChat' ? 'group' : 'personal';
  return {
    id: activity.conversation.id,
    kind,
    reference: TurnContext.getConversationReference(activity),
    room: kind === 'personal' ? null : roomOf(activity),
  };
}

const placeModel = z.object({ id: z.string().max(300).optional(), name: z.string().max(200).optional() }).optional();
const roomModel = z.object({ team: placeModel, channel: placeModel }).catch({});

/** The id of a conversation in a channel names the thread behind a semicolon; without it a message begins a new thread. */
function roomOf({ conversation, channelData }: Activity): Room {
  const { team, channel } = roomModel.parse(channelData);
  const [id = conversation.id] = conversation.id.split(';');
  return { id, name: channel?.name ?? conversation.name ?? '', team: team?.id ?? null };
}

/** Who sent an activity; null when the channel did not say who that is in the directory. */
export function senderOf(activity: Activity): Sender | null {
  const { aadObjectId, name } = activity.from;
  if (aadObjectId === undefined || aadObjectId === '') return null;
  const timeZone = (activity as Activity & { localTimezone?: string }).localTimezone;
  return {
    aadObjectId: aadObjectId.toLowerCase(),
    name: name ?? '',
    timeZone: timeZone ?? 'UTC',
    locale: activity.locale ?? '',
  };
}

/** Sender, conversation and, for a click, the message of the card; null without a known sender. */
export function incomingOf(activity: Activity): Incoming | null {
  const sender = senderOf(activity);
  if (sender === null) return null;
  return { sender, conversation: conversationOf(activity), activity: activity.replyToId ?? null };
}

/** What was said, without the mentions of the bot that group chats and channels put around it. */
export function textOf(activity: Activity): string {
  let text = activity.text ?? '';
  for (const { mentioned, text: mention } of TurnContext.getMentions(activity)) {
    if (mentioned?.id === activity.recipient.id && typeof mention === 'string' && mention !== '') {
      text = text.split(mention).join(' ');
    }
  }
  return text.replace(/&nbsp;/g, ' ').trim();
}

/** The message that carries a reply. */
export function messageOf(reply: Reply): Partial<Activity> {
  return reply.card === null
    ? { type: 'message', text: escapeMarkdown(reply.text), textFormat: 'markdown' }
    : { type: 'message', summary: reply.text, attachments: [CardFactory.adaptiveCard(reply.card)] };
}

/** The reference kept with a conversation. It may have been learnt in another thread of the same room. */
export function referenceOf({ id, reference }: Conversation): Partial<ConversationReference> {
  const { conversation, ...rest } = reference as Partial<ConversationReference>;
  return conversation === undefined ? rest : { ...rest, conversation: { ...conversation, id } };
}
