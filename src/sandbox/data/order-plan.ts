import type { CompanyCode } from './companies.ts';

export type Approval = 'Draft' | 'InReview' | 'Rejected' | 'Approved' | 'InExternalReview' | 'Finalized' | 'Confirmed';

/** How far the goods of an order have come. */
export type Stage = 'open' | 'partlyReceived' | 'received' | 'invoiced' | 'canceled';

/** So many orders that stand like this. */
interface Plan {
  readonly approval: Approval;
  readonly stage: Stage;
  readonly count: number;
}

const american: readonly Plan[] = [
  { approval: 'Draft', stage: 'open', count: 8 },
  { approval: 'InReview', stage: 'open', count: 7 },
  { approval: 'Rejected', stage: 'open', count: 3 },
  { approval: 'Approved', stage: 'open', count: 7 },
  { approval: 'InExternalReview', stage: 'open', count: 1 },
  { approval: 'Confirmed', stage: 'open', count: 8 },
  { approval: 'Confirmed', stage: 'partlyReceived', count: 4 },
  { approval: 'Confirmed', stage: 'received', count: 4 },
  { approval: 'Confirmed', stage: 'invoiced', count: 3 },
  { approval: 'Finalized', stage: 'invoiced', count: 2 },
  { approval: 'Approved', stage: 'canceled', count: 2 },
];

const german: readonly Plan[] = [
  { approval: 'Approved', stage: 'open', count: 6 },
  { approval: 'Confirmed', stage: 'open', count: 6 },
  { approval: 'Confirmed', stage: 'partlyReceived', count: 2 },
  { approval: 'Confirmed', stage: 'received', count: 3 },
  { approval: 'Finalized', stage: 'invoiced', count: 2 },
  { approval: 'Confirmed', stage: 'canceled', count: 1 },
];

/** One entry for each order that is to be made, oldest first: what is settled came before what is new. */
export const planFor = (company: CompanyCode): readonly Pick<Plan, 'approval' | 'stage'>[] =>
  (company === 'usmf' ? american : german)
    .toReversed()
    .flatMap(({ count, ...plan }) => Array.from({ length: count }, () => plan));
