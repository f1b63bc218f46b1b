import type { Script } from './script.ts';

/** Asking to hear of sync failures, in one's own chat. */
export const subscriptionScripts: readonly Script[] = [
  {
    title: 'subscribes by a sentence, says what one is subscribed to, and ends it',
    steps: [
      { says: 'what am I subscribed to', sees: ['What you hear of', 'You have asked for nothing more than that.'] },
      {
        says: 'tell me about failed warehouses in usmf',
        sees: [
          'From now on you hear of failed warehouses in usmf.',
          'Failed warehouses in usmf',
          'since 10:02, by Alex Wilber',
        ],
      },
      {
        says: 'subscribe me to asset conflicts',
        sees: ['From now on you hear of failed assets (both sides changed it).'],
      },
      {
        says: 'what am I subscribed to',
        sees: ['Failed warehouses in usmf', 'Failed assets (both sides changed it)'],
      },
      { says: 'unsubscribe', sees: ['Which one shall end?'] },
      { says: 'unsubscribe from warehouse failures', sees: ['You no longer hear of failed warehouses in usmf.'] },
      { presses: 'End: failed assets', sees: ['You no longer hear of failed assets'], seesNot: ['[End:'] },
      { says: 'stop telling me about failed warehouses', sees: ['You have asked for nothing more than that.'] },
    ],
  },
  {
    title: 'subscribes by the form',
    steps: [
      { says: 'subscribe', sees: ['Kind of record', 'Company', 'Reason', '[Tell of these too]'] },
      {
        presses: 'Tell of these too',
        with: { map: 'Warehouses', company: 'usmf', class: 'A rule said no' },
        sees: ['From now on you hear of failed warehouses in usmf (a rule said no).'],
      },
      { presses: 'Tell of these too', sees: ['From now on you hear of all failures.', 'End: all failures'] },
      { says: 'unsubscribe from everything', sees: ['You no longer hear of', 'all failures'], seesNot: ['[End:'] },
    ],
  },
  {
    title: 'asks which kind of record is meant, and which company',
    steps: [
      {
        says: 'tell me about failed unicorns',
        sees: ['Failures of which kind of record?', 'I know no records called “unicorns”.'],
      },
      { presses: 'Continue', with: { choice: 'Warehouses' }, sees: ['From now on you hear of failed warehouses.'] },
      {
        says: 'tell me about failed assets in atlantis',
        sees: ['Which company do you mean?', 'You have no company “atlantis”.'],
      },
      { presses: 'Continue', with: { choice: 'demf' }, sees: ['From now on you hear of failed assets in demf.'] },
    ],
  },
  {
    title: 'subscribes in German',
    steps: [
      { says: 'sprache deutsch', sees: [/Deutsch/] },
      { says: 'was habe ich abonniert', sees: ['Wovon Sie erfahren'] },
      {
        says: 'melde mir fehlgeschlagene Lager in usmf',
        sees: ['Ab jetzt melde ich Ihnen: Fehler bei: Lager, Firma usmf.', 'seit 10:02, durch Alex Wilber'],
      },
      { says: 'benachrichtige mich über Fehler bei Anlagen', sees: ['Ab jetzt melde ich Ihnen: Fehler bei: Anlagen.'] },
      { says: 'abonniere alle Fehler', sees: ['Ab jetzt melde ich Ihnen: alle Fehler.'] },
      { says: 'Lagerfehler abbestellen', sees: ['Nicht mehr gemeldet wird Ihnen: Fehler bei: Lager, Firma usmf.'] },
      { says: 'kündige alle Abos', sees: ['Welches soll enden?'] },
      { presses: 'Beenden: alle Fehler', sees: ['Nicht mehr gemeldet wird Ihnen: alle Fehler.'] },
      { says: 'abonnieren', sees: ['Art von Datensatz', '[Auch diese melden]'] },
    ],
  },
];
