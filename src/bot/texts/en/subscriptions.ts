/** English: hearing of sync failures. */

export const englishSubscriptions = {
  title: { mine: 'What you hear of', room: 'What is told here' },
  text: {
    mine: 'Failures of your own changes reach you in any case.',
    room: 'Where several read, no record is named: who may, has the details in their own chat with me.',
  },
  none: { mine: 'You have asked for nothing more than that.', room: 'Nothing is told here of its own accord.' },
  /** What is heard of; each part is empty where it may be any. */
  what: (many: string, company: string, because: string) =>
    `${many === '' ? 'all failures' : `failed ${many}`}${company === '' ? '' : ` in ${company}`}${because === '' ? '' : ` (${because})`}`,
  since: (time: string, by: string) => `since ${time}, by ${by}`,
  end: (what: string) => `End: ${what}`,
  begun: {
    mine: (what: string) => `From now on you hear of ${what}.`,
    room: (what: string) => `From now on I tell here of ${what}.`,
  },
  ended: {
    mine: (what: string) => `You no longer hear of ${what}.`,
    room: (what: string) => `I no longer tell here of ${what}.`,
  },
  inOwnChat: 'I tell you in our own chat.',
  writeFirst: 'I tell you in our own chat. Write to me there first: until then it waits.',
  noneSuch: (what: string) => `There is no subscription for ${what}.`,
  whichToEnd: 'Which one shall end?',
  whichKind: 'Failures of which kind of record?',
  unknownKind: (words: string) => `I know no records called “${words}”.`,
  adminsOnly: (names: string) =>
    names === ''
      ? 'Only the administrators of the synchronisation can say what is told where several read.'
      : `Only the administrators of the synchronisation can say what is told where several read: ${names}.`,
  ask: 'Ask me in our own chat to hear of it yourself.',
  anyKind: 'All kinds',
  anyCompany: 'All companies',
  anyClass: 'Whatever the reason',
};
