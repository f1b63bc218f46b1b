/** German, in the polite form. Names of the systems stay as they are. */
import type { Texts } from '../texts.ts';
import { placeNameInGerman } from './places.ts';
import { germanApprovals } from './approvals.ts';
import { germanCards } from './cards.ts';
import { germanCoreWords } from './core-words.ts';
import { germanEntities } from './entities.ts';
import { germanOrderChanges } from './order-changes.ts';
import { germanOrderStatus } from './order-status.ts';
import { germanOrders } from './orders.ts';
import { germanRecords } from './records.ts';
import { germanRequests } from './requests.ts';
import { germanSignIn } from './sign-in.ts';
import { germanFollows } from './follows.ts';
import { germanSubscriptions } from './subscriptions.ts';
import { germanSyncDetails } from './sync-details.ts';
import { germanSyncFailures } from './sync-failures.ts';
import { germanSync } from './sync.ts';
import { germanTalk } from './talk.ts';
import { germanWriting } from './writing.ts';

export const german: Texts = {
  language: 'de',
  locale: 'de-DE',
  yes: 'Ja',
  no: 'Nein',

  systems: {
    dataverse: 'Field Service',
    financeOperations: 'Supply Chain Management',
    dispatchCopilot: 'Dispatch Copilot',
    one: 'Eines der Systeme',
  },

  quoted: (words) => `„${words}“`,

  placeName: placeNameInGerman,

  says: (system, message) => `${system} sagt: ${message}`,

  severalPeople: (names) => `Mehrere passen: ${names}. Geben Sie mehr vom Namen an.`,

  openIn: (system) => `In ${system} öffnen`,

  openAsDialog: 'Als Dialog öffnen',

  all: {
    company: 'Firma',
    cancel: 'Abbrechen',
    next: 'Weiter',
  },

  ...germanTalk,
  ...germanWriting,
  ...germanCoreWords,
  ...germanRecords,
  ...germanEntities,
  approvals: germanApprovals,
  orders: germanOrders,
  orderChanges: germanOrderChanges,
  subscriptions: germanSubscriptions,
  follows: germanFollows,
  orderStatus: germanOrderStatus,
  syncFailures: germanSyncFailures,
  syncDetails: germanSyncDetails,
  sync: germanSync,
  signIn: germanSignIn,
  requests: germanRequests,
  cards: germanCards,
};
