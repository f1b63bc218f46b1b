/**
 * Records: reading as the person, through the system that person is licensed for. What somebody may not read there is not found here.
 * Rows are remembered for a minute, people for three.
 */
import { findAddressed, linksTo } from './addressed.ts';
import { findAssetFamily } from './asset-family.ts';
import { findChoices } from './choices.ts';
import { Companies } from './companies.ts';
import { identityOf, systemOf } from './licence.ts';
import { recordLinks } from './links.ts';
import { Lists } from './lists.ts';
import { listOf } from './mapped-kinds.ts';
import { MappedRows } from './mapped-rows.ts';
import { findNearbyAssets } from './nearby-assets.ts';
import { nearestWarehouses } from './nearest.ts';
import { findOwnPlaces } from './own-places.ts';
import { People } from './people.ts';
import { findPlaces } from './places.ts';
import { findStockOf, readStock } from './stock.ts';
import { findMyWorkOrders, findWorkOrdersOf } from './work-order-lines.ts';
import { viewWorkOrder } from './work-order-view.ts';
import { createWorkOrder, findWorkOrder } from './work-orders.ts';
import type { RecordRef, Snapshot } from '../connectors/port.ts';
import type { Person, RecordSearch, Records } from './face.ts';
import type { RecordsDependencies } from './ports.ts';

const foundUnlessTold = 10;

/** More than this nobody pages through; words narrow it. */
const mostSearched = 1_000;

/** Builds the face of records over both systems. */
export function createRecords(dependencies: RecordsDependencies): Records {
  const { catalogue, systems, addresses } = dependencies;
  const people = new People(dependencies);
  const companies = new Companies(dependencies);
  const lists = new Lists(dependencies);
  const mapped = new MappedRows(dependencies, lists);
  const parts = { ...dependencies, lists, mapped };

  const show = async (ref: RecordRef, person: Person): Promise<Snapshot | null> => {
    const system = systemOf(person);
    return system === null ? null : systems[system].read(catalogue.get(ref.map), ref, identityOf(person));
  };

  const search = async ({ map, words, company, limit = mostSearched }: RecordSearch, person: Person) => {
    const list = await lists.naming(words, listOf(catalogue.get(map)), person);
    return list
      .search(words, list.listed.length, true)
      .flatMap(({ found }) => (found.company === null || found.company === company.toLowerCase() ? [found] : []))
      .slice(0, limit);
  };

  return {
    show,
    search,
    person: (aadObjectId) => people.find(aadObjectId),
    personOf: (userPrincipalName) => people.findByName(userPrincipalName),
    worker: (personnelNumber) => people.findWorker(personnelNumber),
    companies: (person) => companies.of(person),
    nearest: (query, person) => nearestWarehouses(query, person, parts),
    find: async (kind, words, person, limit = foundUnlessTold) => {
      const list = await lists.naming(words, kind, person);
      return list.search(words, limit).map(({ found }) => found);
    },
    written: (map) => lists.renew(listOf(catalogue.get(map))),
    stockIn: async (warehouse, company, person) =>
      (await readStock(company, undefined, person, parts)).get(warehouse) ?? [],
    stockOf: (product, company, person) => findStockOf(product, company, person, parts),
    choices: (map, property, person, company, words = '') =>
      findChoices({ map, property, company, words }, person, parts),
    places: (words, person) => findPlaces(words, person, lists),
    ownPlaces: (person) => findOwnPlaces(person, parts),
    links: async (ref, person) => {
      const map = catalogue.get(ref.map);
      const snapshot = person.licences.dataverse ? await systems.dataverse.read(map, ref, identityOf(person)) : null;
      return recordLinks({ map, company: ref.company, key: ref.key, id: snapshot?.id ?? null }, person, addresses);
    },
    addressed: (address, person) => findAddressed(address, person, parts),
    linksTo: (found, person) => linksTo(found, person, parts),
    assetFamily: (asset, person) => findAssetFamily(asset, person, lists),
    nearbyAssets: (from, company, person) => findNearbyAssets(from, company, person, lists),
    workOrderView: (number, person) => viewWorkOrder(number, person, parts),
    myWorkOrders: (person) => findMyWorkOrders(person, parts),
    workOrdersOf: (assets, person) => findWorkOrdersOf(assets, person, parts),
    workOrder: (number, person) => findWorkOrder(number, person, lists),
    createWorkOrder: (draft, person, requestId) => createWorkOrder(draft, person, requestId, parts),
  };
}
