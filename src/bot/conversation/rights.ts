/** What is offered to whom. Whoever tries all the same is judged by the systems: an offer is a courtesy, never a permission. */
import type { Person } from '../../records/face.ts';
import type { Turn } from './turn.ts';

/** Whether somebody may create records of a map, or work orders. Yes where only trying tells. */
export function mayCreate({ rights }: Person, what: string): boolean {
  return rights === null || rights.create.includes(what);
}

/** Whether somebody may change records of a map. Yes where only trying tells. */
export function mayChange({ rights }: Person, what: string): boolean {
  return rights === null || rights.update.includes(what);
}

/**
 * Whether somebody may submit orders: in Supply Chain Management themselves, or on behalf of the worker they are there, through their
 * right to change them in Field Service.
 */
export function maySubmit(person: Person): boolean {
  return person.licences.financeOperations || (isWorker(person) && mayChange(person, 'purchase-order'));
}

/** Whether somebody may document what arrived. */
export function mayReceive(person: Person): boolean {
  return person.licences.financeOperations || (isWorker(person) && mayCreate(person, 'purchase-order-receipt'));
}

/** Nothing is done on behalf of somebody who is no worker in Supply Chain Management. */
function isWorker({ personnelNumber }: Person): boolean {
  return personnelNumber !== null;
}

/** Whether the person looks after the synchronisation. */
export function isAdministrator({ services, sender }: Pick<Turn, 'services' | 'sender'>): boolean {
  return services.settings.administrators.some((one) => one.toLowerCase() === sender.aadObjectId.toLowerCase());
}
