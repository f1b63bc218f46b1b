/** The companies that somebody may work in. */
import { identityOf, isRefusedRead, systemOf } from './licence.ts';
import { Memory } from './memory.ts';
import { textOf } from './wire.ts';
import type { WireRow } from '../connectors/port.ts';
import type { Company, Person } from './face.ts';
import type { RecordsDependencies } from './ports.ts';

const rememberedFor = 10 * 60_000;

/** Reads companies of a person, and remembers them for a while. */
export class Companies {
  private readonly systems: RecordsDependencies['systems'];
  private readonly known: Memory<readonly Company[]>;

  constructor({ systems, clock }: Pick<RecordsDependencies, 'systems' | 'clock'>) {
    this.systems = systems;
    this.known = new Memory(clock, rememberedFor);
  }

  /** By code; only the company the person works in where they may not read the list. */
  of(person: Person): Promise<readonly Company[]> {
    return this.known.get(person.aadObjectId, async () => {
      try {
        const read = await this.read(person);
        return [...read].sort((one, other) => (one.code < other.code ? -1 : 1));
      } catch (error) {
        if (isRefusedRead(error)) return [{ code: person.company, name: '' }];
        throw error;
      }
    });
  }

  private async read(person: Person): Promise<readonly Company[]> {
    const as = identityOf(person);
    switch (systemOf(person)) {
      case 'dataverse': {
        const select = ['cdm_companycode', 'cdm_name'];
        const rows = await this.systems.dataverse.rows('cdm_companies', { select }, as);
        return rows.flatMap((row) => companyOf(row, 'cdm_companycode', 'cdm_name'));
      }
      case 'financeOperations': {
        const select = ['LegalEntityId', 'Name'];
        const rows = await this.systems.financeOperations.rows('LegalEntities', { select }, as);
        return rows.flatMap((row) => companyOf(row, 'LegalEntityId', 'Name'));
      }
      case null:
        return [];
    }
  }
}

function companyOf(row: WireRow, code: string, name: string): readonly Company[] {
  const id = textOf(row, code);
  return id === null ? [] : [{ code: id.toLowerCase(), name: textOf(row, name) ?? '' }];
}
