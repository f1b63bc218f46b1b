/** Between activities of the Bot Framework and the words of the conversation. */
import { CardFactory, TurnContext, type Activity, type ConversationReference } from 'botbuilder';
import { escapeMarkdown } from '../cards/text.ts';
import type { Reply } from '../cards/reply.ts';
import type { Incoming } from '../conversation/core.ts';
import type { Conversation, Sender } from '../conversation/turn.ts';

/** The conversation of an activity, with the reference that later messages need. */
export function conversationOf(activity: Activity): Conversation {
  const type = activity.conversation.conversationType;
  return {
    id: activity.conversation.id,
    kind: type === 'channel' ? 'channel' : type === 'groupChat' ? 'group' : 'personal',
    reference: TurnContext.getConversationReference(activity),
  };
}

/** Who sent an activity; null when the channel did not say who that is in the directory. */
export function senderOf(activity: Activity): Sender | null {
  const { aadObjectId, name, id } = activity.from;
  if (aadObjectId === undefined || aadObjectId === '') return null;
  const timeZone = (activity as Activity & { localTimezone?: string }).localTimezone;
  return {
    aadObjectId: aadObjectId.toLowerCase(),
    account: id,
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

/** The reference kept with a conversation. */
export function referenceOf(conversation: Conversation): Partial<ConversationReference> {
  return conversation.reference as Partial<ConversationReference>;
}
