/** What people do with orders, their lines and their receipts: as one record, as a whole, and as acts that cannot be taken back. */
import type { PurchaseOrderActName, RecordChange, RecordRef } from '../../../src/connectors/port.ts';
import type { CanonicalRecord } from '../../../src/maps/entity-map.ts';
import type { ActRequest, OrderOutcome } from '../../../src/procurement/face.ts';
import type { Person } from '../../../src/records/face.ts';
import { validDraft } from '../../support/order-draft.ts';
import { alex, megan } from '../../support/running-core.ts';
import { saved, type Body } from '../../support/two-systems.ts';
import {
  act as actAs,
  addLineInDataverse,
  addLineInFinanceOperations,
  createOrderInDataverse,
  createOrderInFinanceOperations,
  lineRef,
  orderAnswer,
} from '../../sync/nine-entities/order-saves.ts';
import {
  changeInDataverse,
  changeInFinanceOperations,
  deleteInDataverse,
  deleteInFinanceOperations,
} from '../../sync/nine-entities/saves.ts';
import { ordersTouched } from '../judge/touched.ts';
import type { World } from '../world/world.ts';
import { request, toldAtSave, toldBy, type Act, type Told, type Wanted } from './act.ts';

const today = '2026-11-23';

/** One act on an order that is laid out by `first`. */
function onOrder(
  name: string,
  more: Pick<Act, 'follows'> & Partial<Pick<Act, 'refusal' | 'request'>>,
  first: (world: World) => Promise<RecordRef>,
  perform: (world: World, order: RecordRef) => Promise<Told>,
  wanted: (order: RecordRef) => readonly Wanted[],
): Act {
  return {
    name,
    ...more,
    prepare: async (world) => {
      const order = await first(world);
      return { perform: () => perform(world, order), wanted: async () => wanted(order) };
    },
  };
}

/** An act that creates the order: its number is known only afterwards. */
function ofNewOrder(
  name: string,
  more: Pick<Act, 'follows'> & Partial<Pick<Act, 'refusal' | 'request'>>,
  perform: (world: World) => Promise<Told>,
  lines: number,
): Act {
  return {
    name,
    ...more,
    prepare: async (world) => {
      const mark = await world.tables.mark();
      return {
        perform: () => perform(world),
        wanted: async () => {
          const [order] = await ordersTouched(world, await world.tables.changes(mark));
          if (order === undefined) return [];
          const lineWanted = Array.from({ length: lines }, (_, index) => ({
            ref: lineRef(order, index + 1),
            values: {},
          }));
          return [{ ref: order, values: {} }, ...lineWanted];
        },
      };
    },
  };
}

const chat = { follows: 'immediate', request } as const;
const screen = { follows: 'immediate' } as const;
const later = { follows: 'eventual' } as const;

const inDataverse = (world: World) => createOrderInDataverse(world.screens);
const inFinanceOperations = (world: World) => createOrderInFinanceOperations(world.screens);

/** An order with one line, of the company that needs no approval. */
const withLine = async (world: World): Promise<RecordRef> => {
  const order = await createOrderInFinanceOperations(world.screens, 'demf');
  await world.settleNow();
  saved(await addLineInFinanceOperations(world.screens, order, 1));
  return order;
};

const confirmed = async (world: World): Promise<RecordRef> => {
  const order = await withLine(world);
  await actAs(world.screens, 'confirm', order);
  return order;
};

/** An order with one line, of the company whose orders are approved before they are confirmed. */
const toSubmit = async (world: World): Promise<RecordRef> => {
  const order = await createOrderInDataverse(world.screens);
  await world.settleNow();
  saved(await addLineInDataverse(world.screens, order, 1));
  await world.settleNow();
  return order;
};

/** One that waits for the decision of Megan. */
const submitted = async (world: World): Promise<RecordRef> => {
  const order = await toSubmit(world);
  await actAs(world.screens, 'submit', order);
  await world.settleNow();
  return order;
};

async function writeInChat(world: World, change: RecordChange): Promise<Told> {
  return toldBy(
    await world.core.sync.write({
      requestId: request,
      actor: alex,
      origin: 'chat',
      summary: 'a write',
      changes: [change],
    }),
  );
}

async function personFor(world: World, aadObjectId: string): Promise<Person> {
  const person = await world.core.records.person(aadObjectId);
  if (person === null) throw new Error(`${aadObjectId} is known`);
  return person;
}

function toldOfOrder(outcome: OrderOutcome): Told {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'done' };
    case 'refused':
      return { kind: 'refused', text: outcome.problems.map(({ message }) => message).join('\n') };
    case 'parked':
      return outcome.resolving ? { kind: 'owed' } : { kind: 'parked', text: outcome.reason };
  }
}

async function actInChat(
  world: World,
  who: string,
  order: RecordRef,
  name: PurchaseOrderActName,
  more: Partial<ActRequest> = {},
): Promise<Told> {
  const person = await personFor(world, who);
  const asked: ActRequest = {
    requestId: request,
    act: name,
    company: order.company ?? '',
    number: String(order.key[0]),
    version: null,
    ...more,
  };
  return toldOfOrder(await world.core.procurement.act(asked, person));
}

const change = (ref: RecordRef, values: CanonicalRecord): RecordChange => ({
  action: 'update',
  ref,
  values,
  version: null,
});
const draftOf = async (world: World, quantity: number) => {
  const draft = await validDraft(world.screens.patti);
  const [line] = draft.lines;
  return { ...draft, lines: line === undefined ? [] : [line, { ...line, quantity }] };
};

const receipt = (order: RecordRef, quantity = 4) => ({
  number: `R-${String(order.key[0])}`,
  date: today,
  lines: [{ lineNumber: 1, quantity }],
});

/** A receipt drafted in Field Service; gives the address of its row. */
async function draftReceipt(world: World, order: RecordRef, quantity: number): Promise<string> {
  const { alex: dispatcher } = world.screens;
  const orderRow = await world.screens.rowOf(order);
  const lineRow = await world.screens.rowOf(lineRef(order, 1));
  const header = await dispatcher.dataverse('POST', 'msdyn_purchaseorderreceipts', {
    msdyn_name: `R-${String(order.key[0])}`,
    msdyn_datereceived: today,
    'msdyn_PurchaseOrder@odata.bind': `/${orderRow}`,
    'msdyn_company@odata.bind': await world.screens.bind('cdm_company', '', order.company ?? ''),
  });
  saved(header);
  const row = await world.screens.row('msdyn_purchaseorderreceipts', `msdyn_name eq 'R-${String(order.key[0])}'`);
  const address = `msdyn_purchaseorderreceipts(${String(row['msdyn_purchaseorderreceiptid'])})`;
  saved(
    await dispatcher.dataverse('POST', 'msdyn_purchaseorderreceiptproducts', {
      msdyn_name: '1',
      msdyn_quantity: quantity,
      'msdyn_PurchaseOrderReceipt@odata.bind': `/${address}`,
      'msdyn_PurchaseOrder@odata.bind': `/${orderRow}`,
      'msdyn_PurchaseOrderProduct@odata.bind': `/${lineRow}`,
    } satisfies Body),
  );
  return address;
}

const posting = 700610001;

/** The act of posting a receipt that was documented in Field Service. */
function postedFromFieldService(name: string, quantity: number, refusal?: RegExp): Act {
  return {
    name,
    follows: 'immediate',
    refusal,
    prepare: async (world) => {
      const order = await confirmed(world);
      await world.settleNow();
      const address = await draftReceipt(world, order, quantity);
      return {
        perform: async () =>
          toldAtSave(await world.screens.alex.dataverse('PATCH', address, { dcp_postingstate: posting })),
        wanted: async () => [{ ref: lineRef(order, 1), values: { PurchaseOrderLineStatus: 'Received' } }],
      };
    },
  };
}

export const orderActs: readonly Act[] = [
  ofNewOrder(
    'purchase-order, chat, create with lines',
    chat,
    async (world) => {
      const draft = await draftOf(world, 3);
      return toldOfOrder(await world.core.procurement.create(draft, await personFor(world, alex.aadObjectId), request));
    },
    2,
  ),
  ofNewOrder(
    'purchase-order, chat, create that finance and operations refuses',
    { ...chat, refusal: /greater than zero/ },
    async (world) => {
      const draft = await draftOf(world, 0);
      return toldOfOrder(await world.core.procurement.create(draft, await personFor(world, alex.aadObjectId), request));
    },
    2,
  ),
  onOrder(
    'purchase-order, chat, update',
    chat,
    inDataverse,
    (world, order) => writeInChat(world, change(order, { VendorOrderReference: 'V-9' })),
    (order) => [{ ref: order, values: { VendorOrderReference: 'V-9' } }],
  ),
  onOrder(
    'purchase-order, chat, delete',
    chat,
    inDataverse,
    (world, order) => writeInChat(world, { action: 'delete', ref: order, version: null }),
    (order) => [{ ref: order, values: null }],
  ),
  ofNewOrder(
    'purchase-order, Dataverse, create',
    screen,
    async (world) => toldAtSave(await orderAnswer(world.screens, {})),
    0,
  ),
  onOrder(
    'purchase-order, Dataverse, update',
    screen,
    inDataverse,
    async (world, order) =>
      toldAtSave(await changeInDataverse(world.screens, order, { columns: { msdyn_vendororderreference: 'V-1' } })),
    (order) => [{ ref: order, values: { VendorOrderReference: 'V-1' } }],
  ),
  onOrder(
    'purchase-order, Dataverse, delete',
    screen,
    inDataverse,
    async (world, order) => toldAtSave(await deleteInDataverse(world.screens, order)),
    (order) => [{ ref: order, values: null }],
  ),
  ofNewOrder(
    'purchase-order, finance and operations, create',
    screen,
    async (world) =>
      toldAtSave(
        await world.screens.adele.financeOperations('POST', 'PurchaseOrderHeadersV2?cross-company=true', {
          dataAreaId: 'usmf',
          OrderVendorAccountNumber: 'US-102',
          RequestedDeliveryDate: '2027-01-20T12:00:00Z',
          DefaultReceivingWarehouseId: 'ABQ-01',
        }),
      ),
    0,
  ),
  onOrder(
    'purchase-order, finance and operations, update',
    screen,
    inFinanceOperations,
    async (world, order) =>
      toldAtSave(await changeInFinanceOperations(world.screens, order, { VendorOrderReference: 'V-2' })),
    (order) => [{ ref: order, values: { VendorOrderReference: 'V-2' } }],
  ),
  onOrder(
    'purchase-order, finance and operations, delete',
    screen,
    inFinanceOperations,
    async (world, order) => toldAtSave(await deleteInFinanceOperations(world.screens, order)),
    (order) => [{ ref: order, values: null }],
  ),

  onOrder(
    'purchase-order-product, chat, update',
    chat,
    withLine,
    (world, order) => writeInChat(world, change(lineRef(order, 1), { OrderedPurchaseQuantity: 7 })),
    (order) => [{ ref: lineRef(order, 1), values: { OrderedPurchaseQuantity: 7 } }],
  ),
  onOrder(
    'purchase-order-product, chat, delete',
    chat,
    withLine,
    (world, order) => writeInChat(world, { action: 'delete', ref: lineRef(order, 1), version: null }),
    (order) => [{ ref: lineRef(order, 1), values: null }],
  ),
  onOrder(
    'purchase-order-product, Dataverse, create',
    screen,
    inDataverse,
    async (world, order) => toldAtSave(await addLineInDataverse(world.screens, order, 1)),
    (order) => [{ ref: lineRef(order, 1), values: { OrderedPurchaseQuantity: 3 } }],
  ),
  onOrder(
    'purchase-order-product, finance and operations, create',
    screen,
    inFinanceOperations,
    async (world, order) => toldAtSave(await addLineInFinanceOperations(world.screens, order, 1)),
    (order) => [{ ref: lineRef(order, 1), values: { OrderedPurchaseQuantity: 4 } }],
  ),

  {
    ...onOrder(
      'purchase-order, chat, submit without the right',
      { ...chat, refusal: /may not/ },
      async (world) => {
        const order = await toSubmit(world);
        await world.tables.database.query(
          `delete from dataverse.systemuserroles where systemuserid in
             (select systemuserid from dataverse.systemuser where domainname = 'alexw@example.com')`,
        );
        return order;
      },
      (world, order) => actInChat(world, alex.aadObjectId, order, 'submit'),
      () => [],
    ),
    forbidden: true,
  },
  onOrder(
    'purchase-order, chat, submit',
    chat,
    toSubmit,
    (world, order) => actInChat(world, alex.aadObjectId, order, 'submit'),
    (order) => [{ ref: order, values: { DocumentApprovalStatus: 'InReview' } }],
  ),
  onOrder(
    'purchase-order, chat, recall',
    chat,
    submitted,
    (world, order) => actInChat(world, alex.aadObjectId, order, 'recall'),
    (order) => [{ ref: order, values: { DocumentApprovalStatus: 'Draft' } }],
  ),
  ...(
    [
      ['approve', 'Approved'],
      ['reject', 'Rejected'],
      ['requestChange', 'Draft'],
    ] as const
  ).map(([name, status]) =>
    onOrder(
      `purchase-order, chat, ${name}`,
      chat,
      submitted,
      (world, order) => actInChat(world, megan.aadObjectId, order, name, { comment: 'As discussed' }),
      (order) => [{ ref: order, values: { DocumentApprovalStatus: status } }],
    ),
  ),
  onOrder(
    'purchase-order, finance and operations, submit',
    later,
    toSubmit,
    async (world, order) => {
      await actAs(world.screens, 'submit', order);
      return { kind: 'done' };
    },
    (order) => [{ ref: order, values: { DocumentApprovalStatus: 'InReview' } }],
  ),
  onOrder(
    'purchase-order, chat, confirm',
    chat,
    withLine,
    (world, order) => actInChat(world, megan.aadObjectId, order, 'confirm'),
    (order) => [{ ref: order, values: { DocumentApprovalStatus: 'Confirmed' } }],
  ),
  onOrder(
    'purchase-order, chat, cancel',
    chat,
    withLine,
    (world, order) => actInChat(world, alex.aadObjectId, order, 'cancel'),
    (order) => [{ ref: order, values: { PurchaseOrderStatus: 'Canceled' } }],
  ),
  onOrder(
    'purchase-order, finance and operations, confirm',
    later,
    withLine,
    async (world, order) => {
      await actAs(world.screens, 'confirm', order);
      return { kind: 'done' };
    },
    (order) => [{ ref: order, values: { DocumentApprovalStatus: 'Confirmed' } }],
  ),

  onOrder(
    'purchase-order-receipt, chat, post',
    chat,
    confirmed,
    (world, order) => actInChat(world, alex.aadObjectId, order, 'postProductReceipt', { receipt: receipt(order) }),
    (order) => [{ ref: lineRef(order, 1), values: { PurchaseOrderLineStatus: 'Received' } }],
  ),
  onOrder(
    'purchase-order-receipt, chat, post a part',
    chat,
    confirmed,
    (world, order) => actInChat(world, alex.aadObjectId, order, 'postProductReceipt', { receipt: receipt(order, 1) }),
    (order) => [{ ref: lineRef(order, 1), values: { PurchaseOrderLineStatus: 'Backorder' } }],
  ),
  onOrder(
    'purchase-order-receipt, chat, post that finance and operations refuses',
    { ...chat, refusal: /deliver/i },
    confirmed,
    (world, order) => actInChat(world, alex.aadObjectId, order, 'postProductReceipt', { receipt: receipt(order, 400) }),
    () => [],
  ),
  onOrder(
    'purchase-order-receipt, finance and operations, post',
    later,
    confirmed,
    async (world, order) => {
      await actAs(world.screens, 'postProductReceipt', order, {
        productReceiptNumber: `R-${String(order.key[0])}`,
        productReceiptDate: today,
        lines: [{ lineNumber: 1, quantity: 4 }],
      });
      return { kind: 'done' };
    },
    (order) => [{ ref: lineRef(order, 1), values: { PurchaseOrderLineStatus: 'Received' } }],
  ),
  postedFromFieldService('purchase-order-receipt, Dataverse, post', 4),
  postedFromFieldService(
    'purchase-order-receipt, Dataverse, post that finance and operations refuses',
    400,
    /deliver/i,
  ),
];
