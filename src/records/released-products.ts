/**
 * Which products a company may order. Dataverse has the products of all companies and does not tell; Supply Chain Management releases
 * them by company, and refuses any other. It is asked as the integration, for the numbers alone: what a person reads of a product
 * comes from their own system.
 */
import { SystemFailure } from '../connectors/errors.ts';
import { Memory } from './memory.ts';
import type { RecordsDependencies } from './ports.ts';
import { quoted, textOf } from './wire.ts';

const rememberedFor = 5 * 60_000;

/** Remembers for a few minutes what is released where. */
export class ReleasedProducts {
  private readonly systems: RecordsDependencies['systems'];
  private readonly known: Memory<ReadonlySet<string>>;

  constructor({ systems, clock }: Pick<RecordsDependencies, 'systems' | 'clock'>) {
    this.systems = systems;
    this.known = new Memory(clock, rememberedFor);
  }

  /** Product numbers. Null while Supply Chain Management does not tell: then all are offered, and it judges when the order is sent. */
  async of(company: string): Promise<ReadonlySet<string> | null> {
    const code = company.toLowerCase();
    try {
      return await this.known.get(code, () => this.read(code));
    } catch (error) {
      if (error instanceof SystemFailure) return null;
      throw error;
    }
  }

  private async read(company: string): Promise<ReadonlySet<string>> {
    const rows = await this.systems.financeOperations.rows(
      'ReleasedProductsV2',
      { select: ['ProductNumber'], filter: `dataAreaId eq ${quoted(company)}` },
      { as: 'integration' },
    );
    return new Set(rows.flatMap((row) => textOf(row, 'ProductNumber') ?? []));
  }
}
