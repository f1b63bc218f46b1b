/** English: looking after the synchronisation. */

export const englishSync = {
  adminsOnly: (names: string) =>
    names === ''
      ? 'Only the administrators of the synchronisation can do that.'
      : `Only the administrators of the synchronisation can do that: ${names}.`,
  unknownMap: (words: string) => `There is no map “${words}”.`,
  status: {
    title: 'Synchronisation',
    systems: { answers: 'answers', down: 'does not answer' },
    since: (time: string) => `since ${time}`,
    states: {
      'Not running': 'not running',
      Initializing: 'initializing',
      Running: 'running',
      Paused: 'paused',
      Resuming: 'resuming',
      'Not available': 'not available',
    },
    waiting: (count: number) => `${count} queued`,
    lastSuccess: (time: string) => `last success ${time}`,
    failures: (count: number) => (count === 1 ? '1 open failure' : `${count} open failures`),
  },
  commands: {
    run: (maps: string) => ({ title: `Run ${maps}?`, button: 'Run', done: `Running: ${maps}.` }),
    pause: (maps: string) => ({ title: `Pause ${maps}?`, button: 'Pause', done: `Paused: ${maps}.` }),
    resume: (maps: string) => ({ title: `Resume ${maps}?`, button: 'Resume', done: `Resumed: ${maps}.` }),
    stop: (maps: string) => ({ title: `Stop ${maps}?`, button: 'Stop', done: `Stopped: ${maps}.` }),
  },
  commandText: {
    run: 'What is saved in one system is written to the other again.',
    pause: 'Changes are queued in order and carried over when the map is resumed.',
    resume: 'Queued changes are carried over first, in order.',
    stop: 'Changes are no longer carried over, and none are queued.',
  },
  allMaps: 'all maps',
  refused: 'Nothing was changed.',
  missing: (maps: string) => `In the way: ${maps}.`,
  failures: {
    title: (count: number) => (count === 1 ? '1 open sync failure' : `${count} open sync failures`),
    none: 'There are no open sync failures.',
    line: (record: string, message: string) => `${record}: ${message}`,
  },
  initial: {
    titleDry: (maps: string) => `Start a trial run of the initial sync of ${maps}?`,
    textDry:
      'It only counts and lists; nothing is written in either system. You see the result before anything is written.',
    buttonDry: 'Trial run',
    confirm: (maps: string, master: string) =>
      `Write to both systems? Where they differ in ${maps}, the values from ${master} are kept.`,
    buttonReal: 'Write to both systems',
    trialOver:
      'This trial run is no longer valid: it is too old, or there has been another run since. Start a new one before you write.',
    states: { running: 'running', finished: 'finished', cancelled: 'cancelled', stopped: 'stopped' },
    heading: (maps: string, state: string, isDry: boolean) =>
      `Initial sync of ${maps}${isDry ? ' (trial run)' : ''}: ${state}`,
    part: (
      map: string,
      done: number,
      total: string,
      equal: number,
      created: number,
      updated: number,
      refused: number,
    ) => `${map}: ${done} of ${total}; ${equal} equal, ${created} created, ${updated} updated, ${refused} refused`,
    cancel: 'Stop',
  },
  different: {
    title: (record: string) => `Differences in ${record}`,
    equal: (record: string) => `${record} is the same in both systems.`,
    missing: (record: string, system: string) => `${record} is missing in ${system}.`,
    line: (label: string, fieldService: string, supplyChain: string, owner: string) =>
      `${label}: Field Service ${fieldService}, Supply Chain Management ${supplyChain}; maintained in ${owner}`,
    /** The same without the values, where several read. */
    field: (label: string, owner: string) => `${label}: maintained in ${owner}`,
    inOwnChat: 'The values are in our own chat.',
    both: 'both',
    empty: '(empty)',
    journal: (time: string, actor: string, summary: string) => `${time} ${actor}: ${summary}`,
    repair: 'Each field gets the value from the system it is maintained in.',
    button: 'Align',
    repaired: (record: string) => `${record} is the same in both systems again.`,
    left: (record: string) => `${record} was left as it is.`,
  },
  working: { title: 'In progress …', text: 'This takes a moment.' },
  notices: {
    alert: 'Sync failures are piling up.',
    queueFilling: 'A queue is filling up.',
    queueFull: 'A queue is full.',
    systemDown: 'A system does not answer.',
    systemBack: 'A system answers again.',
    missedHook: 'A change arrived without notice.',
    parked: 'An operation needs attention.',
    lostRoom: (name: string) =>
      name === ''
        ? 'A channel or group chat cannot be reached.'
        : `The channel or group chat “${name}” cannot be reached.`,
    lostRoomText:
      'Teams refused a message: the app was removed or blocked there. Its subscriptions have ended; subscribe again once the app is back.',
    stopped: 'I am taking no new work.',
    undeliverable: (name: string) => `${name} cannot be reached.`,
    undeliverableText:
      'Teams refused a message: the app was removed or blocked there. Messages for it are kept for 30 days.',
  },
};
