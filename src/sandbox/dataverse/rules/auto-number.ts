import { autoNumberSequence } from '../storage.ts';
import type { Saving } from './rule.ts';

/** The next number of Field Service's own for a row, the same in both passes: `WO-10001`. */
export async function autoNumber({ work, id }: Pick<Saving, 'work' | 'id'>, prefix: string): Promise<string> {
  return work.scope.once(`number-${id}`, async () => {
    const [row] = await work.scope.query<{ number: number }>(`select nextval('${autoNumberSequence}') as number`);
    return `${prefix}-${String(row?.number)}`;
  });
}
