import { z } from 'zod';
import { ask } from '../conversation/questions.ts';
import { noteFor } from '../conversation/notes.ts';
import { chooseLanguage } from '../conversation/preferences.ts';
import { textsFor } from '../texts/catalogue.ts';
import { languageNamed, languages } from '../texts/language.ts';
import { defineRequest } from './request.ts';

/** Sets the language that the person is answered in, from the answer to this on; without a name it asks which. */
export const language = defineRequest({
  name: 'language',
  utterances: {
    en: [
      '(language|lang) [to|is] [{language}]',
      '(switch|change|set) [the|my] (language|lang) [to] [{language}]',
      '(speak|talk|answer|reply|switch|change) [to me] [to|in] (english|german|deutsch|englisch):language',
      '[in] (english|german):language',
      '(which|what) (language|languages) (is this|do you speak|can you speak)',
    ],
    de: [
      '(sprache|sprachen) [auf|zu|ist] [{language}]',
      '[die|meine] sprache [auf|zu] {language} (wechseln|ändern|umstellen|stellen|setzen)',
      '(wechsle|wechsel|ändere|stelle|stell|setze) [die|meine] sprache [auf|zu|nach] [{language}] [um]',
      '(sprich|rede|antworte|sprechen sie|antworten sie|schreib) [mit mir] [auf|in] (english|german|deutsch|englisch):language',
      '[auf] (deutsch|englisch):language',
      'welche (sprache|sprachen) (sprichst|sprechen|kannst|können) (du|sie)',
    ],
  },
  slots: z.object({ language: z.string().optional() }),
  passing: true,
  async handle(turn, given) {
    const { texts, services, sender } = turn;
    const wanted = languageNamed(given.language ?? '');
    if (wanted === null) {
      return ask(turn, {
        title: texts.languageChoice.which,
        text: '',
        problem: given.language === undefined ? '' : texts.languageChoice.unknown(given.language),
        request: 'language',
        slots: {},
        slot: 'language',
        options: languages.map((one) => ({ title: textsFor(undefined, one).languageChoice.name, value: one })),
        other: null,
      });
    }
    await chooseLanguage(services.memory, sender.aadObjectId, wanted);
    const own = textsFor(sender.locale, wanted);
    return noteFor({ ...turn, texts: own, cards: turn.cards.in(own) }, 'good', own.languageChoice.chosen, '', {
      suggest: ['help'],
    });
  },
});
