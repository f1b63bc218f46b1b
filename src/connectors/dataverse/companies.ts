import { text } from '../canonical.ts';
import type { Clock } from '../clock.ts';
import { companyColumn } from './columns.ts';
import type { DataverseClient } from './client.ts';

const rememberedMilliseconds = 10 * 60_000;
const integration = { as: 'integration' } as const;

/** Companies of finance and operations by the rows that stand for them in Dataverse. Codes are in lower case. */
export class Companies {
  private readonly client: DataverseClient;
  private readonly clock: Clock;
  private readAt = Number.NEGATIVE_INFINITY;
  private byCode: ReadonlyMap<string, string> = new Map();
  private byId: ReadonlyMap<string, string> = new Map();

  constructor(client: DataverseClient, clock: Clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Row id of a company; null when Dataverse does not know it. */
  async idOf(code: string): Promise<string | null> {
    await this.refresh(this.byCode.has(code.toLowerCase()));
    return this.byCode.get(code.toLowerCase()) ?? null;
  }

  /** The company that a row belongs to; null when it has none. */
  async codeOf(row: Readonly<Record<string, unknown>>): Promise<string | null> {
    const id = text(row[`_${companyColumn}_value`])?.toLowerCase();
    if (id === undefined) return null;
    await this.refresh(this.byId.has(id));
    return this.byId.get(id) ?? null;
  }

  private async refresh(known: boolean): Promise<void> {
    const now = this.clock.now().getTime();
    // An unknown company is asked for again, but not for every row that has it.
    if (now - this.readAt < (known ? rememberedMilliseconds : 5_000)) return;
    const rows = await this.client.rows('cdm_companies?$select=cdm_companyid,cdm_companycode', integration);
    const pairs = rows.map((row) => [
      text(row['cdm_companycode'])?.toLowerCase() ?? '',
      text(row['cdm_companyid'])?.toLowerCase() ?? '',
    ]);
    this.byCode = new Map(pairs.map(([code = '', id = '']) => [code, id]));
    this.byId = new Map(pairs.map(([code = '', id = '']) => [id, code]));
    this.readAt = now;
  }
}
