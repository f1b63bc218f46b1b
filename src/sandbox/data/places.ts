import { americanPlaces } from './american-places.ts';
import { germanPlaces } from './german-places.ts';
import type { Address, CompanyCode } from './companies.ts';

/** A town where the group has a depot; `site` is the region that finance and operations files it under. */
export interface Place {
  /** Three letters. */
  readonly code: string;
  readonly site: string;
  readonly address: Address;
}

/** The towns of each company. */
export const places: Readonly<Record<CompanyCode, readonly Place[]>> = { usmf: americanPlaces, demf: germanPlaces };

/** A region of a company. Its address is that of its first depot. */
export interface Site {
  readonly company: CompanyCode;
  readonly id: string;
  readonly name: string;
  readonly address: Address;
}

const siteNames: Readonly<Record<CompanyCode, Readonly<Record<string, string>>>> = {
  usmf: {
    NW: 'Northwest',
    WEST: 'Pacific West',
    MTN: 'Mountain',
    SOUTH: 'South',
    MID: 'Midwest',
    EAST: 'Atlantic',
  },
  demf: { OST: 'Ost', NORD: 'Nord', WEST: 'West', MITTE: 'Mitte', SUED: 'Süd' },
};

/** Every site of the group; both companies have one called WEST. */
export const sites: readonly Site[] = (['usmf', 'demf'] as const).flatMap((company) =>
  Object.entries(siteNames[company]).flatMap(([id, name]) => {
    const first = places[company].find((place) => place.site === id);
    return first ? [{ company, id, name, address: first.address }] : [];
  }),
);
