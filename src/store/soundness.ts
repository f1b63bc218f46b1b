import type { CodedError } from '../errors.ts';

/**
 * Whether what the store holds can be relied on. The first trouble counts, a failing disk more than a damaged journal, until the process is
 * started again or the journal is mended.
 */
export interface Soundness {
  trouble(): CodedError | null;
  /** Notes a trouble; gives the one that counts. */
  note(error: CodedError): CodedError;
  /** No entry of the journal is damaged any more. Other trouble stays. */
  mended(): void;
  /** Calls the listener whenever there is trouble: at once where there is some already. */
  onTrouble(listener: (error: CodedError) => void): void;
}

export function createSoundness(): Soundness {
  const listeners: ((error: CodedError) => void)[] = [];
  let trouble: CodedError | null = null;
  return {
    trouble: () => trouble,
    note: (error) => {
      if (trouble !== null && (trouble.code === 'STORE_FAILED' || error.code !== 'STORE_FAILED')) return trouble;
      trouble = error;
      for (const listener of listeners) listener(error);
      return error;
    },
    mended: () => {
      if (trouble?.code === 'JOURNAL_DAMAGED') trouble = null;
    },
    onTrouble: (listener) => {
      listeners.push(listener);
      if (trouble !== null) listener(trouble);
    },
  };
}
