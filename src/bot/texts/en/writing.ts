/** English: what becomes of an act. */

export const englishWriting = {
  outcomes: {
    inBoth: 'Saved in Field Service and in Supply Chain Management.',
    queued: {
      title: 'Queued, not yet in both systems.',
      text: 'It cannot be saved in both systems just now. The change keeps its place in the queue and is saved as soon as possible; this card will tell you.',
    },
    /** `time` is empty where nobody knows since when. */
    silent: (system: string, time: string) =>
      time === '' ? `${system} does not answer.` : `${system} has not answered since ${time}.`,
    /** Why a change waits. */
    paused: (map: string, time: string, by: string) =>
      `${map}: the synchronisation ${time === '' ? 'is paused' : `has been paused since ${time}`}${by === '' ? '' : ` (${by})`}.`,
    parked: {
      title: 'This needs attention.',
      text: (reason: string) => `It could not be finished: ${reason} Your administrator can see it too.`,
    },
  },

  working: {
    slow: { title: 'Working on it …', text: 'One of the systems is slow to answer. The result will appear here.' },
    checking: {
      title: 'Not sure yet, checking …',
      text: 'One of the systems did not answer in time. I am finding out what became of it; this card will tell you. Please do not do it again.',
    },
    order: {
      title: 'Creating the purchase order …',
      text: 'Supply Chain Management sets its number and prices, then it goes to Field Service. This takes a moment.',
    },
    workOrder: { title: 'Creating the work order …', text: 'Waiting for Field Service; this takes a moment.' },
    retry: { title: 'Trying again …', text: 'Waiting for both systems; this takes a moment.' },
    /** While Supply Chain Management does something with an order. */
    act: {
      submit: (number: string) => ({ title: `Submitting ${number} …`, text: 'Waiting for Supply Chain Management.' }),
      recall: (number: string) => ({ title: `Recalling ${number} …`, text: 'Waiting for Supply Chain Management.' }),
      cancel: (number: string) => ({ title: `Cancelling ${number} …`, text: 'Waiting for Supply Chain Management.' }),
      approve: (number: string) => ({ title: `Approving ${number} …`, text: 'Waiting for Supply Chain Management.' }),
      reject: (number: string) => ({ title: `Rejecting ${number} …`, text: 'Waiting for Supply Chain Management.' }),
      requestChange: (number: string) => ({
        title: `Requesting a change to ${number} …`,
        text: 'Waiting for Supply Chain Management.',
      }),
      delegate: (number: string) => ({ title: `Delegating ${number} …`, text: 'Waiting for Supply Chain Management.' }),
      confirm: (number: string) => ({ title: `Confirming ${number} …`, text: 'Waiting for Supply Chain Management.' }),
      postProductReceipt: (number: string) => ({
        title: `Posting the receipt for ${number} …`,
        text: 'Supply Chain Management posts it, then it goes to Field Service.',
      }),
    },
    syncOrder: (number: string) => ({
      title: `Updating ${number} in Field Service …`,
      text: 'Supply Chain Management is read, then Field Service gets what is missing.',
    }),
    orderChange: (number: string) => ({
      title: `Changing ${number} …`,
      text: 'Supply Chain Management saves it first, then it goes to Field Service.',
    }),
    record: (one: string, key: string, isNew: boolean) => ({
      title: `${isNew ? 'Creating' : 'Changing'} ${one} ${key} …`,
      text: 'Waiting for both systems; this takes a moment.',
    }),
  },
};
