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
    waiting: (count: number) => `${count} waiting`,
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
    run: 'Saves in one system are written to the other again.',
    pause: 'Changes are kept in order and carried over when the map is resumed.',
    resume: 'What waits is carried over first, in order.',
    stop: 'Changes are no longer carried over, and none are kept.',
  },
  allMaps: 'all maps',
  refused: 'Nothing was changed.',
  missing: (maps: string) => `These stand in the way: ${maps}.`,
  failures: {
    title: (count: number) => (count === 1 ? '1 open sync failure' : `${count} open sync failures`),
    none: 'There are no open sync failures.',
    line: (record: string, message: string) => `${record}: ${message}`,
  },
  initial: {
    titleDry: (maps: string) => `Try an initial sync of ${maps}?`,
    textDry:
      'It counts and lists only; nothing is written in either system. The result is shown before anything is written.',
    buttonDry: 'Try',
    confirm: (maps: string, master: string) => `Write it? Where both sides differ, ${master} wins in ${maps}.`,
    buttonReal: 'Write to both systems',
    trialOver:
      'This trial no longer counts: it is too old, or there was another run since. Ask for a new one before you write.',
    states: { running: 'running', finished: 'finished', cancelled: 'cancelled', stopped: 'stopped' },
    heading: (maps: string, state: string, isDry: boolean) =>
      `Initial sync of ${maps}${isDry ? ' (trial)' : ''}: ${state}`,
    part: (
      map: string,
      done: number,
      total: string,
      equal: number,
      created: number,
      updated: number,
      refused: number,
    ) => `${map}: ${done} of ${total}; ${equal} equal, ${created} created, ${updated} updated, ${refused} refused`,
    cancel: 'Stop it',
  },
  different: {
    title: (record: string) => `Differences of ${record}`,
    equal: (record: string) => `${record} is the same in both systems.`,
    missing: (record: string, system: string) => `${record} is missing in ${system}.`,
    line: (label: string, fieldService: string, supplyChain: string, owner: string) =>
      `${label}: Field Service ${fieldService}, Supply Chain Management ${supplyChain}; kept by ${owner}`,
    /** The same without the values, where several read. */
    field: (label: string, owner: string) => `${label}: kept by ${owner}`,
    inOwnChat: 'You find the values in our own chat.',
    both: 'both',
    empty: '(empty)',
    journal: (time: string, actor: string, summary: string) => `${time} ${actor}: ${summary}`,
    repair: 'Each field gets the value of the system that keeps it.',
    button: 'Make equal',
    repaired: (record: string) => `${record} is the same in both systems again.`,
    left: (record: string) => `${record} was left as it is.`,
  },
  working: { title: 'Under way …', text: 'This takes a moment.' },
  notices: {
    alert: 'Sync failures pile up.',
    queueFilling: 'A queue fills up.',
    queueFull: 'A queue is full.',
    systemDown: 'A system does not answer.',
    systemBack: 'A system answers again.',
    missedHook: 'A change came without its announcement.',
    parked: 'An operation needs a look.',
    lostRoom: (name: string) =>
      name === ''
        ? 'A channel or group chat cannot be reached.'
        : `The channel or group chat “${name}” cannot be reached.`,
    lostRoomText:
      'Teams refused a message: the app was removed or blocked there. What it was subscribed to has ended; subscribe it again once the app is back.',
    stopped: 'I take no new work.',
    undeliverable: (name: string) => `${name} cannot be reached.`,
    undeliverableText: 'Teams refused a message: the app was removed or blocked there. What waits is kept for 30 days.',
  },
};
