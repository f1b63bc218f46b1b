/**
 * Dialogs: what a form's buttons do, done from a dialog. Each is the click it would be on the card, with the same checks; the card the
 * dialog was opened from keeps in step, and the outcome takes its place.
 */
import { z } from 'zod';
import type { Card, Reply } from '../cards/reply.ts';
import type { Background } from '../conversation/background.ts';
import type { Core, Incoming } from '../conversation/core.ts';
import { readDraftTopic } from '../conversation/drafts.ts';
import { minutesAfter, openShelf } from '../conversation/shelf.ts';
import type { Services } from '../conversation/turn.ts';
import { inDialog } from './dialog-card.ts';

export type DialogAnswer =
  /** The dialog shows this now. */
  | { readonly kind: 'card'; readonly card: Card }
  /** The dialog says this, and that is all. */
  | { readonly kind: 'message'; readonly text: string }
  /** The dialog closes: it goes on in the conversation, where the text stands as a card. */
  | { readonly kind: 'closed'; readonly text: string };

export interface Dialogs extends Pick<Core, 'textsFor'> {
  /** Opens the form of a card as a dialog. `data` is what the button carries and what was typed into the card. */
  open(incoming: Incoming, data: unknown): Promise<DialogAnswer>;
  /** A button of a dialog. */
  submit(incoming: Incoming, data: unknown): Promise<DialogAnswer>;
}

interface DialogsParts {
  readonly core: Pick<Core, 'click' | 'show' | 'textsFor'>;
  readonly background: Background;
  readonly services: Pick<Services, 'memory' | 'clock' | 'ids'>;
}

const openModel = z
  .object({ dialog: z.object({ verb: z.string().max(100), data: z.record(z.unknown()) }) })
  .passthrough();
const submitModel = z.object({ dialog: z.object({ id: z.string().max(60), verb: z.string().max(100) }) }).passthrough();
const originModel = z.object({ conversation: z.string(), activity: z.string().nullable() });

const keptMinutes = 24 * 60;

export function createDialogs({ core, background, services }: DialogsParts): Dialogs {
  const { memory, clock, ids } = services;
  const origins = openShelf(memory, 'dialog', originModel);
  const keyOf = ({ sender }: Incoming, id: string): string => `${sender.aadObjectId}/${id}`;
  const outOfDate = async (incoming: Incoming): Promise<DialogAnswer> => ({
    kind: 'message',
    text: (await core.textsFor(incoming, undefined)).failures.outOfDate.text,
  });

  const click = async (incoming: Incoming, id: string, verb: string, data: unknown): Promise<DialogAnswer> => {
    let shown = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      shown = resolve;
    });
    const answer = await core.click(incoming, verb, data, answered);
    if (answer.kind === 'message') {
      shown();
      return answer;
    }
    const { card, text } = answer.reply;
    if (card !== null && isForm(answer.reply)) {
      shown();
      return { kind: 'card', card: inDialog(card, id) };
    }
    // What was being done is shown before what comes of it.
    background.run(`dialog ${verb}`, () => core.show(incoming, answer.reply).finally(shown));
    return { kind: 'closed', text };
  };

  return {
    textsFor: (incoming, locale) => core.textsFor(incoming, locale),
    async open(incoming, data) {
      const asked = openModel.safeParse(data);
      if (!asked.success) return outOfDate(incoming);
      const { dialog, msteams: _, ...typed } = asked.data;
      const id = ids.next();
      const origin = { conversation: incoming.conversation.id, activity: incoming.activity };
      await origins.put(keyOf(incoming, id), origin, minutesAfter(clock.now(), keptMinutes));
      return click(incoming, id, dialog.verb, { ...typed, ...dialog.data });
    },
    async submit(incoming, data) {
      const asked = submitModel.safeParse(data);
      if (!asked.success) return outOfDate(incoming);
      const { dialog, ...rest } = asked.data;
      const origin = await origins.get(keyOf(incoming, dialog.id));
      if (origin === null || origin.conversation !== incoming.conversation.id) return outOfDate(incoming);
      return click({ ...incoming, activity: origin.activity }, dialog.id, dialog.verb, rest);
    },
  };
}

/** A form, or the confirmation of one: the dialog goes on with it. */
function isForm({ dialog, follows }: Reply): boolean {
  return dialog !== undefined || (follows !== undefined && readDraftTopic(follows) !== null);
}
