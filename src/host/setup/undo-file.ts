/** What setup made and somebody may want taken back: a file in the data folder. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { UndoEntry, UndoList } from '../../connectors/dataverse/setup/step.ts';
import { CodedError } from '../../errors.ts';

const call = z.object({
  method: z.enum(['POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string(),
  body: z.unknown(),
  loses: z.object({ set: z.string(), id: z.string(), filter: z.string().nullable(), says: z.string() }).nullable(),
});
const file = z.array(z.object({ step: z.string(), what: z.string(), calls: z.array(call) }));

/** The list in that file; empty while there is none. */
export function undoFile(path: string): UndoList {
  const read = async (): Promise<readonly UndoEntry[]> => {
    const text = await readFile(path, 'utf8').catch(() => '[]');
    const parsed = file.safeParse(parse(text));
    if (parsed.success) return parsed.data;
    throw new CodedError(
      'SETUP_IMPOSSIBLE',
      `The undo list ${path} cannot be read. Restore it, or delete it to begin a new one.`,
    );
  };
  const write = async (entries: readonly UndoEntry[]): Promise<void> => {
    if (entries.length === 0) return rm(path, { force: true });
    await mkdir(dirname(path), { recursive: true });
    // Replaced as a whole: an interruption leaves the list of before or of after.
    await writeFile(`${path}.new`, `${JSON.stringify(entries, null, 2)}\n`);
    await rename(`${path}.new`, path);
  };
  return {
    entries: read,
    async add(entry) {
      const entries = await read();
      await write([...entries.filter(({ step }) => step !== entry.step), entry]);
    },
    async remove(step) {
      const entries = await read();
      await write(entries.filter((entry) => entry.step !== step));
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
