import type { Script } from './script.ts';

/** Asking to hear of sync failures, in one's own chat. */
export const subscriptionScripts: readonly Script[] = [
  {
    title: 'subscribes by a sentence, says what one is subscribed to, and ends it',
    steps: [
      { says: 'what am I subscribed to', sees: ['Your subscriptions', 'You have not subscribed to anything else.'] },
      {
        says: 'tell me about failed warehouses in usmf',
        sees: [
          'From now on I will tell you about failed warehouses in usmf.',
          'Failed warehouses in usmf',
          'since 10:02, by Alex Wilber',
        ],
      },
      {
        says: 'subscribe me to asset conflicts',
        sees: ['From now on I will tell you about failed assets (changed in both systems).'],
      },
      {
        says: 'what am I subscribed to',
        sees: ['Failed warehouses in usmf', 'Failed assets (changed in both systems)'],
      },
      { says: 'unsubscribe', sees: ['Which subscription should end?'] },
      {
        says: 'unsubscribe from warehouse failures',
        sees: ['I will no longer tell you about failed warehouses in usmf.'],
      },
      {
        presses: 'Unsubscribe: failed assets',
        sees: ['I will no longer tell you about failed assets'],
        seesNot: ['[Unsubscribe:'],
      },
      { says: 'stop telling me about failed warehouses', sees: ['You have not subscribed to anything else.'] },
    ],
  },
  {
    title: 'subscribes by the form',
    steps: [
      { says: 'subscribe', sees: ['Kind of record', 'Company', 'Reason', '[Subscribe]'] },
      {
        presses: 'Subscribe',
        with: { map: 'Warehouses', company: 'usmf', class: 'Refused by a rule' },
        sees: ['From now on I will tell you about failed warehouses in usmf (refused by a rule).'],
      },
      { presses: 'Subscribe', sees: ['From now on I will tell you about all failures.', 'Unsubscribe: all failures'] },
      {
        says: 'unsubscribe from everything',
        sees: ['I will no longer tell you about', 'all failures'],
        seesNot: ['[Unsubscribe:'],
      },
    ],
  },
  {
    title: 'asks which kind of record is meant, and which company',
    steps: [
      {
        says: 'tell me about failed unicorns',
        sees: ['Failures of which kind of record?', 'I know no records called “unicorns”.'],
      },
      {
        presses: 'Continue',
        with: { choice: 'Warehouses' },
        sees: ['From now on I will tell you about failed warehouses.'],
      },
      {
        says: 'tell me about failed assets in atlantis',
        sees: ['Which company do you mean?', 'You have no access to a company “atlantis”.'],
      },
      {
        presses: 'Continue',
        with: { choice: 'demf' },
        sees: ['From now on I will tell you about failed assets in demf.'],
      },
    ],
  },
  {
    title: 'subscribes in German',
    steps: [
      { says: 'sprache deutsch', sees: [/Deutsch/] },
      { says: 'was habe ich abonniert', sees: ['Ihre Abonnements'] },
      {
        says: 'melde mir fehlgeschlagene Lager in usmf',
        sees: ['Ab jetzt melde ich Ihnen: Fehler bei: Lager, Firma usmf.', 'seit 10:02, durch Alex Wilber'],
      },
      { says: 'benachrichtige mich über Fehler bei Anlagen', sees: ['Ab jetzt melde ich Ihnen: Fehler bei: Anlagen.'] },
      { says: 'abonniere alle Fehler', sees: ['Ab jetzt melde ich Ihnen: alle Fehler.'] },
      {
        says: 'Lagerfehler abbestellen',
        sees: ['Ab jetzt melde ich Ihnen nicht mehr: Fehler bei: Lager, Firma usmf.'],
      },
      { says: 'kündige alle Abos', sees: ['Welches Abonnement soll enden?'] },
      { presses: 'Abbestellen: alle Fehler', sees: ['Ab jetzt melde ich Ihnen nicht mehr: alle Fehler.'] },
      { says: 'abonnieren', sees: ['Datensatzart', '[Abonnieren]'] },
    ],
  },
];
