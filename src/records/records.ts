/**
 * Records: reading as the person, through the system that person is licensed for. What somebody may not read there is not found here.
 * Rows are remembered for a minute, people for three.
 */
import { findChoices } from './choices.ts';
import { identityOf, systemOf } from './licence.ts';
import { recordLinks } from './links.ts';
import { Lists } from './lists.ts';
import { MappedRows } from './mapped-rows.ts';
import { nearestWarehouses } from './nearest.ts';
import { findOwnPlaces } from './own-places.ts';
import { People } from './people.ts';
import { findPlaces } from './places.ts';
import { createWorkOrder, findWorkOrder } from './work-orders.ts';
import type { RecordRef, Snapshot } from '../connectors/port.ts';
import type { Person, Records } from './face.ts';
import type { RecordsDependencies } from './ports.ts';

const foundUnlessTold = 10;

/** Builds the face of records over both systems. */
export function createRecords(dependencies: RecordsDependencies): Records {
  const { catalogue, systems, addresses } = dependencies;
  const people = new People(dependencies);
  const lists = new Lists(dependencies);
  const mapped = new MappedRows(dependencies, lists);
  const parts = { ...dependencies, lists, mapped };

  const show = async (ref: RecordRef, person: Person): Promise<Snapshot | null> => {
    const system = systemOf(person);
    return system === null ? null : systems[system].read(catalogue.get(ref.map), ref, identityOf(person));
  };

  return {
    show,
    person: (aadObjectId) => people.find(aadObjectId),
    personOf: (userPrincipalName) => people.findByName(userPrincipalName),
    nearest: (query, person) => nearestWarehouses(query, person, parts),
    find: async (kind, words, person, limit = foundUnlessTold) => {
      const list = await lists.naming(words, kind, person);
      return list.search(words, limit).map(({ found }) => found);
    },
    choices: (map, property, person, company, words = '') =>
      findChoices({ map, property, company, words }, person, parts),
    places: (words, person) => findPlaces(words, person, lists),
    ownPlaces: (person) => findOwnPlaces(person, parts),
    links: async (ref, person) => {
      const map = catalogue.get(ref.map);
      const snapshot = person.licences.dataverse ? await systems.dataverse.read(map, ref, identityOf(person)) : null;
      return recordLinks({ map, company: ref.company, key: ref.key, id: snapshot?.id ?? null }, person, addresses);
    },
    workOrder: (number, person) => findWorkOrder(number, person, lists),
    createWorkOrder: (draft, person, requestId) => createWorkOrder(draft, person, requestId, parts),
  };
}
