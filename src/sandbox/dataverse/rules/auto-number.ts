import { autoNumberSequence } from '../storage.ts';
import type { Work } from '../write/work.ts';

/** The next number of Field Service's own, the same in both passes: `WO-10001`. */
export async function autoNumber(work: Work, prefix: string): Promise<string> {
  work.counter.next += 1;
  return work.scope.once(`number-${work.counter.next}`, async () => {
    const [row] = await work.scope.query<{ number: number }>(`select nextval('${autoNumberSequence}') as number`);
    return `${prefix}-${String(row?.number)}`;
  });
}
