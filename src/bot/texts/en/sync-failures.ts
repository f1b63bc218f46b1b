/** English: sync failures, what can be done about them, and who may. */

export const englishSyncFailures = {
  title: {
    open: (record: string) => `Not in both systems: ${record}`,
    retrying: (record: string) => `Being tried again: ${record}`,
    resolved: (record: string) => `In both systems now: ${record}`,
    dismissed: (record: string) => `Put away: ${record}`,
  },
  /** Several records with one cause. */
  counted: (count: number, many: string) => `${count} ${many}`,
  states: {
    open: (count: number) => `${count} open`,
    retrying: (count: number) => `${count} being tried again`,
    resolved: (count: number) => `${count} in both systems now`,
    dismissed: (count: number) => `${count} put away`,
  },
  text: (origin: string, other: string) =>
    `It was changed in ${origin}, and ${other} did not take the change. Correct it there, or remove what stands in the way, then retry.`,
  over: { resolved: 'Both systems agree on it again.', dismissed: 'This failure was put away.' },
  facts: {
    class: 'Kind',
    since: 'Since',
    attempts: 'Attempts',
    assignee: 'Assigned to',
    by: 'By',
    ended: 'Ended',
    reason: 'Reason',
  },
  byItself: 'Dispatch Copilot',
  classes: {
    application: 'a rule said no',
    system: 'a system did not answer as it should',
    concurrency: 'a newer version exists',
    conflict: 'both sides changed it',
  },
  /** Where nothing of a record is said. */
  neutral: {
    inRoom: 'The author of the change and the administrators have the details in their own chats with me.',
    notReadable: 'Your own system does not show you what this is about now.',
  },
  inOwnChat: 'You find it in our own chat.',
  writeFirst: 'Write to me in our own chat first; then I show it to you there.',
  page: (first: number, last: number, all: number) => `${first} to ${last} of ${all}`,
  show: (record: string) => `Show ${record}`,
  takeOf: (system: string) => `Take ${system}`,
  me: (name: string) => `${name} (me)`,
  editTitle: (record: string) => `Correct ${record}`,
  editText: 'What you change is written to both systems.',
  editNothing: 'Nothing was changed yet.',
  editImpossible: 'This record cannot be read in your system, so that it cannot be corrected here. Open it there.',
  reasonNeeded: 'Give a reason: it stays with the failure.',
  nobody: 'Pick somebody.',
  severalPeople: (names: string) => `Several people fit: ${names}. Say more of the name.`,
  unknownPerson: (words: string) =>
    `I know nobody “${words}” with a licence for either system. Type the address, as name@example.com.`,
  notMet: (name: string) => `${name} (never wrote to me yet: hears of it then)`,
  notYours: 'Only the author of the change and the administrators can do that.',
  isOver: 'Nothing of it is open any more.',
};
