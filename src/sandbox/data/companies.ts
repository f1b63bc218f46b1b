/** Code of a company, as both systems write it. */
export type CompanyCode = 'usmf' | 'demf';

/** A company of the made-up group. */
export interface Company {
  readonly code: CompanyCode;
  readonly name: string;
  readonly currency: 'USD' | 'EUR';
  readonly language: string;
  readonly country: Country;
  readonly address: Address;
  /** Orders need approval before they can be confirmed. */
  readonly changeManagement: boolean;
}

/** A country by the names the systems give it. */
export interface Country {
  /** Three letters, as finance and operations files it. */
  readonly id: 'USA' | 'DEU';
  /** Two letters of the international standard. */
  readonly iso: 'US' | 'DE';
}

/** A postal address; latitude and longitude in degrees. */
export interface Address {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly country: Country;
  readonly latitude: number;
  readonly longitude: number;
}

export const usa: Country = { id: 'USA', iso: 'US' };
export const germany: Country = { id: 'DEU', iso: 'DE' };

/** An address as it is printed: German towns carry the code before the name. */
export function formatAddress({ street, city, state, zip, country }: Address): string {
  return country === germany
    ? `${street}\n${zip} ${city}\n${country.id}`
    : `${street}\n${city}, ${state} ${zip}\n${country.id}`;
}

export const companies: readonly Company[] = [
  {
    code: 'usmf',
    name: 'Tallgrass Service Group, Inc.',
    currency: 'USD',
    language: 'en-us',
    country: usa,
    address: {
      street: '2200 Alder Landing Way',
      city: 'Tacoma',
      state: 'WA',
      zip: '98402',
      country: usa,
      latitude: 47.2496,
      longitude: -122.4381,
    },
    changeManagement: true,
  },
  {
    code: 'demf',
    name: 'Tallgrass Service GmbH',
    currency: 'EUR',
    language: 'de',
    country: germany,
    address: {
      street: 'Lindenufer 48',
      city: 'Kassel',
      state: 'HE',
      zip: '34117',
      country: germany,
      latitude: 51.3155,
      longitude: 9.4982,
    },
    changeManagement: false,
  },
];

/** Currencies of the group: code, name, symbol. */
export const currencies = [
  ['USD', 'US Dollar', '$'],
  ['EUR', 'Euro', '€'],
  ['GBP', 'Pound Sterling', '£'],
] as const;
