import { SystemFailure } from '../../connectors/errors.ts';
import type { EntityMap, SystemName } from '../../maps/entity-map.ts';
import type { Core } from '../context.ts';
import type { Position } from '../ports.ts';
import { noteMarks, takeGone, takeMarks } from './news.ts';

/** One map being followed in one system. */
export interface Following {
  readonly core: Core;
  readonly system: SystemName;
  readonly map: EntityMap;
  /** Nobody was there to be told since the last round: what is found went untold through no fault of a hook. */
  readonly isFirst: boolean;
  /** Breaks a round off between two pages; the next one begins where the last whole one ended. */
  readonly closing: AbortSignal;
}

const pageOfMissing = 500;

/**
 * Looks once at what changed since the last look. The position is kept only after everything before it became signals, so that a
 * crash tells twice rather than never. The first look ever takes all as it is: differences that are older are for an initial sync.
 */
export async function followMap(following: Following): Promise<void> {
  const { core, system, map, isFirst } = following;
  const position = await core.store.catchUp.position(system, map.name);
  if (position === null) return begin(following);
  if (position.cursor === null) {
    const age = core.clock.now().getTime() - position.comparedAt.getTime();
    return isFirst || age >= core.settings.comparisonInterval ? compareAll(following, position) : undefined;
  }
  try {
    await takeChanges(following, position, position.cursor);
  } catch (error) {
    if (!(error instanceof SystemFailure) || error.code !== 'CURSOR_EXPIRED') throw error;
    core.log.info('catch-up.expired', { system, map: map.name });
    await compareAll(following, position);
  }
}

async function begin(following: Following): Promise<void> {
  const { core, system, map, closing } = following;
  const comparedAt = core.clock.now();
  const round = 1;
  let cursor: string | null = null;
  for await (const page of core.systems[system].changesSince(map, null)) {
    if (closing.aborted) return;
    await noteMarks(following, page.marks, round);
    cursor = page.cursor;
  }
  await core.store.catchUp.keep(system, map.name, { cursor, round, comparedAt });
}

async function takeChanges(following: Following, position: Position, from: string): Promise<void> {
  const { core, system, map, closing } = following;
  const { catchUp } = core.store;
  let cursor: string | null = from;
  let found = 0;
  for await (const page of core.systems[system].changesSince(map, from)) {
    if (closing.aborted) return;
    found += await takeMarks(following, page.marks, position.round);
    found += await takeGone(following, page.gone);
    await catchUp.drop(system, map.name, page.gone);
    cursor = page.cursor;
  }
  if (cursor !== from) await catchUp.keep(system, map.name, { ...position, cursor });
  tell(following, found);
}

/** Every record there is against those seen before; those that are missing have gone. */
async function compareAll(following: Following, position: Position): Promise<void> {
  const { core, system, map, closing } = following;
  const { catchUp } = core.store;
  const comparedAt = core.clock.now();
  const round = position.round + 1;
  let cursor: string | null = null;
  let found = 0;
  for await (const page of core.systems[system].changesSince(map, null)) {
    if (closing.aborted) return;
    found += await takeMarks(following, page.marks, round);
    cursor = page.cursor;
  }
  for (;;) {
    const missing = await catchUp.missing(system, map.name, round, pageOfMissing);
    if (missing.length === 0) break;
    found += await takeGone(following, missing);
    await catchUp.drop(system, map.name, missing);
  }
  await catchUp.keep(system, map.name, { cursor, round, comparedAt });
  tell(following, found);
}

function tell({ core, system, map, isFirst }: Following, found: number): void {
  if (found > 0) core.log.info('catch-up.found', { system, map: map.name, records: found, whileAway: isFirst });
}
