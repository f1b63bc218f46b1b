/** Addresses of records in the systems' own screens: a person gets links to their own system, to both only with both licences. */
import type { EntityMap, SystemName } from '../maps/entity-map.ts';
import type { Actor } from '../sync/face.ts';
import type { RecordLink } from './face.ts';

/** A mapped record that links shall lead to. */
export interface LinkedRecord {
  readonly map: EntityMap;
  readonly company: string | null;
  readonly key: readonly (string | number)[];
  /** Dataverse row id; without it there is no link to Field Service. */
  readonly id: string | null;
}

/** Links of a mapped record for one person. */
export function recordLinks(
  record: LinkedRecord,
  person: Pick<Actor, 'licences'>,
  addresses: Readonly<Record<SystemName, string>>,
): readonly RecordLink[] {
  const { map, company, key, id } = record;
  const links: RecordLink[] = [];
  if (person.licences.dataverse && id !== null) links.push(dataverseLink(map.dataverse.table, id, addresses.dataverse));
  if (person.licences.financeOperations) {
    // The documented parameters open the form; the key after them is for systems that can go to the record.
    const parameters = new URLSearchParams({
      ...(company === null ? {} : { cmp: company }),
      mi: map.financeOperations.menuItem,
    });
    map.key.forEach((property, index) => parameters.set(property, String(key[index] ?? '')));
    links.push({
      system: 'financeOperations',
      title: 'Open in Supply Chain Management',
      url: `${addresses.financeOperations}/?${parameters.toString()}`,
    });
  }
  return links;
}

/** Link to a row of any Dataverse table. */
export function dataverseLink(table: string, id: string, address: string): RecordLink {
  const parameters = new URLSearchParams({ pagetype: 'entityrecord', etn: table, id });
  return { system: 'dataverse', title: 'Open in Field Service', url: `${address}/main.aspx?${parameters.toString()}` };
}
