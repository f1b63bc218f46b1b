import { seedDataverse, seedFinanceOperations } from '../../../src/sandbox/data/seed.ts';
import type { SeedRow } from '../../../src/sandbox/data/seed.ts';

/** Rows that a seed inserted, by entity. */
export type Seeded = ReadonlyMap<string, readonly SeedRow[]>;

/** Collects what both seeds would insert. */
export async function collect(
  now: Date,
  fieldService = true,
): Promise<{ readonly dataverse: Seeded; readonly financeOperations: Seeded }> {
  const dataverse = new Map<string, readonly SeedRow[]>();
  const financeOperations = new Map<string, readonly SeedRow[]>();
  await seedDataverse(async (entity, rows) => void dataverse.set(entity, rows), { now, fieldService });
  await seedFinanceOperations(async (entity, rows) => void financeOperations.set(entity, rows), { now });
  return { dataverse, financeOperations };
}
