import { z } from 'zod';
import { cancelDrafts, draftTopic } from '../conversation/drafts.ts';
import { noteFor } from '../conversation/notes.ts';
import { defineRequest } from './request.ts';

/** Puts away the forms the person has open in this conversation. */
export const cancel = defineRequest({
  name: 'cancel',
  utterances: {
    en: [
      '(cancel|stop|abort|forget it|never mind|nevermind|nvm|quit|discard|forget about it|leave it) [that|this|it|all|everything|the form]',
      '(cancel|discard|drop) [my|the|this] (draft|form|order form|input)',
    ],
    de: [
      '(abbrechen|abbruch|stopp|stop|vergiss es|vergiss das|egal|lass es|lass gut sein|doch nicht|verwerfen) [das|alles]',
      '(brich|brechen sie) [das|es|alles] ab',
      '(verwirf|lösche|lege|leg) [das|den|die|meinen|mein] (entwurf|formular|eingabe|eingaben) [weg]',
      '[das|den|die|meinen|mein] (entwurf|formular|eingabe|eingaben) (verwerfen|abbrechen|löschen|weglegen)',
      '(alles|das) (abbrechen|verwerfen)',
    ],
  },
  slots: z.object({}),
  passing: true,
  async handle(turn) {
    const { texts } = turn;
    const cancelled = await cancelDrafts(turn);
    for (const draft of cancelled) await turn.desk.refresh(draftTopic(draft), null);
    return noteFor(
      turn,
      'default',
      cancelled.length > 0 ? texts.drafts.cancelled.title : texts.drafts.nothingOpen,
      cancelled.length > 0 ? texts.drafts.cancelled.text : '',
    );
  },
});
