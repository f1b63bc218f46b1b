/** English: what becomes of an act. */

export const englishWriting = {
  outcomes: {
    inBoth: 'Saved in Field Service and in Supply Chain Management.',
    queued: {
      title: 'Recorded, not yet in both systems.',
      text: 'Both cannot be written just now. The change is kept in its place and written as soon as they can; this card will tell you.',
    },
    /** `time` is empty where nobody knows since when. */
    silent: (system: string, time: string) => `${system} does not answer${time === '' ? '' : ` since ${time}`}.`,
    /** Why a change waits. */
    paused: (map: string, time: string, by: string) =>
      `${map}: the synchronisation is paused${time === '' ? '' : ` since ${time}`}${by === '' ? '' : ` (${by})`}.`,
    parked: {
      title: 'This needs a look.',
      text: (reason: string) => `It could not be finished: ${reason} Your administrator sees it too.`,
    },
  },

  working: {
    slow: { title: 'Working on it …', text: 'A system takes its time. The answer will stand here.' },
    checking: {
      title: 'Not sure yet, checking …',
      text: 'One of the systems did not answer in time. I am finding out what became of it; this card will tell you. Do not do it again.',
    },
    order: {
      title: 'Creating the purchase order …',
      text: 'Supply Chain Management numbers and prices it, then Field Service gets it; this takes a moment.',
    },
    workOrder: { title: 'Creating the work order …', text: 'Field Service is asked; this takes a moment.' },
    retry: { title: 'Trying again …', text: 'Both systems are asked; this takes a moment.' },
    /** While Supply Chain Management does something with an order. */
    act: {
      submit: (number: string) => ({ title: `Submitting ${number} …`, text: 'Supply Chain Management is asked.' }),
      recall: (number: string) => ({ title: `Taking ${number} back …`, text: 'Supply Chain Management is asked.' }),
      cancel: (number: string) => ({ title: `Cancelling ${number} …`, text: 'Supply Chain Management is asked.' }),
      approve: (number: string) => ({ title: `Approving ${number} …`, text: 'Supply Chain Management is asked.' }),
      reject: (number: string) => ({ title: `Rejecting ${number} …`, text: 'Supply Chain Management is asked.' }),
      requestChange: (number: string) => ({
        title: `Sending ${number} back for a change …`,
        text: 'Supply Chain Management is asked.',
      }),
      delegate: (number: string) => ({ title: `Delegating ${number} …`, text: 'Supply Chain Management is asked.' }),
      confirm: (number: string) => ({ title: `Confirming ${number} …`, text: 'Supply Chain Management is asked.' }),
      postProductReceipt: (number: string) => ({
        title: `Posting the receipt for ${number} …`,
        text: 'Supply Chain Management posts it, then Field Service gets it.',
      }),
    },
    syncOrder: (number: string) => ({
      title: `Bringing ${number} in line …`,
      text: 'Supply Chain Management is read, then Field Service gets what is missing.',
    }),
    orderChange: (number: string) => ({
      title: `Changing ${number} …`,
      text: 'Supply Chain Management is asked, then Field Service gets it.',
    }),
    record: (one: string, key: string, isNew: boolean) => ({
      title: `${isNew ? 'Creating' : 'Changing'} ${one} ${key} …`,
      text: 'Both systems are asked; this takes a moment.',
    }),
  },
};
