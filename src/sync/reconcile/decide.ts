/** Decides what has to be written where so that a record is the same on both sides, as far as that can be decided. */
import type { Problem, RecordChange } from '../../connectors/port.ts';
import type { CanonicalRecord, CanonicalValue, SystemName } from '../../maps/entity-map.ts';
import { existence } from '../compare-aggregate.ts';
import type { Pair } from '../compare.ts';
import { conflictProblem } from '../conflict-problem.ts';
import { other, ownProblem } from '../context.ts';
import { writablePart } from '../ownership.ts';
import { fieldDifferences, missingSide, standingSide } from './differences.ts';

/** How people want a record to be: like one side, and with these values. */
export interface Wish {
  /** Whose version stands; null takes the side each field belongs to, or that moved. */
  readonly take: SystemName | null;
  /** Values for both sides, whatever either has. */
  readonly values: CanonicalRecord;
}

export interface Decision {
  readonly toDataverse: RecordChange | null;
  readonly toFinanceOperations: RecordChange | null;
  /** What only people can decide, each with both values. */
  readonly undecided: readonly Problem[];
}

const nothing: Decision = { toDataverse: null, toFinanceOperations: null, undecided: [] };

/** Fields that one side owns go that side's way whatever is wished. */
export function decide(pair: Pair, wish: Wish): Decision {
  const missing = missingSide(pair);
  if (missing !== null) return decideExistence(pair, missing, wish);
  if (pair.dataverse === null || pair.financeOperations === null) return nothing;
  const forDataverse: Record<string, CanonicalValue> = {};
  const forFinanceOperations: Record<string, CanonicalValue> = {};
  const undecided: Problem[] = [];
  for (const difference of fieldDifferences(pair)) {
    const { property, dataverse, financeOperations, owner, stands } = difference;
    if (property in wish.values) continue;
    const side = owner === 'both' ? (wish.take ?? stands) : owner;
    if (side === 'dataverse') forFinanceOperations[property] = dataverse;
    else if (side === 'financeOperations') forDataverse[property] = financeOperations;
    else undecided.push(conflictProblem(pair, difference));
  }
  for (const [property, value] of Object.entries(wish.values)) {
    if (!Object.is(pair.dataverse.values[property], value)) forDataverse[property] = value;
    if (!Object.is(pair.financeOperations.values[property], value)) forFinanceOperations[property] = value;
  }
  return {
    toDataverse: update(pair, 'dataverse', forDataverse),
    toFinanceOperations: update(pair, 'financeOperations', forFinanceOperations),
    undecided,
  };
}

function decideExistence(pair: Pair, missing: SystemName, wish: Wish): Decision {
  const { map, ref } = pair;
  const there = other(missing);
  const present = pair[there];
  if (present === null) return nothing;
  const isWished = Object.keys(wish.values).length > 0;
  const stands = isWished ? there : (wish.take ?? standingSide(pair));
  if (map.origin === 'posted' && stands !== 'financeOperations') return { ...nothing, undecided: [postedOnly(pair)] };
  if (stands === null || stands === 'both') return { ...nothing, undecided: [conflictProblem(pair, existence(pair))] };
  if (stands === missing) return towards(there, { action: 'delete', ref, version: present.version });
  const values = writablePart(map, missing, { ...present.values, ...wish.values });
  const created = towards(missing, { action: 'create', ref, values });
  const corrected = Object.fromEntries(
    Object.entries(wish.values).filter(([property, value]) => !Object.is(present.values[property], value)),
  );
  const corrects = towards(there, update(pair, there, corrected));
  return {
    toDataverse: created.toDataverse ?? corrects.toDataverse,
    toFinanceOperations: created.toFinanceOperations ?? corrects.toFinanceOperations,
    undecided: [],
  };
}

function towards(system: SystemName, change: RecordChange | null): Decision {
  return system === 'dataverse' ? { ...nothing, toDataverse: change } : { ...nothing, toFinanceOperations: change };
}

function update(pair: Pair, system: SystemName, values: CanonicalRecord): RecordChange | null {
  const writable = writablePart(pair.map, system, values);
  if (Object.keys(writable).length === 0) return null;
  return { action: 'update', ref: pair.ref, values: writable, version: pair[system]?.version ?? null };
}

function postedOnly({ map, ref }: Pair): Problem {
  return ownProblem(
    'POSTED_ONLY',
    `A ${map.words.one} comes into being and goes in Supply Chain Management alone.`,
    'Post it there, or take the version of Supply Chain Management.',
    ref,
  );
}
