import { PGlite } from '@electric-sql/pglite';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/compose.ts';
import { databaseOn } from '../../src/sandbox/engine/database.ts';

/** The seeded data of both systems as an archive: filling them takes longer than loading it. Made at most once a process. */
let image: Promise<Blob> | undefined;

/** A sandbox in memory with its own copy of the seeded data. */
export async function openSeeded(options: SandboxOptions): Promise<Sandbox> {
  image ??= seed(options);
  const pglite = await PGlite.create({ loadDataDir: await image });
  return createSandbox({ ...options, database: databaseOn(pglite) });
}

async function seed(options: SandboxOptions): Promise<Blob> {
  const pglite = await PGlite.create();
  const sandbox = await createSandbox({ ...options, database: databaseOn(pglite) });
  const archive = await pglite.dumpDataDir('none');
  await sandbox.close();
  return archive;
}
