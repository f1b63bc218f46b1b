/**
 * Answers a repeated question of one pass from memory, until something is written to the table it is about: five hundred rows of one
 * request ask for the same order, site and unit.
 */
export interface Recall {
  /** `question` names what is asked of the table. */
  ask<T>(table: string, question: string, find: () => Promise<T>): Promise<T>;
  forget(table: string): void;
}

export function createRecall(): Recall {
  const answers = new Map<string, Map<string, Promise<unknown>>>();
  return {
    ask<T>(table: string, question: string, find: () => Promise<T>): Promise<T> {
      const ofTable = answers.get(table) ?? new Map<string, Promise<unknown>>();
      answers.set(table, ofTable);
      const answer = ofTable.get(question) ?? find();
      ofTable.set(question, answer);
      return answer as Promise<T>;
    },
    forget: (table) => void answers.delete(table),
  };
}
