import type { CodedError } from '../errors.ts';

/** Whether what the store holds can be relied on. The first trouble counts until the process is started again. */
export interface Soundness {
  trouble(): CodedError | null;
  /** Notes a trouble; gives the one that counts. */
  note(error: CodedError): CodedError;
  /** Calls the listener once, when there is trouble: at once where there is some already. */
  onTrouble(listener: (error: CodedError) => void): void;
}

export function createSoundness(): Soundness {
  const listeners: ((error: CodedError) => void)[] = [];
  let trouble: CodedError | null = null;
  return {
    trouble: () => trouble,
    note: (error) => {
      if (trouble !== null) return trouble;
      trouble = error;
      for (const listener of listeners.splice(0)) listener(error);
      return error;
    },
    onTrouble: (listener) => {
      if (trouble === null) listeners.push(listener);
      else listener(trouble);
    },
  };
}
