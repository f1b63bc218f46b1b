/** Loads every map file of a folder. Dropping a `<name>.map.ts` there is all that a plain entity needs. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod/v4';
import { CodedError } from '../errors.ts';
import { buildCatalogue, type NamedSource } from './builder.ts';
import { lookupTargets } from './lookups.ts';
import { entityMapSource } from './source.ts';
import type { MapCatalogue } from './entity-map.ts';
import type { MapProblem } from './problems.ts';

/** The folder with the maps of this project. */
export const mapsFolder = import.meta.dirname;

const suffix = '.map.ts';
const mapFile = z.object({ map: entityMapSource });

/**
 * Reads and checks all `*.map.ts` of the folders, {@link mapsFolder} unless told. Throws one MAP_INVALID that lists every problem of
 * every file: file, field, code, what to do.
 */
export async function loadMaps(...folders: readonly string[]): Promise<MapCatalogue> {
  const files = await Promise.all((folders.length > 0 ? folders : [mapsFolder]).map(mapFilesOf));
  const read = await Promise.all(files.flat().map(readMap));
  const built = buildCatalogue(
    read.flatMap((file) => ('source' in file ? [file] : [])),
    lookupTargets,
  );
  const problems = [...read.flatMap((file) => ('problems' in file ? file.problems : [])), ...built.problems];
  if (problems.length > 0) throw new CodedError('MAP_INVALID', report(problems));
  return built.catalogue;
}

async function mapFilesOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => join(folder, name));
}

async function readMap(file: string): Promise<NamedSource | { readonly problems: readonly MapProblem[] }> {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1, -suffix.length);
  const problem = (field: string, message: string): MapProblem => ({
    map: name,
    severity: 'error',
    code: 'MAP1000',
    field,
    message,
  });
  try {
    const parsed = mapFile.safeParse(await import(pathToFileURL(file).href));
    if (parsed.success) return { name, source: parsed.data.map };
    return { problems: parsed.error.issues.map((issue) => problem(z.core.toDotPath(issue.path), issue.message)) };
  } catch (error) {
    return { problems: [problem(file, error instanceof Error ? error.message : String(error))] };
  }
}

function report(problems: readonly MapProblem[]): string {
  const lines = problems.map(({ map, code, field, message }) => `${map}${suffix}: ${field}: ${code} ${message}`);
  return [`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the entity maps`, ...lines].join(
    '\n  ',
  );
}
