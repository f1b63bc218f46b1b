/** English: what the core says of its own accord. It speaks English itself; here stands what a person needs in other words. */
import type { Problem } from '../../../connectors/port.ts';
import type { UserErrorCode } from '../../../errors.ts';
import type { EntityWords } from './entities.ts';

/** The parts of a refusal that may be said in other words. */
export type Refusal = Pick<Problem, 'system' | 'code' | 'field' | 'message' | 'remedy' | 'params' | 'ref'>;

/** What a refusal is about, in a person's own words; empty where there is none. */
export interface RefusalAbout {
  readonly label: string;
  readonly words: Pick<EntityWords, 'one' | 'many'>;
  readonly key: string;
  readonly company: string;
  /** The system it is about, and what both sides have. */
  readonly at: string;
  readonly value: string;
  readonly values: { readonly dataverse: string; readonly financeOperations: string };
  readonly maps: string;
}

/** What a summary of the journal names. `entity` is what one record of the map is called. */
export interface SummaryAbout {
  readonly entity: string;
  readonly key: string;
  readonly system: string;
  readonly number: string;
  readonly comment: string;
}

type Summaries = Readonly<Record<string, (about: SummaryAbout) => string>>;

interface ThrownWords {
  readonly title: (system: string, time: string) => string;
  readonly text: string;
}

const silent = (system: string, time: string) =>
  time === '' ? `${system} does not answer.` : `${system} has not answered since ${time}.`;

export const englishCoreWords = {
  /** What a refusal of our own says, and what to do about one. */
  problems: {
    message: ({ message }: Refusal, _about: RefusalAbout): string => message,
    remedy: ({ remedy }: Refusal): string => remedy,
  },

  /** Failures of a call, where a person can do something. `time` is empty where nobody knows since when. */
  thrown: {
    SYSTEM_UNREACHABLE: { title: silent, text: 'Nothing was changed. Try again once it answers.' },
    ANSWER_LOST: { title: silent, text: 'I am checking whether it still arrived. Look again in a moment.' },
    SYSTEM_BUSY: {
      title: (system) => `${system} is busy.`,
      text: 'It has too much to do just now. Try again in a minute.',
    },
    SIGN_IN_NEEDED: {
      title: (system) => `${system} has to be asked in your name, and you are not signed in.`,
      text: 'Sign in with the card in our own chat.',
    },
    FAILURE_UNKNOWN: {
      title: () => 'This sync failure no longer exists.',
      text: 'Ask for the open sync failures to see what there is.',
    },
  } satisfies Readonly<Record<UserErrorCode, ThrownWords>> as Readonly<Record<UserErrorCode, ThrownWords>>,

  /** What concerns the administrators alone. */
  coreNotices: {
    systemDown: silent,
    systemBack: (system: string) => `${system} answers again.`,
    queueFilling: (many: string, count: number, room: number) =>
      `${count} changes to ${many} are waiting to be carried over; there is room for ${room} more.`,
    queueFull: (many: string, count: number) =>
      `${count} changes to ${many} are waiting, the most that are kept one by one. Of further ones the latest state will be carried over; nothing is lost, and nobody is stopped from saving.`,
    missedHook: ({ one, many }: Pick<EntityWords, 'one' | 'many'>, count: number, system: string) =>
      `${count} ${count === 1 ? one : many} changed in ${system} without a call from its hook. A check found this and dealt with it, later than it should have been. Check that the hooks of ${system} are registered and reach this service.`,
    parked: (what: string, who: string, why: string) =>
      `${who}, ${what}: it could not be finished. ${why} On the command line, journal parked shows what is open and journal end ends it.`,
    stopped: {
      STORE_FAILED:
        'The database of this process cannot be written any more: the disk is full or failing. New work is refused. Make room, then start again: what was begun is resolved then.',
      JOURNAL_DAMAGED:
        'The journal holds something that cannot be read back; going on would be guessing. New work is refused. Restore the data folder from a backup, or ask for support with the log.',
      OPERATION_IMPOSSIBLE:
        'An operation came to a state that must not be: a bug. New work is refused, because going on would be guessing. Report it with the log, then start again: what was begun is resolved then.',
    },
  },

  /** What the journal says about an operation. */
  summaries: {
    create: ({ entity }) => `create ${entity}`,
    change: ({ entity }) => `change ${entity}`,
    createOrder: ({ number }) => `create purchase order ${number}`,
    changeOrder: ({ number }) => `change purchase order ${number}`,
    refreshOrder: ({ number }) => `refresh purchase order ${number}`,
    submit: ({ number }) => `submit purchase order ${number}`,
    recall: ({ number }) => `recall purchase order ${number}`,
    approve: ({ number }) => `approve purchase order ${number}`,
    reject: ({ number }) => `reject purchase order ${number}`,
    requestChange: ({ number }) => `request a change of purchase order ${number}`,
    confirm: ({ number }) => `confirm purchase order ${number}`,
    cancel: ({ number, comment }) => `cancel purchase order ${number}${comment === '' ? '' : ` (${comment})`}`,
    postProductReceipt: ({ number }) => `post a receipt for purchase order ${number}`,
    delegate: ({ number }) => `delegate the approval of purchase order ${number}`,
    savedIn: ({ system }) => `saved in ${system}`,
    carriedLater: ({ system }) => `saved in ${system}, carried over later`,
    broughtInLine: ({ system }) => `brought ${system} in line`,
    correct: ({ entity, key }) => `correct ${entity} ${key}`,
    settle: ({ entity, key }) => `settle ${entity} ${key}`,
    repair: ({ entity, key }) => `repair ${entity} ${key}`,
  } satisfies Summaries as Summaries,

  /** Parts of the core that do something by themselves, by the name the core gives them. */
  parts: {} as Readonly<Record<string, string>>,
};
