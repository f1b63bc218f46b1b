import assert from 'node:assert/strict';
import { created, done, openStage, order } from './support/stage.ts';
import type { Json, Stage } from './support/stage.ts';

describe('sandbox finance and operations: life of an order', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage[Symbol.asyncDispose]());

  const act = (user: string, operation: string, number: string, more: Json = {}) =>
    stage.service(user, operation, { purchaseOrderNumber: number, ...more });
  const header = (number: string, company = 'usmf') =>
    `PurchaseOrderHeadersV2(dataAreaId='${company}',PurchaseOrderNumber='${number}')`;
  const line = (number: string, lineNumber: number) =>
    `CDSPurchaseOrderLines(dataAreaId='usmf',PurchaseOrderNumber='${number}',LineNumber=${lineNumber})`;
  const send = (method: string, address: string, body?: Json) =>
    stage.send('adelev', method, `/data/${address}?cross-company=true`, body);
  const read = async (address: string) => (await send('GET', address)).json;
  const stock = async () => {
    const { json } = await stage.send(
      'pattif',
      'GET',
      "/data/WarehousesOnHandV2?$filter=ItemNumber eq 'P-100' and InventoryWarehouseId eq '11'",
    );
    const [row] = json.value as Json[];
    return { onHand: Number(row?.OnHandQuantity ?? 0), ordered: Number(row?.OrderedQuantity ?? 0) };
  };
  const approved = async (quantities: readonly number[], more: Json = {}) => {
    const number = await order(stage, quantities, { OrdererPersonnelNumber: '000020', ...more });
    done(await act('dispatch-copilot', 'submit', number, { onBehalfOf: '000020' }));
    done(await act('meganb', 'approve', number));
    return number;
  };
  const confirmed = async (quantities: readonly number[], more: Json = {}) => {
    const number = await approved(quantities, more);
    done(await act('meganb', 'confirm', number));
    return number;
  };
  let receipts = 0;
  const receive = (number: string, lines?: readonly (readonly [number, number])[], more: Json = {}) =>
    act('dispatch-copilot', 'postProductReceipt', number, {
      onBehalfOf: '000020',
      productReceiptNumber: `PS-${(receipts += 1)}`,
      ...(lines ? { lines: lines.map(([lineNumber, quantity]) => ({ lineNumber, quantity })) } : {}),
      ...more,
    });

  it('runs from reserved number to full receipt', async () => {
    const { purchaseOrderNumber } = done(
      await stage.service('dispatch-copilot', 'reserveNumber', { onBehalfOf: '000020' }),
    );
    const number = await order(stage, [10, 4], {
      PurchaseOrderNumber: purchaseOrderNumber,
      OrdererPersonnelNumber: '000020',
    });
    assert.equal(number, purchaseOrderNumber);
    const before = await stock();

    const submitted = done(await act('dispatch-copilot', 'submit', number, { onBehalfOf: '000020' }));
    assert.equal(submitted.status, 'InReview');
    assert.equal((submitted.workItem as Json).approverUserId, 'meganb@example.com');
    assert.equal((submitted.workItem as Json).amount, 1400);
    assert.equal((submitted.workItem as Json).version, submitted.version);

    const approval = done(await act('meganb', 'approve', number, { expectedVersion: submitted.version }));
    assert.equal(approval.status, 'Approved');
    assert.equal((await stock()).ordered, before.ordered + 14);
    assert.equal(done(await act('meganb', 'confirm', number)).status, 'Confirmed');

    const first = done(await receive(number, [[1, 6]]));
    assert.equal(first.purchaseOrderStatus, 'Backorder');
    const [posted] = first.lines as Json[];
    assert.deepEqual([posted?.lineNumber, posted?.receivedQuantity, posted?.remainingQuantity], [1, 6, 4]);
    const receipt = await read(`ProductReceiptHeaders(dataAreaId='usmf',RecordId=${first.recordId as number})`);
    assert.deepEqual([receipt.PurchaseOrderNumber, receipt.ProductReceiptDate], [number, '2026-11-23T12:00:00Z']);
    const receiptLine = await read(`ProductReceiptLinesV2(dataAreaId='usmf',RecordId=${posted?.recordId as number})`);
    assert.deepEqual(
      [receiptLine.ProductReceiptHeaderRecordId, receiptLine.RemainingPurchaseQuantity],
      [first.recordId, 4],
    );
    assert.deepEqual(await stock(), { onHand: before.onHand + 6, ordered: before.ordered + 8 });

    const over = await receive(number, [[1, 6]]);
    assert.equal(over.status, 400);
    assert.equal(
      over.problem,
      `Infolog: Error: Overdelivery of line 1 of purchase order ${number} is 20.00 percent, but the allowed overdelivery is 10.00 percent.`,
    );
    assert.deepEqual(await stock(), { onHand: before.onHand + 6, ordered: before.ordered + 8 });

    const rest = done(await receive(number));
    assert.equal(rest.purchaseOrderStatus, 'Received');
    assert.equal((await read(line(number, 2))).PurchaseOrderLineStatus, 'Received');
    assert.deepEqual(await stock(), { onHand: before.onHand + 14, ordered: before.ordered });

    const late = await act('dispatch-copilot', 'cancel', number);
    assert.match(late.problem, /cannot be canceled because its status is Received/);
    assert.match((await receive(number)).problem, /Product receipt cannot be posted/);
  });

  it('is approved at once without change management, and needs no submission', async () => {
    const number = await order(stage, [1], {
      dataAreaId: 'demf',
      OrderVendorAccountNumber: 'L-1',
      DefaultReceivingWarehouseId: 'K1',
    });
    const submit = await act('dispatch-copilot', 'submit', number, { company: 'demf' });
    assert.match(submit.problem, /Change management is not active/);
    assert.equal(done(await act('adelev', 'confirm', number, { company: 'demf' })).status, 'Confirmed');
  });

  describe('approval', () => {
    it('goes to the approver with the lowest limit that covers it', async () => {
      const number = await order(stage, [101], { OrdererPersonnelNumber: '000020' });
      const { workItem } = done(await act('dispatch-copilot', 'submit', number));
      assert.equal((workItem as Json).approverUserId, 'adelev@example.com');
      const overLimit = await act('meganb', 'approve', number);
      assert.equal(
        overLimit.problem,
        `Infolog: Error: The amount 10100.00 USD of purchase order ${number} exceeds your approval limit of 10000.00.`,
      );
      assert.match((await act('meganb', 'reject', number)).problem, /is assigned to Adele Vance/);
      assert.equal(done(await act('adelev', 'approve', number)).status, 'Approved');
    });

    it('is never of one’s own order', async () => {
      const number = await order(stage, [1], { OrdererPersonnelNumber: '000021' });
      const { workItem } = done(await act('meganb', 'submit', number));
      assert.equal((workItem as Json).approverUserId, 'adelev@example.com');
      const own = await act('meganb', 'approve', number);
      assert.match(own.problem, /because you ordered it yourself/);
    });

    it('finds nobody above every limit', async () => {
      const number = await order(stage, [2501], { OrdererPersonnelNumber: '000020' });
      assert.match(
        (await act('dispatch-copilot', 'submit', number)).problem,
        /No approver has a limit that covers 250100\.00 USD/,
      );
      assert.equal((await read(header(number))).DocumentApprovalStatus, 'Draft');
    });

    it('is decided by an approver in person, not by purchasing, an administrator or the integration', async () => {
      const number = await order(stage, [1], { OrdererPersonnelNumber: '000020' });
      done(await act('dispatch-copilot', 'submit', number));
      assert.equal((await act('pattif', 'approve', number)).status, 403);
      assert.equal((await act('dispatch-copilot', 'approve', number)).status, 403);
      assert.equal((await act('dispatch-copilot', 'approve', number, { onBehalfOf: '000021' })).status, 403);
      assert.equal((await act('meganb', 'submit', number, { onBehalfOf: '000020' })).status, 403);
    });

    it('happens once: not before submission and not after a decision', async () => {
      const number = await order(stage, [1], { OrdererPersonnelNumber: '000020' });
      assert.match(
        (await act('meganb', 'approve', number)).problem,
        /cannot be approved because its approval status is Draft/,
      );
      done(await act('dispatch-copilot', 'submit', number));
      assert.equal(done(await act('meganb', 'reject', number, { comment: 'Too dear' })).status, 'Rejected');
      assert.match((await act('meganb', 'approve', number)).problem, /approval status is Rejected/);
      assert.equal(done(await act('dispatch-copilot', 'recall', number)).status, 'Draft');
    });

    it('can be recalled, sent back, and delegated to someone whose limit covers it', async () => {
      const number = await order(stage, [1], { OrdererPersonnelNumber: '000020' });
      done(await act('dispatch-copilot', 'submit', number));
      assert.equal(done(await act('dispatch-copilot', 'recall', number)).status, 'Draft');
      done(await act('dispatch-copilot', 'submit', number));
      assert.equal(done(await act('meganb', 'requestChange', number, { comment: 'Fewer' })).status, 'Draft');
      done(await act('dispatch-copilot', 'submit', number));
      assert.match(
        (await act('adelev', 'delegate', number, { toPersonnelNumber: '000021' })).problem,
        /not assigned to you/,
      );
      assert.match(
        (await act('meganb', 'delegate', number, { toPersonnelNumber: '000020' })).problem,
        /does not approve/,
      );
      const { workItem } = done(await act('meganb', 'delegate', number, { toPersonnelNumber: '000022' }));
      assert.equal((workItem as Json).approverUserId, 'adelev@example.com');
      assert.match((await act('meganb', 'approve', number)).problem, /assigned to Adele Vance/);
      done(await act('adelev', 'approve', number));
    });

    it('needs lines', async () => {
      const number = await order(stage, []);
      assert.match((await act('dispatch-copilot', 'submit', number)).problem, /has no lines/);
    });
  });

  describe('work items', () => {
    it('are listed to their approver, and all of them to the integration', async () => {
      const number = await order(stage, [3], { OrdererPersonnelNumber: '000020' });
      done(await act('dispatch-copilot', 'submit', number, { comment: 'For Tuesday' }));
      const items = async (user: string, more: Json) =>
        done(await stage.service(user, 'workItems', more)).workItems as Json[];
      const [mine] = (await items('meganb', {})).filter((item) => item.purchaseOrderNumber === number);
      assert.equal(mine?.requesterPersonnelNumber, '000020');
      assert.equal(mine?.amount, 300);
      assert.equal(mine?.status, 'InReview');
      assert.equal(mine?.comment, 'For Tuesday');
      assert.equal(mine?.dueDate, '2026-11-26T09:30:00Z');
      assert.ok((await items('meganb', {})).every((item) => item.approverUserId === 'meganb@example.com'));
      assert.ok(!(await items('adelev', {})).some((item) => item.purchaseOrderNumber === number));
      assert.ok(
        (await items('dispatch-copilot', { onBehalfOf: '000021' })).some((item) => item.purchaseOrderNumber === number),
      );
      assert.ok((await items('dispatch-copilot', { all: true })).some((item) => item.purchaseOrderNumber === number));
    });

    it('stay in the history of their order with who ended them and when', async () => {
      const number = await order(stage, [3], { OrdererPersonnelNumber: '000020' });
      done(await act('dispatch-copilot', 'submit', number));
      done(await act('meganb', 'delegate', number, { toPersonnelNumber: '000022', comment: 'On leave' }));
      done(await act('adelev', 'reject', number, { comment: 'Too dear' }));
      const contract = { company: 'usmf', purchaseOrderNumber: number, all: true };
      const items = async (more: Json) =>
        (done(await stage.service('dispatch-copilot', 'workItems', { ...contract, ...more })).workItems as Json[]).map(
          ({ state, decidedBy, decidedByName, decidedOn, comment }) => [
            state,
            decidedBy,
            decidedByName,
            decidedOn,
            comment,
          ],
        );
      assert.deepEqual(await items({}), []);
      assert.deepEqual(await items({ history: true }), [
        ['Delegated', '000021', 'Megan Bowen', '2026-11-23T09:30:00Z', 'On leave'],
        ['Rejected', '000022', 'Adele Vance', '2026-11-23T09:30:00Z', 'Too dear'],
      ]);
    });

    it('name those to whom they could be delegated', async () => {
      const number = await order(stage, [3], { OrdererPersonnelNumber: '000020' });
      const names = async (user: string) =>
        (
          done(await stage.service(user, 'delegates', { company: 'usmf', purchaseOrderNumber: number }))
            .delegates as Json[]
        ).map(({ name }) => name);
      assert.deepEqual(await names('meganb'), []);
      done(await act('dispatch-copilot', 'submit', number));
      assert.deepEqual(await names('meganb'), ['Adele Vance']);
      done(await act('meganb', 'delegate', number, { toPersonnelNumber: '000022' }));
      assert.deepEqual(await names('adelev'), ['Megan Bowen']);
      const dear = await order(stage, [300], { OrdererPersonnelNumber: '000020' });
      done(await act('dispatch-copilot', 'submit', dear));
      const asked = await stage.service('adelev', 'delegates', { company: 'usmf', purchaseOrderNumber: dear });
      assert.deepEqual(done(asked).delegates, []);
    });
  });

  describe('editing', () => {
    it('is for drafts only under change management', async () => {
      const number = await order(stage, [1], { OrdererPersonnelNumber: '000020' });
      assert.equal((await send('PATCH', header(number), { Email: 'a@example.com' })).status, 204);
      done(await act('dispatch-copilot', 'submit', number));
      const text = new RegExp(
        `Warning: Changes to purchase order ${number} are only allowed in draft state when change management is active\\.`,
      );
      assert.match((await send('PATCH', header(number), { Email: 'b@example.com' })).problem, text);
      assert.match((await send('PATCH', line(number, 1), { OrderedPurchaseQuantity: 2 })).problem, text);
      assert.match((await send('DELETE', line(number, 1))).problem, text);
      assert.match((await send('DELETE', header(number))).problem, text);
      const add = { PurchaseOrderNumber: number, LineNumber: 9, ProductNumber: 'P-100', OrderedPurchaseQuantity: 1 };
      assert.match((await send('POST', 'CDSPurchaseOrderLines', add)).problem, text);
      assert.equal((await send('PATCH', header(number), { Email: 'a@example.com' })).status, 204, 'nothing changes');
    });

    it('is open for approved orders without change management, but confirmed ones are not deleted', async () => {
      const number = await order(stage, [2], {
        dataAreaId: 'demf',
        OrderVendorAccountNumber: 'L-1',
        DefaultReceivingWarehouseId: 'K1',
      });
      assert.equal((await send('PATCH', header(number, 'demf'), { Email: 'a@example.com' })).status, 204);
      done(await act('adelev', 'confirm', number, { company: 'demf' }));
      assert.match(
        (await send('DELETE', header(number, 'demf'))).problem,
        /cannot be deleted because it has been confirmed/,
      );
    });

    it('deletes a draft with its lines', async () => {
      const number = await order(stage, [1, 2]);
      assert.equal((await send('DELETE', header(number))).status, 204);
      assert.equal((await send('GET', line(number, 1))).status, 404);
    });

    it('locks quantity, unit and place of a partly delivered line, and keeps it', async () => {
      const number = await confirmed([5]);
      done(await receive(number, [[1, 2]]));
      assert.equal(done(await act('meganb', 'requestChange', number)).status, 'Draft');
      const changed = await send('PATCH', line(number, 1), { OrderedPurchaseQuantity: 9 });
      assert.match(
        changed.problem,
        /Field 'Quantity' of line 1 .* cannot be changed because part of the line has been delivered/,
      );
      assert.equal((await send('PATCH', line(number, 1), { LineDescription: 'Pump, green' })).status, 204);
      assert.match(
        (await send('DELETE', line(number, 1))).problem,
        /cannot be deleted because part of it has been delivered/,
      );
      assert.match((await send('DELETE', header(number))).problem, /products have been received/);
    });

    it('only marks a line deleted after an approval', async () => {
      const number = await approved([1, 2]);
      done(await act('meganb', 'requestChange', number));
      assert.equal((await send('DELETE', line(number, 2))).status, 204);
      assert.equal((await send('GET', line(number, 2))).status, 404);
      const marked = await read(
        `CDSPurchaseOrderLinesSoftDeleted(dataAreaId='usmf',PurchaseOrderNumber='${number}',LineNumber=2)`,
      );
      assert.equal(marked.IsDeleted, 'Yes');
      const { workItem } = done(await act('dispatch-copilot', 'submit', number));
      assert.equal((workItem as Json).amount, 100);
    });

    it('refuses changes of a canceled order, but opens it again for a new line', async () => {
      const number = await order(stage, [1]);
      assert.equal(done(await act('meganb', 'cancel', number)).purchaseOrderStatus, 'Canceled');
      assert.match(
        (await send('PATCH', header(number), { Email: 'a@example.com' })).problem,
        /is canceled and cannot be changed/,
      );
      assert.match((await send('PATCH', line(number, 1), { LineDescription: 'x' })).problem, /its status is Canceled/);
      assert.match((await act('meganb', 'cancel', number)).problem, /already canceled/);
      assert.match((await act('meganb', 'submit', number)).problem, /has no lines/);
      created(
        await send('POST', 'CDSPurchaseOrderLines', {
          PurchaseOrderNumber: number,
          LineNumber: 2,
          ProductNumber: 'P-200',
          OrderedPurchaseQuantity: 1,
        }),
      );
      assert.equal((await read(header(number))).PurchaseOrderStatus, 'Backorder');
    });
  });

  describe('product receipt', () => {
    it('is posted for confirmed orders only', async () => {
      const number = await approved([1]);
      assert.match(
        (await receive(number)).problem,
        new RegExp(`Product receipt cannot be posted because purchase order ${number} has not been confirmed`),
      );
    });

    it('uses its number once for a vendor', async () => {
      const number = await confirmed([4]);
      done(await receive(number, [[1, 1]], { productReceiptNumber: 'ONCE' }));
      const again = await receive(number, [[1, 1]], { productReceiptNumber: 'once' });
      assert.match(again.problem, /Product receipt once has already been used for vendor account V-1/);
      assert.match(
        (await receive(number, [[1, 1]], { productReceiptNumber: '' })).problem,
        /Field 'Product receipt' must be filled in/,
      );
    });

    it('falls into an open period', async () => {
      const number = await confirmed([1]);
      assert.match(
        (await receive(number, undefined, { productReceiptDate: '2026-10-15' })).problem,
        /Fiscal period for 2026-10-15 is not open/,
      );
      assert.match(
        (await receive(number, undefined, { productReceiptDate: '2031-01-01' })).problem,
        /Fiscal period for 2031-01-01 does not exist/,
      );
      done(await receive(number, undefined, { productReceiptDate: '2026-11-02' }));
    });

    it('stays within the tolerated overdelivery, and above zero', async () => {
      const number = await confirmed([10]);
      assert.match((await receive(number, [[1, 12]])).problem, /Overdelivery/);
      assert.match((await receive(number, [[1, 0]])).problem, /must be greater than zero/);
      assert.match((await receive(number, [[7, 1]])).problem, /has no line 7 that is open for receipt/);
      assert.match(
        (
          await receive(number, [
            [1, 1],
            [1, 1],
          ])
        ).problem,
        /more than once/,
      );
      assert.equal(done(await receive(number, [[1, 11]])).purchaseOrderStatus, 'Received');
    });

    it('comes whole where partial delivery is prevented', async () => {
      const number = await order(stage, [3], { OrdererPersonnelNumber: '000020' });
      assert.equal((await send('PATCH', line(number, 1), { IsPartialDeliveryPrevented: 'Yes' })).status, 204);
      done(await act('dispatch-copilot', 'submit', number));
      done(await act('meganb', 'approve', number));
      done(await act('meganb', 'confirm', number));
      assert.match((await receive(number, [[1, 2]])).problem, /Partial delivery of line 1 .* is not allowed/);
    });

    it('counts stock in the inventory unit', async () => {
      const number = await order(stage, [], { OrdererPersonnelNumber: '000020' });
      created(
        await send('POST', 'CDSPurchaseOrderLines', {
          PurchaseOrderNumber: number,
          LineNumber: 1,
          ProductNumber: 'P-100',
          OrderedPurchaseQuantity: 2,
          PurchaseUnitSymbol: 'box',
        }),
      );
      done(await act('dispatch-copilot', 'submit', number));
      done(await act('meganb', 'approve', number));
      done(await act('meganb', 'confirm', number));
      const before = await stock();
      done(await receive(number, [[1, 1]]));
      const after = await stock();
      assert.deepEqual([after.onHand - before.onHand, after.ordered - before.ordered], [12, -12]);
    });

    it('leaves what is still to come to be canceled', async () => {
      const number = await confirmed([5, 5]);
      done(await receive(number, [[1, 2]]));
      const reply = done(await act('meganb', 'cancel', number));
      assert.equal(reply.purchaseOrderStatus, 'Received');
      assert.deepEqual(
        [(await read(line(number, 1))).PurchaseOrderLineStatus, (await read(line(number, 2))).PurchaseOrderLineStatus],
        ['Received', 'Canceled'],
      );
    });
  });

  describe('calls', () => {
    it('are repeated with the same reply, and done once', async () => {
      const number = await confirmed([2]);
      const contract = { requestId: 'r-1', productReceiptNumber: 'RR-1', lines: [{ lineNumber: 1, quantity: 1 }] };
      const first = done(await act('meganb', 'postProductReceipt', number, contract));
      const second = done(await act('meganb', 'postProductReceipt', number, contract));
      assert.deepEqual(second, first);
      assert.equal((await read(line(number, 1))).PurchaseOrderLineStatus, 'Backorder');
      const other = await act('meganb', 'postProductReceipt', number, { ...contract, productReceiptNumber: 'RR-2' });
      assert.equal(other.status, 409);
      assert.match(other.problem, /Request r-1 was already used for another request/);
    });

    it('may be repeated after a refusal, once the cause is mended', async () => {
      const number = await order(stage, [], { OrdererPersonnelNumber: '000020' });
      assert.equal((await act('dispatch-copilot', 'submit', number, { requestId: 'r-2' })).status, 400);
      created(
        await send('POST', 'CDSPurchaseOrderLines', {
          PurchaseOrderNumber: number,
          LineNumber: 1,
          ProductNumber: 'P-100',
          OrderedPurchaseQuantity: 1,
        }),
      );
      done(await act('dispatch-copilot', 'submit', number, { requestId: 'r-2' }));
    });

    it('name a version that moves with every line', async () => {
      const number = await order(stage, [1], { OrdererPersonnelNumber: '000020' });
      const { version } = done(await act('dispatch-copilot', 'access', number));
      assert.equal((await send('PATCH', line(number, 1), { OrderedPurchaseQuantity: 2 })).status, 204);
      const stale = await act('dispatch-copilot', 'submit', number, { expectedVersion: version });
      assert.equal(stale.status, 409);
      assert.match(stale.problem, /An update conflict occurred/);
    });

    it('tell what is wrong with a request', async () => {
      assert.equal((await act('meganb', 'submit', 'none')).status, 404);
      assert.equal((await stage.service('meganb', 'nothing', {})).status, 404);
      assert.equal((await stage.service('meganb', 'toString', {})).status, 404);
      assert.match((await stage.service('meganb', 'submit', {})).problem, /Field 'Purchase order' must be filled in/);
      assert.match((await act('meganb', 'submit', 'x', { requestId: '' })).problem, /'requestId' is missing/);
      assert.match((await act('meganb', 'submit', 'x', { company: 'zzz' })).problem, /company zzz does not exist/);
      assert.match(
        (await act('dispatch-copilot', 'submit', 'x', { onBehalfOf: '999' })).problem,
        /Worker 999 does not exist/,
      );
      assert.match(
        (await stage.send('meganb', 'POST', '/api/services/DispatchCopilotServices/PurchaseOrderService/submit', {}))
          .problem,
        /'_contract' is missing/,
      );
      assert.match(
        (await act('meganb', 'postProductReceipt', 'x', { lines: [{}] })).problem,
        /'lineNumber' is not a whole number/,
      );
    });

    it('tell what a user may do', async () => {
      const megan = done(await stage.service('meganb', 'access', {}));
      assert.deepEqual(
        [megan.personnelNumber, megan.approvalLimit, megan.mayApprove, megan.mayConfirm],
        ['000021', 10_000, true, true],
      );
      const patti = done(await stage.service('pattif', 'access', {}));
      assert.deepEqual([patti.approvalLimit, patti.mayApprove], [0, false]);
      assert.equal((await stage.service('alexw', 'access', {})).status, 401);
      const other = done(await stage.service('dispatch-copilot', 'access', { userId: 'MeganB@example.com' }));
      assert.deepEqual([other.userId, other.personnelNumber], ['meganb@example.com', '000021']);
      assert.equal((await stage.service('dispatch-copilot', 'access', { userId: 'alexw@example.com' })).status, 404);
      assert.equal((await stage.service('meganb', 'access', { userId: 'adelev@example.com' })).status, 403);
      const asked = async (onBehalfOf: string) =>
        done(await stage.service('dispatch-copilot', 'access', { onBehalfOf }));
      const alex = await asked('000020');
      assert.deepEqual([alex.licensed, alex.mayApprove, alex.maySubmit], [false, false, true]);
      const adele = await asked('000022');
      assert.deepEqual([adele.licensed, adele.userId, adele.approvalLimit], [true, 'adelev@example.com', 250_000]);
    });
  });
});
