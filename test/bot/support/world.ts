/** Small stand-ins for the three faces, with the few records that the conversations speak of. */
import type { Problem, RecordRef, Snapshot } from '../../../src/connectors/port.ts';
import { buildCatalogue } from '../../../src/maps/builder.ts';
import { map as assetSource } from '../../../src/maps/customer-asset.map.ts';
import { map as categorySource } from '../../../src/maps/customer-asset-category.map.ts';
import { lookupTargets } from '../../../src/maps/lookups.ts';
import { map as paymentTermSource } from '../../../src/maps/payment-term.map.ts';
import { map as shipViaSource } from '../../../src/maps/ship-via.map.ts';
import { map as warehouseSource } from '../../../src/maps/warehouse.map.ts';
import type { ActRequest, OrderDraft, OrderOutcome, OrderView, Procurement } from '../../../src/procurement/face.ts';
import type { Found, NearbyWarehouse, Person, Place, RecordKind, Records } from '../../../src/records/face.ts';
import { createFakeApprovals, type FakeApprovals } from './approvals.ts';
import type { FailureAct, JournalEntry, Outcome, SyncCore, SyncFailure, WriteRequest } from '../../../src/sync/face.ts';

const id = (last: number): string => `00000000-0000-0000-0000-${String(last).padStart(12, '0')}`;

export const alex = { aadObjectId: id(20), name: 'Alex Wilber' };
export const megan = { aadObjectId: id(21), name: 'Megan Bowen' };
export const adele = { aadObjectId: id(22), name: 'Adele Vance' };
export const isaiah = { aadObjectId: id(23), name: 'Isaiah Langer' };
export const patti = { aadObjectId: id(24), name: 'Patti Fernandez' };
export const lynne = { aadObjectId: id(25), name: 'Lynne Robbins' };

function person(who: { aadObjectId: string; name: string }, more: Partial<Person>): Person {
  return {
    ...who,
    userPrincipalName: `${who.name.split(' ')[0]?.toLowerCase() ?? ''}@example.com`,
    licences: { dataverse: true, financeOperations: false },
    systemUserId: who.aadObjectId,
    personnelNumber: '000020',
    company: 'usmf',
    roles: [],
    approvalLimit: null,
    rights: null,
    ...more,
  };
}

const people = new Map<string, Person>([
  [alex.aadObjectId, person(alex, {})],
  [
    megan.aadObjectId,
    person(megan, { licences: { dataverse: false, financeOperations: true }, approvalLimit: 10_000 }),
  ],
  [
    adele.aadObjectId,
    person(adele, { licences: { dataverse: false, financeOperations: true }, approvalLimit: 250_000 }),
  ],
  [
    isaiah.aadObjectId,
    person(isaiah, {
      rights: {
        create: ['customer-asset', 'purchase-order-receipt', 'purchase-order-receipt-product'],
        update: ['customer-asset', 'work-order', 'purchase-order-receipt'],
      },
    }),
  ],
  [patti.aadObjectId, person(patti, { licences: { dataverse: true, financeOperations: true } })],
]);

function found(kind: RecordKind, key: string, name: string, detail = '', company: string | null = 'usmf'): Found {
  return { kind, key, name, detail, id: `${kind}-${key}`, company, place: null };
}

const catalogue: Readonly<Partial<Record<RecordKind, readonly Found[]>>> = {
  site: [found('site', '1', 'Seattle'), found('site', '2', 'Portland')],
  warehouse: [found('warehouse', '24', 'Main store'), found('warehouse', '61', 'North depot')],
  product: [
    found('product', 'P-100', 'Pump', 'pcs', null),
    found('product', 'P-200', 'Pump housing', 'pcs', null),
    found('product', 'V-10', 'Valve', 'box', null),
  ],
  unit: [found('unit', 'ea', 'Each', '', null), found('unit', 'box', 'Box', '', null)],
  vendor: [
    found('vendor', 'V-1001', 'ACME Supplies'),
    found('vendor', 'V-1002', 'Northwind Traders'),
    found('vendor', 'V-1003', 'Northwind Industrial'),
  ],
  asset: [
    found('asset', 'A-1', 'Boiler', 'Contoso Bakery'),
    found('asset', 'A-2', 'Chiller', 'Contoso Bakery'),
    found('asset', 'A-3', 'Boiler', 'Fabrikam'),
  ],
  choice: [found('choice', 'standard', 'Standard', '', null), found('choice', 'transit', 'Transit', '', null)],
  'work-order': [found('work-order', 'WO-00017', 'Contoso Bakery')],
  'work-order-type': [
    found('work-order-type', 'Repair', 'Repair'),
    found('work-order-type', 'Inspection', 'Inspection'),
  ],
};

const places: readonly Place[] = [
  { latitude: 47.6, longitude: -122.3, label: 'work order WO-00017 (Contoso Bakery)' },
  { latitude: 45.5, longitude: -122.6, label: 'site Portland' },
];

const warehouseNames = Array.from({ length: 14 }, (_value, index) => `W${index + 1}`);

function warehouse(name: string, index: number): NearbyWarehouse {
  const far = index >= 12;
  return {
    id: name,
    name: `Depot ${index + 1}`,
    company: 'usmf',
    site: '1',
    type: 'standard',
    kilometres: far ? null : index * 7.35,
    withoutDistance: far ? (index === 12 ? 'truck' : 'position 0,0') : null,
    address: far ? null : `${index + 1} Main Street`,
    stock: [
      {
        product: 'P-100',
        productName: 'Pump',
        available: index,
        onHand: index + 2,
        unit: 'pcs',
        system: 'dataverse',
        readAt: '2026-11-23T10:00:00Z',
      },
    ],
    integration: { 'Default status': 'Available', 'Counting policy': '' },
    links: [
      {
        system: 'dataverse',
        title: 'Open in Field Service',
        url: 'http://127.0.0.1:4710/main.aspx?etn=msdyn_warehouse&id=1',
      },
    ],
  };
}

const matches = (one: Found, words: string): boolean => {
  const own = `${one.key} ${one.name} ${one.key.replace(/\W/g, '')}`.toLowerCase();
  const asked = words
    .toLowerCase()
    .split(/[^a-z0-9-]+/)
    .filter((word) => word !== '');
  return words === '' || asked.some((word) => own.includes(word.replace(/s$/, '')));
};

/** Records that find by plain containment. */
export function createRecords(): Records {
  return {
    person: async (aadObjectId) => people.get(aadObjectId) ?? null,
    personOf: async (name) => [...people.values()].find((one) => one.userPrincipalName === name) ?? null,
    worker: async (personnelNumber) => (personnelNumber === '000020' ? (people.get(alex.aadObjectId) ?? null) : null),
    companies: async () => [
      { code: 'demf', name: 'Contoso Entertainment System Germany' },
      { code: 'usmf', name: 'Contoso Entertainment System USA' },
    ],
    nearest: async ({ from }) => ({ from, warehouses: warehouseNames.map(warehouse), readAt: '2026-11-23T10:00:00Z' }),
    find: async (kind, words, _person, limit = 10) =>
      (catalogue[kind] ?? []).filter((one) => matches(one, words)).slice(0, limit),
    search: async ({ map, words, limit = 10 }) =>
      (catalogue[map === 'customer-asset' ? 'asset' : (map as RecordKind)] ?? [])
        .filter((one) => matches(one, words))
        .slice(0, limit),
    written: () => undefined,
    addressed: async () => null,
    linksTo: () => [],
    stockOf: async () => [],
    stockIn: async () => [],
    assetFamily: async () => ({ ancestors: [], parts: [] }),
    nearbyAssets: async () => [],
    workOrderView: async () => null,
    myWorkOrders: async () => [],
    workOrdersOf: async () => [],
    choices: async (_map, property, _person, _company, words = '') => {
      const kinds: Readonly<Record<string, RecordKind>> = {
        OperationalSiteId: 'site',
        WarehouseType: 'choice',
        DefaultReceivingSiteId: 'site',
        DefaultReceivingWarehouseId: 'warehouse',
        OrderVendorAccountNumber: 'vendor',
        ProductNumber: 'product',
        PurchaseUnitSymbol: 'unit',
      };
      return (catalogue[kinds[property] ?? 'currency'] ?? []).filter((one) => matches(one, words));
    },
    places: async (words) => places.filter(({ label }) => label.toLowerCase().includes(words.toLowerCase())),
    ownPlaces: async () => [...places],
    show: async (ref): Promise<Snapshot> => ({ ref, values: { WarehouseName: 'North depot' }, version: '1', id: null }),
    links: async () => [
      { system: 'dataverse', title: 'Open in Field Service', url: 'http://127.0.0.1:4710/main.aspx?id=1' },
    ],
    workOrder: async () => null,
    createWorkOrder: async ({ asset }) => ({
      kind: 'created',
      workOrder: found('work-order', 'WO-00099', asset.name),
      links: [],
    }),
  };
}

/** The maps of the project, as far as the conversations write records. */
const maps = buildCatalogue(
  [
    { name: 'warehouse', source: warehouseSource },
    { name: 'customer-asset', source: assetSource },
    { name: 'customer-asset-category', source: categorySource },
    { name: 'payment-term', source: paymentTermSource },
    { name: 'ship-via', source: shipViaSource },
  ],
  lookupTargets,
).catalogue;

/** An order-keeping stand-in for Supply Chain Management: numbers, prices, a workflow, receipts. */
export function createProcurement(): FakeProcurement {
  const orders = new Map<string, OrderView>();
  const byRequest = new Map<string, OrderOutcome>();
  const approvals = createFakeApprovals(
    (number) => orders.get(number)?.version ?? '',
    [{ personnelNumber: '000022', ...adele }],
  );
  const ofCompany = (company: string, number: string): OrderView | null => {
    const order = orders.get(number);
    return order?.company === company ? order : null;
  };
  const fake: FakeProcurement = {
    ...approvals,
    approvals,
    orders,
    acts: [],
    creates: [],
    outcomes: [],
    create: async (draft, who, requestId) => {
      const known = byRequest.get(requestId);
      if (known !== undefined) return known;
      fake.creates.push(draft);
      const problems = judgeOrder(draft);
      if (problems.length > 0) return remember(requestId, { kind: 'refused', problems, order: null });
      const scripted = fake.outcomes.shift();
      if (scripted !== undefined) return remember(requestId, scripted);
      const order = price(draft, `PO-${orders.size + 1}`, who.name);
      orders.set(order.number, order);
      return remember(requestId, { kind: 'done', order, operation: requestId });
    },
    order: async (company, number) => ofCompany(company, number),
    state: async (company, number) => ofCompany(company, number),
    openOrders: async () => [],
    lastOrder: async () => null,
    change: () => Promise.reject(new Error('nobody asks this here')),
    act: async (request, who) => {
      const known = byRequest.get(request.requestId);
      if (known !== undefined) return known;
      fake.acts.push(request);
      const order = orders.get(request.number);
      const says = (field: string | null, message: string, key: string | number = ''): OrderOutcome =>
        remember(request.requestId, {
          kind: 'refused',
          problems: [
            refusal('purchase-order', field, message, {
              map: 'purchase-order',
              company: 'usmf',
              key: [request.number, key],
            }),
          ],
          order: order ?? null,
        });
      if (order === undefined) return says(null, 'The order does not exist.');
      if (request.version !== order.version) return says(null, 'The order was changed.');
      const needed = {
        submit: 'Draft',
        approve: 'In review',
        reject: 'In review',
        requestChange: 'In review',
        delegate: 'In review',
        confirm: 'Approved',
        postProductReceipt: 'Confirmed',
      };
      const act = request.act as keyof typeof needed;
      if (order.approvalStatus !== needed[act]) return says(null, `The order is ${order.approvalStatus}.`);
      if (act === 'approve' && (order.total ?? 0) > (who.approvalLimit ?? 0))
        return says(null, 'The amount exceeds your limit.');
      const received = new Map(request.receipt?.lines.map((line) => [line.lineNumber, line.quantity]));
      for (const line of order.lines) {
        const now = received.get(line.lineNumber) ?? 0;
        if (line.received + now > line.quantity)
          return says('ReceivedPurchaseQuantity', 'Over-delivery is not allowed.', line.lineNumber);
      }
      const next = {
        submit: 'In review',
        approve: 'Approved',
        reject: 'Rejected',
        requestChange: 'Draft',
        delegate: 'In review',
        confirm: 'Confirmed',
        postProductReceipt: 'Confirmed',
      };
      const changed: OrderView = {
        ...order,
        approvalStatus: next[act],
        version: act === 'delegate' ? order.version : `${order.version}+`,
        lines: order.lines.map((line) => {
          const arrived = line.received + (received.get(line.lineNumber) ?? 0);
          return { ...line, received: arrived, status: arrived < line.quantity ? line.status : 'Received' };
        }),
      };
      orders.set(order.number, changed);
      approvals.done(order, changed, request, who.name);
      if (act !== 'submit' && act !== 'confirm' && act !== 'postProductReceipt')
        approvals.end(order.number, act, who.name);
      if (act === 'submit') approvals.assign(changed, megan);
      if (act === 'delegate') approvals.assign(changed, adele);
      return remember(request.requestId, { kind: 'done', order: changed, operation: request.requestId });
    },
    askedBefore: async (requestId) => byRequest.get(requestId) ?? null,
    refresh: async ({ requestId, number }) => {
      const order = orders.get(number);
      return order === undefined
        ? { kind: 'refused', problems: [refusal('purchase-order', null, 'The order does not exist.')], order: null }
        : { kind: 'done', order, operation: requestId };
    },
  };
  const remember = (requestId: string, outcome: OrderOutcome): OrderOutcome => {
    byRequest.set(requestId, outcome);
    return outcome;
  };
  return fake;
}

export interface FakeProcurement extends Procurement {
  readonly approvals: FakeApprovals;
  readonly orders: Map<string, OrderView>;
  readonly creates: OrderDraft[];
  readonly acts: ActRequest[];
  /** What the next creations come to. */
  readonly outcomes: OrderOutcome[];
}

function judgeOrder(draft: OrderDraft): Problem[] {
  const line = draft.lines.findIndex(({ product }) => product === 'V-10');
  return [
    ...(draft.vendor === 'V-1002'
      ? [refusal('purchase-order', 'OrderVendorAccountNumber', 'Vendor V-1002 is on hold.')]
      : []),
    ...(line < 0
      ? []
      : [
          refusal('purchase-order-product', 'ProductNumber', 'Product V-10 is not released to company usmf.', {
            map: 'purchase-order-product',
            company: 'usmf',
            key: ['PO-9', line + 1],
          }),
        ]),
  ];
}

function price(draft: OrderDraft, number: string, requester: string): OrderView {
  const lines = draft.lines.map((line, index) => ({
    lineNumber: index + 1,
    product: line.product,
    description: catalogue.product?.find(({ key }) => key === line.product)?.name ?? '',
    quantity: line.quantity,
    unit: line.unit ?? 'ea',
    price: 12.5,
    amount: line.quantity * 12.5,
    received: 0,
    status: 'Open order',
    site: draft.site,
    warehouse: draft.warehouse,
    requestedDate: draft.requestedDate,
    confirmedDate: null,
  }));
  return {
    company: draft.company,
    number,
    vendor: draft.vendor,
    vendorName: catalogue.vendor?.find(({ key }) => key === draft.vendor)?.name ?? '',
    approvalStatus: 'Draft',
    orderStatus: 'Open order',
    currency: 'USD',
    total: lines.reduce((sum, { amount }) => sum + amount, 0),
    site: draft.site,
    warehouse: draft.warehouse,
    requestedDate: draft.requestedDate,
    confirmedDate: null,
    paymentTerm: draft.paymentTerm,
    shipVia: draft.shipVia,
    requester,
    workOrder: draft.workOrder ?? null,
    changeManaged: true,
    lines,
    receipts: [],
    version: 'v1',
    links: [{ system: 'dataverse', title: 'Open in Field Service', url: 'http://127.0.0.1:4710/main.aspx?id=po' }],
  };
}

/** A problem in the words of Supply Chain Management. */
export function refusal(entity: string, field: string | null, message: string, ref: RecordRef | null = null): Problem {
  return { system: 'financeOperations', entity, field, ref, message, remedy: 'Fill it in.', code: 'X' };
}

export interface FakeCore extends SyncCore {
  readonly writes: WriteRequest[];
  readonly entries: JournalEntry[];
  readonly knownFailures: Map<string, SyncFailure>;
  /** What people did about failures. */
  readonly settled: { readonly failure: string; readonly act: FailureAct }[];
  /** What the next writes come to, one after another; after them, committed. */
  readonly outcomes: Outcome[];
  settle(requestId: string, outcome: Outcome): Promise<void>;
  fail(failure: SyncFailure): Promise<void>;
}

/** A sync core that refuses warehouses at site 2, as a rule of Supply Chain Management might, and is idempotent by request id. */
export function createSync(): FakeCore {
  const byRequest = new Map<string, Outcome>();
  const settledListeners: ((requestId: string, outcome: Outcome) => Promise<void>)[] = [];
  const failureListeners: ((failure: SyncFailure) => Promise<void>)[] = [];
  const core: FakeCore = {
    writes: [],
    entries: [],
    knownFailures: new Map(),
    settled: [],
    outcomes: [],
    damagedJournal: async () => ({ damaged: [], setAside: [] }),
    setAside: () => Promise.reject(new Error('Nothing is damaged.')),
    maps: maps.maps,
    map: (name) => maps.get(name),
    write: async (request) => {
      const known = byRequest.get(request.requestId);
      if (known !== undefined) return known;
      core.writes.push(request);
      const outcome = core.outcomes.shift() ?? judge(request);
      byRequest.set(request.requestId, outcome);
      return outcome;
    },
    outcomeOf: async (requestId) => byRequest.get(requestId) ?? null,
    askedBefore: async (requestId) => byRequest.get(requestId) ?? null,
    onSettled: (listener) => void settledListeners.push(listener),
    hook: async () => ({ kind: 'accept' }),
    bringAlong: async () => 'equal',
    status: async () => [],
    failures: async () => [...core.knownFailures.values()],
    failure: async (failureId) => core.knownFailures.get(failureId) ?? null,
    ...unasked,
    retryFailure: (failureId, by) => core.settleFailure(failureId, { kind: 'retry' }, by),
    settleFailure: async (failureId, act, by) => {
      const before = core.knownFailures.get(failureId) as SyncFailure;
      const ending = { by: by.name, at: '2026-11-23T10:02:00Z', note: act.kind === 'dismiss' ? act.reason : null };
      const failure: SyncFailure =
        act.kind === 'assign'
          ? { ...before, assignee: act.to }
          : { ...before, ending, status: act.kind === 'dismiss' ? 'dismissed' : 'resolved' };
      core.settled.push({ failure: failureId, act });
      await core.fail(failure);
      return failure;
    },
    onFailure: (listener) => void failureListeners.push(listener),
    journal: async () => core.entries,
    recover: async () => ({ resolved: 0, parked: 0 }),
    close: async () => undefined,
    async settle(requestId, outcome) {
      byRequest.set(requestId, outcome);
      for (const listener of settledListeners) await listener(requestId, outcome);
    },
    async fail(failure) {
      core.knownFailures.set(failure.id, failure);
      for (const listener of failureListeners) await listener(failure);
    },
  };
  return core;
}

/** What no conversation of these tests asks for. */
const notAsked = () => Promise.reject(new Error('nobody asks this here'));
const unasked = {
  alertRules: notAsked,
  saveAlertRule: notAsked,
  removeAlertRule: notAsked,
  onAlert: () => undefined,
  onNotice: () => undefined,
  onNews: () => undefined,
  commandMaps: notAsked,
  setWhenOtherIsDown: notAsked,
  mapActivity: notAsked,
  health: () => [],
  journalOf: notAsked,
  stoppage: () => null,
  startInitialSync: notAsked,
  initialSyncs: async () => [],
  initialSync: notAsked,
  cancelInitialSync: notAsked,
  initialSyncIssues: notAsked,
  retryInitialSyncRow: notAsked,
  reconcile: notAsked,
  repair: notAsked,
  parked: async () => [],
  parkedOperation: notAsked,
  endParked: notAsked,
};

function judge(request: WriteRequest): Outcome {
  const [change] = request.changes;
  if (change?.action === 'create' && change.values['OperationalSiteId'] === '2') {
    const problem = refusal('warehouse', 'OperationalSiteId', "Site '2' is closed.", change.ref);
    return { kind: 'refused', operation: 'op-1', problems: [problem] };
  }
  return { kind: 'committed', operation: 'op-1', records: [] };
}

/** An order of five P-100, as somebody may create it elsewhere. */
export const draftOf = (company: string): OrderDraft => ({
  company,
  vendor: 'V-1001',
  site: null,
  warehouse: null,
  requestedDate: null,
  paymentTerm: null,
  shipVia: null,
  currency: null,
  lines: [{ product: 'P-100', quantity: 5, unit: null }],
});
