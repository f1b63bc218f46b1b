/** English: hearing of sync failures. */

export const englishSubscriptions = {
  title: { mine: 'Your subscriptions', room: 'Subscriptions here' },
  text: {
    mine: 'You are told about failures of your own changes in any case.',
    room: 'Where several people read, no record is named: those who may see it get the details in their own chat with me.',
  },
  none: { mine: 'You have not subscribed to anything else.', room: 'There are no subscriptions here.' },
  /** What is heard of; each part is empty where it may be any. */
  what: (many: string, company: string, because: string) =>
    `${many === '' ? 'all failures' : `failed ${many}`}${company === '' ? '' : ` in ${company}`}${because === '' ? '' : ` (${because})`}`,
  since: (time: string, by: string) => `since ${time}, by ${by}`,
  end: (what: string) => `Unsubscribe: ${what}`,
  begun: {
    mine: (what: string) => `From now on I will tell you about ${what}.`,
    room: (what: string) => `From now on I will report here: ${what}.`,
  },
  ended: {
    mine: (what: string) => `I will no longer tell you about ${what}.`,
    room: (what: string) => `I will no longer report here: ${what}.`,
  },
  inOwnChat: 'I will tell you in our own chat.',
  writeFirst: 'I will tell you in our own chat. Write to me there first: until then it waits.',
  noneSuch: (what: string) => `There is no subscription for ${what}.`,
  whichToEnd: 'Which subscription should end?',
  whichKind: 'Failures of which kind of record?',
  unknownKind: (words: string) => `I know no records called “${words}”.`,
  adminsOnly: (names: string) =>
    names === ''
      ? 'Only the administrators of the synchronisation can choose what is reported in a channel or group chat.'
      : `Only the administrators of the synchronisation can choose what is reported in a channel or group chat: ${names}.`,
  ask: 'Ask me in our own chat if you want to be told yourself.',
  anyKind: 'All kinds',
  anyCompany: 'All companies',
  anyClass: 'Any reason',
};
