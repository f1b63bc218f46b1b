/** English. Sentences say what happened, where, and what to do; names of the systems are written out. */
import type { Language } from '../language.ts';
import { englishApprovals } from './approvals.ts';
import { englishCards } from './cards.ts';
import { englishCoreWords } from './core-words.ts';
import { englishEntities } from './entities.ts';
import { englishOrderChanges } from './order-changes.ts';
import { englishOrderStatus } from './order-status.ts';
import { englishOrders } from './orders.ts';
import { englishRecords } from './records.ts';
import { englishRequests } from './requests.ts';
import { englishSignIn } from './sign-in.ts';
import { englishFollows } from './follows.ts';
import { englishSubscriptions } from './subscriptions.ts';
import { englishSyncDetails } from './sync-details.ts';
import { englishSyncFailures } from './sync-failures.ts';
import { englishSync } from './sync.ts';
import { englishTalk } from './talk.ts';
import { englishWriting } from './writing.ts';

export const english = {
  language: 'en' as Language,
  /** How dates and figures are written, unless the person's own locale says more. */
  locale: 'en-GB',
  yes: 'Yes',
  no: 'No',

  systems: {
    dataverse: 'Field Service',
    financeOperations: 'Supply Chain Management',
    dispatchCopilot: 'Dispatch Copilot',
    one: 'One of the systems',
  },

  quoted: (words: string) => `“${words}”`,

  /** What a place is called; reading the records names it in English. */
  placeName: (name: string) => name,

  /** A refusal, in the words of whoever refuses. */
  says: (system: string, message: string) => `${system} says: ${message}`,

  severalPeople: (names: string) => `Several people match: ${names}. Enter more of the name.`,

  /** The button of a link to a record. */
  openIn: (system: string) => `Open in ${system}`,

  /** The button of a form in clients that know dialogs. */
  openAsDialog: 'Open as a dialog',

  all: {
    company: 'Company',
    cancel: 'Cancel',
    next: 'Continue',
  },

  ...englishTalk,
  ...englishWriting,
  ...englishCoreWords,
  ...englishRecords,
  ...englishEntities,
  approvals: englishApprovals,
  orders: englishOrders,
  orderChanges: englishOrderChanges,
  subscriptions: englishSubscriptions,
  follows: englishFollows,
  orderStatus: englishOrderStatus,
  syncFailures: englishSyncFailures,
  syncDetails: englishSyncDetails,
  sync: englishSync,
  signIn: englishSignIn,
  requests: englishRequests,
  cards: englishCards,
};
