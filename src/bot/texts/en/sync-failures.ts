/** English: sync failures, what can be done about them, and who may. */

export const englishSyncFailures = {
  title: {
    open: (record: string) => `Not in both systems: ${record}`,
    retrying: (record: string) => `Being retried: ${record}`,
    resolved: (record: string) => `In both systems now: ${record}`,
    dismissed: (record: string) => `Dismissed: ${record}`,
  },
  /** Several records with one cause. */
  counted: (count: number, many: string) => `${count} ${many}`,
  states: {
    open: (count: number) => `${count} open`,
    retrying: (count: number) => `${count} being retried`,
    resolved: (count: number) => `${count} in both systems now`,
    dismissed: (count: number) => `${count} dismissed`,
  },
  text: (origin: string, other: string) =>
    `It was changed in ${origin}, and ${other} did not accept the change. Correct it in ${origin}, or remove what stands in the way, then retry.`,
  /** Of an operation that could be neither finished nor undone. */
  parked: (what: string, who: string) =>
    `${who}, ${what}: it could be neither finished nor undone. Retry looks at both systems again and carries over what only one of them changed.`,
  over: { resolved: 'Both systems agree on it again.', dismissed: 'This failure was dismissed.' },
  facts: {
    class: 'Kind',
    since: 'Since',
    attempts: 'Attempts',
    assignee: 'Assigned to',
    by: 'By',
    ended: 'Ended',
    reason: 'Reason',
    command: 'Command line',
  },
  byItself: 'Dispatch Copilot',
  classes: {
    application: 'refused by a rule',
    system: 'a system did not answer as it should',
    concurrency: 'a newer version exists',
    conflict: 'changed in both systems',
  },
  /** Where nothing of a record is said. */
  neutral: {
    inRoom: 'The author of the change and the administrators have the details in their own chats with me.',
    notReadable: 'Your own system does not show you this record at the moment.',
  },
  inOwnChat: 'It is in our own chat.',
  writeFirst: 'Write to me in our own chat first; then I can show it to you there.',
  page: (first: number, last: number, all: number) => `${first} to ${last} of ${all}`,
  show: (record: string) => `Show ${record}`,
  takeOf: (system: string) => `Use ${system}`,
  me: (name: string) => `${name} (me)`,
  editTitle: (record: string) => `Correct ${record}`,
  editText: 'What you change is written to both systems.',
  editNothing: 'You have not changed anything yet.',
  editImpossible: 'This record cannot be read in your system, so it cannot be corrected here. Open it there.',
  reasonNeeded: 'Enter a reason: it is kept with the failure.',
  nobody: 'Pick somebody.',
  unknownPerson: (words: string) =>
    `I know nobody called “${words}” with a licence for either system. Enter an email address, such as name@example.com.`,
  notMet: (name: string) => `${name} (has not written to me yet: told once they do)`,
  notYours: 'Only the author of the change and the administrators can do that.',
  isOver: 'None of it is open any more.',
};
