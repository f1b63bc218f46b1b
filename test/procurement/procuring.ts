/** Both stand-ins with a core over them, and those who order and decide there. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ActRequest, OrderDraft, OrderOutcome, OrderView } from '../../src/procurement/face.ts';
import type { Person as KnownPerson } from '../../src/records/face.ts';
import { validDraft } from '../support/order-draft.ts';
import { alex, megan, startCore, startStandIns, type RunningParts, type StandIns } from '../support/running-core.ts';
import { person, rows, type Person } from '../support/wire.ts';

export interface Procuring extends AsyncDisposable {
  readonly standIns: StandIns;
  readonly core: RunningParts;
  /** Works in Field Service. */
  readonly dispatcher: KnownPerson;
  /** Works in Supply Chain Management and approves orders. */
  readonly agent: KnownPerson;
  /** Plain calls to both systems as their administrator. */
  readonly administrator: Person;
  /** An order that nothing refuses, of one line. */
  readonly draft: OrderDraft;
  /** Creates the draft as the dispatcher. */
  create(more?: Partial<OrderDraft>): Promise<OrderOutcome>;
  /** Does something to the order as it was seen. */
  act(name: ActRequest['act'], order: OrderView, who: KnownPerson, requestId?: string): Promise<OrderOutcome>;
  /** Lines of the order in Supply Chain Management. */
  linesOf(number: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Starts it all. Slow: share one in a file. */
export async function startProcuring(options?: Parameters<typeof startCore>[1]): Promise<Procuring> {
  const standIns = await startStandIns();
  const core = await startCore(standIns, options);
  const administrator = person(standIns, 'pattif');
  const known = async (id: string): Promise<KnownPerson> => {
    const found = await core.records.person(id);
    assert.ok(found, `${id} is known`);
    return found;
  };
  const dispatcher = await known(alex.aadObjectId);
  const draft = await validDraft(administrator);
  return {
    standIns,
    core,
    dispatcher,
    agent: await known(megan.aadObjectId),
    administrator,
    draft,
    create: (more = {}) => core.procurement.create({ ...draft, ...more }, dispatcher, randomUUID()),
    act: (act, { company, number, version }, who, requestId = randomUUID()) =>
      core.procurement.act({ requestId, act, company, number, version }, who),
    linesOf: async (number) =>
      rows(
        await administrator.financeOperations(
          'GET',
          `CDSPurchaseOrderLines?$filter=PurchaseOrderNumber eq '${number}'`,
        ),
      ),
    async [Symbol.asyncDispose]() {
      await core.close();
      await standIns.close();
    },
  };
}

/** The order as it is once that was done; fails the test where it was not. */
export function done(outcome: OrderOutcome): OrderView {
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  return outcome.order;
}
