/** All valid values of a field of a map, for form cards. */
import { identityOf, systemOf } from './licence.ts';
import { createSearch } from './ranking.ts';
import { wordsOf } from './symbols.ts';
import { allOf, quoted, textOf } from './wire.ts';
import type { WireRow } from '../connectors/port.ts';
import type { FieldMapping, LookupTarget, MapLookup } from '../maps/entity-map.ts';
import type { Found, Person, RecordKind } from './face.ts';
import type { Lists } from './lists.ts';
import type { RecordsDependencies } from './ports.ts';
import type { ReleasedProducts } from './released-products.ts';

/** What choices need. */
export type ChoicesParts = Pick<RecordsDependencies, 'systems' | 'catalogue'> & {
  readonly lists: Lists;
  readonly released: ReleasedProducts;
};

const mostChoices = 500;

/** Tables whose rows have a kind of their own. An order's vendor is looked up among accounts, but only vendors are vendors. */
const kindOfTable: Readonly<Record<string, RecordKind>> = {
  account: 'vendor',
  msdyn_vendor: 'vendor',
  msdyn_warehouse: 'warehouse',
  msdyn_operationalsite: 'site',
  msdyn_customerasset: 'asset',
  msdyn_paymentterm: 'payment-term',
  msdyn_shipvia: 'ship-via',
  msdyn_purchaseorder: 'purchase-order',
  product: 'product',
  uom: 'unit',
  transactioncurrency: 'currency',
};

/**
 * Choices of one company and of no company, best match first where words are given. Empty for fields that are neither a choice nor
 * looked up. Throws MAP_UNKNOWN.
 */
export async function findChoices(
  query: { readonly map: string; readonly property: string; readonly company: string; readonly words: string },
  person: Person,
  parts: ChoicesParts,
): Promise<readonly Found[]> {
  const map = parts.catalogue.get(query.map);
  const field = map.fields.find(({ property }) => property === query.property);
  if (field?.values !== undefined) return search(symbolsOf(field), query.words);
  const lookup = map.lookups.find(({ properties }) => properties.some(({ property }) => property === query.property));
  if (lookup === undefined) return [];
  const kind = kindOfTable[lookup.target.table];
  if (kind === undefined) return search(await targetRows(lookup, query, person, parts), query.words);
  const company = query.company.toLowerCase();
  const [listed, valid] = await Promise.all([
    parts.lists.of(kind, person),
    kind === 'product' ? parts.released.of(company) : null,
  ]);
  return listed
    .search(query.words, listed.listed.length)
    .filter(({ found, barred }) => !barred && (found.company === null || found.company === company))
    .filter(({ found }) => valid === null || valid.has(found.key))
    .map(({ found }) => found)
    .slice(0, mostChoices);
}

const search = (found: readonly Found[], words: string) => createSearch(found, (one) => one)(words, mostChoices);

function symbolsOf(field: FieldMapping): readonly Found[] {
  return Object.keys(field.values ?? {}).map((symbol) => choice(symbol, wordsOf(symbol), null, null));
}

async function targetRows(
  { target, properties }: MapLookup,
  query: { readonly property: string; readonly company: string },
  person: Person,
  parts: ChoicesParts,
): Promise<readonly Found[]> {
  const keyPath = properties.find(({ property }) => property === query.property)?.keyPath;
  switch (systemOf(person)) {
    case 'dataverse':
      return keyPath === undefined || keyPath.includes('.')
        ? []
        : dataverseRows(target, keyPath, query.company, person, parts);
    case 'financeOperations':
      return financeOperationsRows(target, query.company, person, parts);
    case null:
      return [];
  }
}

async function dataverseRows(
  target: LookupTarget,
  key: string,
  company: string,
  person: Person,
  { systems, lists }: ChoicesParts,
): Promise<readonly Found[]> {
  const companyId = target.company === 'striped' ? await lists.companyId(company, person) : null;
  if (target.company === 'striped' && companyId === null) return [];
  const select = [...new Set([target.id, key, target.name])];
  const filter = allOf(companyId === null ? null : `_msdyn_company_value eq ${companyId}`);
  const rows = await systems.dataverse.rows(target.set, { select, filter }, identityOf(person));
  return rows.flatMap((row) =>
    foundIn(row, key, target.name, companyId === null ? null : company, textOf(row, target.id)),
  );
}

async function financeOperationsRows(
  { financeOperations, company: scope }: LookupTarget,
  company: string,
  person: Person,
  { systems }: ChoicesParts,
): Promise<readonly Found[]> {
  if (financeOperations === undefined) return [];
  const { collection, property, name = property } = financeOperations;
  const select = [...new Set([property, name])];
  const filter = scope === 'striped' ? `dataAreaId eq ${quoted(company)}` : undefined;
  const rows = await systems.financeOperations.rows(collection, { select, filter }, identityOf(person));
  return rows.flatMap((row) => foundIn(row, property, name, scope === 'striped' ? company : null, null));
}

function foundIn(row: WireRow, key: string, name: string, company: string | null, id: string | null): readonly Found[] {
  const value = textOf(row, key);
  return value === null ? [] : [choice(value, textOf(row, name) ?? value, company, id)];
}

const choice = (key: string, name: string, company: string | null, id: string | null): Found => ({
  kind: 'choice',
  key,
  name,
  detail: '',
  id,
  company: company === null ? null : company.toLowerCase(),
  place: null,
});
