/** English: looking into the synchronisation: field mappings, activity of the maps, journal, alert rules. */

export const englishSyncDetails = {
  mapping: {
    title: (many: string) => `Field mapping of ${many}`,
    text: (table: string, collection: string, key: string) =>
      `Dataverse ${table} on the left, Supply Chain Management ${collection} on the right. Key: ${key}.`,
    explanation: '⇄ both ways, → to Supply Chain Management only, ← to Field Service only.',
    types: {
      text: 'text',
      integer: 'whole number',
      recordId: 'record id',
      decimal: 'number',
      boolean: 'yes or no',
      date: 'date',
      choice: 'choice',
    },
    key: 'key',
    required: 'required',
    fallback: (value: string) => `default ${value}`,
    digits: (count: number) => (count === 1 ? '1 decimal place' : `${count} decimal places`),
  },
  activity: {
    title: (maps: string) => `What happened to ${maps}`,
    none: 'Nothing has happened to it yet.',
    step: (map: string, from: string, to: string) => `${map}: ${from} → ${to}`,
    remark: (map: string) => `${map}: remark`,
  },
  journal: {
    title: (record: string) => `What happened to ${record}`,
    none: 'The journal has nothing about it.',
    explanation: 'Everything that went through Dispatch Copilot: from the chat, and from the screens of either system.',
    states: {
      committed: 'in both systems',
      refused: 'refused',
      parked: 'needs attention',
      ended: 'settled',
      queued: 'queued',
    },
  },
  alerts: {
    title: 'Alert rules',
    text: 'A rule tells people when sync failures pile up, at most once within its time span.',
    none: 'There are no rules yet.',
    rule: (count: number, what: string, minutes: number) =>
      `${count === 1 ? 'once' : `${count} times`} within ${minutes === 1 ? '1 minute' : `${minutes} minutes`}: ${what}`,
    tells: (names: string) => `tells ${names}`,
    pauses: 'pauses the map',
    administrators: 'the administrators',
    here: 'this channel or group',
    me: 'me',
    others: (count: number) => (count === 1 ? 'one more' : `${count} more`),
    as: 'those told now',
    addTitle: 'New alert rule',
    editTitle: 'Change the alert rule',
    change: (rule: string) => `Change: ${rule}`,
    remove: (rule: string) => `Remove: ${rule}`,
    saved: (rule: string) => `Saved: ${rule}.`,
    removed: (rule: string) => `Removed: ${rule}.`,
    wrongCount: 'Enter the number of failures as a whole number from 1 to 100000.',
    wrongMinutes: 'Enter the minutes as a whole number from 1 to 10080.',
    /** An alert itself. */
    raised: ({ text }: { count: number; what: string; minutes: number; paused: string; text: string }) => text,
  },
};
