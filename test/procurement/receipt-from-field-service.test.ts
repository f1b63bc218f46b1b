import assert from 'node:assert/strict';
import { movableClock } from '../support/clock.ts';
import { startCore, startStandIns, type RunningParts, type StandIns } from '../support/running-core.ts';
import { eventually, person, rows, type Person } from '../support/wire.ts';

const posting = 700610001;
const posted = 700610002;

describe('a receipt documented in Field Service', function () {
  this.timeout(60_000);
  const clock = movableClock();
  let standIns: StandIns;
  let core: RunningParts;
  let administrator: Person;
  let dispatcher: Person;
  let order: Record<string, unknown>;
  let line: Record<string, unknown>;

  before(async () => {
    standIns = await startStandIns();
    core = await startCore(standIns, { clock });
    administrator = person(standIns, 'pattif');
    dispatcher = person(standIns, 'alexw');
    [order, line] = await confirmedOrder();
  });
  after(async () => {
    await core.close();
    await standIns.close();
  });

  /** A confirmed order of usmf of which nothing arrived yet, with its first line, as Field Service has them. */
  const confirmedOrder = async (): Promise<[Record<string, unknown>, Record<string, unknown>]> => {
    const orders = rows(
      await administrator.dataverse(
        'GET',
        'msdyn_purchaseorders?$filter=msdyn_documentapprovalstatus eq 192350006 and msdyn_purchaseorderstatus eq 192350001',
      ),
    );
    for (const candidate of orders) {
      const lines = rows(
        await administrator.dataverse(
          'GET',
          `msdyn_purchaseorderproducts?$filter=_msdyn_purchaseorder_value eq ${String(candidate['msdyn_purchaseorderid'])} and msdyn_purchaseorderlinestatus eq 192350001`,
        ),
      );
      if (lines[0] !== undefined && !lines[0]['msdyn_qtyreceived']) return [candidate, lines[0]];
    }
    throw new assert.AssertionError({ message: 'the seed has a confirmed order to receive' });
  };
  const draft = async (number: string, quantity: number): Promise<string> => {
    const bind = (navigation: string, set: string, id: unknown) => ({
      [`${navigation}@odata.bind`]: `/${set}(${String(id)})`,
    });
    const header = await dispatcher.dataverse('POST', 'msdyn_purchaseorderreceipts', {
      msdyn_name: number,
      msdyn_datereceived: new Date().toISOString().slice(0, 10),
      ...bind('msdyn_PurchaseOrder', 'msdyn_purchaseorders', order['msdyn_purchaseorderid']),
      ...bind('msdyn_company', 'cdm_companies', order['_msdyn_company_value']),
    });
    assert.equal(header.status, 204, header.text);
    const [receipt] = rows(
      await administrator.dataverse('GET', `msdyn_purchaseorderreceipts?$filter=msdyn_name eq '${number}'`),
    );
    const receiptId = String(receipt?.['msdyn_purchaseorderreceiptid']);
    const product = await dispatcher.dataverse('POST', 'msdyn_purchaseorderreceiptproducts', {
      msdyn_name: number,
      msdyn_quantity: quantity,
      ...bind('msdyn_PurchaseOrderReceipt', 'msdyn_purchaseorderreceipts', receiptId),
      ...bind('msdyn_PurchaseOrder', 'msdyn_purchaseorders', order['msdyn_purchaseorderid']),
      ...bind('msdyn_PurchaseOrderProduct', 'msdyn_purchaseorderproducts', line['msdyn_purchaseorderproductid']),
    });
    assert.equal(product.status, 204, product.text);
    return receiptId;
  };
  const post = (receiptId: string) =>
    dispatcher.dataverse('PATCH', `msdyn_purchaseorderreceipts(${receiptId})`, { dcp_postingstate: posting });
  const rest = () =>
    eventually(
      async () => (await core.store.journal.unfinished()).length === 0 && (await core.store.signals.count()) === 0,
      'coming to rest',
    );
  const inFinanceOperations = async (number: string) =>
    rows(
      await administrator.financeOperations(
        'GET',
        `ProductReceiptHeaders?$filter=ProductReceiptNumber eq '${number}'&cross-company=true`,
      ),
    );

  it('stays a draft until it is posted, and then counts in both systems with its record ids', async () => {
    const receiptId = await draft('FS-1', 1);
    assert.deepEqual(await inFinanceOperations('FS-1'), []);
    const answer = await post(receiptId);
    assert.equal(answer.status, 204, answer.text);
    const [header] = await inFinanceOperations('FS-1');
    assert.ok(header);
    const receipt = await administrator.dataverse('GET', `msdyn_purchaseorderreceipts(${receiptId})`);
    assert.equal(receipt.body['dcp_postingstate'], posted);
    assert.equal(String(receipt.body['msdyn_recordid']), String(header['RecordId']));
    await rest();
    const receiptLines = rows(
      await administrator.dataverse(
        'GET',
        `msdyn_purchaseorderreceiptproducts?$filter=_msdyn_purchaseorderproduct_value eq ${String(line['msdyn_purchaseorderproductid'])}`,
      ),
    );
    assert.equal(receiptLines.length, 1, 'the line was stamped, not doubled');
    assert.ok(receiptLines[0]?.['msdyn_recordid']);
    const receipts = rows(
      await administrator.dataverse('GET', `msdyn_purchaseorderreceipts?$filter=msdyn_name eq 'FS-1'`),
    );
    assert.equal(receipts.length, 1, 'the header was stamped, not doubled');
  });

  it('is refused at posting in the words of Supply Chain Management, and stays a draft', async () => {
    const receiptId = await draft('FS-2', 100_000);
    const answer = await post(receiptId);
    assert.equal(answer.status, 400, answer.text);
    assert.match(answer.text, /deliver/i);
    assert.deepEqual(await inFinanceOperations('FS-2'), []);
    const receipt = await administrator.dataverse('GET', `msdyn_purchaseorderreceipts(${receiptId})`);
    assert.equal(receipt.body['msdyn_recordid'], null);
  });

  it('is not told as posted where Field Service refuses a record id, nor where the receipt cannot be read', async () => {
    const receiptId = await draft('FS-3', 1);
    const { faults } = standIns.sandbox.control;
    const body = JSON.stringify({ error: { code: '0x80040265', message: 'Receipts of this week are locked.' } });
    faults.dataverse.add([{ method: 'PATCH', path: 'msdyn_purchaseorderreceiptproducts', status: 400, body }]);
    const refused = await post(receiptId);
    assert.equal(refused.status, 400, refused.text);
    assert.match(refused.text, /Receipts of this week are locked/);
    await rest();
    await eventually(
      async () => (await core.store.journal.parked(1)).length === 0,
      'coming to Field Service by itself',
    );
    faults.financeOperations.add([{ method: 'GET', path: 'ProductReceiptHeaders', status: 200, body: '{"value":[]}' }]);
    const unread = await post(receiptId);
    assert.equal(unread.status, 400, unread.text);
    assert.match(unread.text, /FS-3 is posted in Supply Chain Management, but could not be read there/);
    await rest();
    faults.financeOperations.add([{ method: 'GET', path: 'ProductReceiptHeaders', drop: true, times: 3 }]);
    assert.match(
      (await post(receiptId)).text,
      /FS-3 is posted in Supply Chain Management, but could not be read there/,
    );
    faults.financeOperations.clear();
    const there = await post(receiptId);
    assert.match(
      there.text,
      /FS-3 is posted in Supply Chain Management, and Field Service has it already as another record/,
    );
    const receipt = await administrator.dataverse('GET', `msdyn_purchaseorderreceipts(${receiptId})`);
    assert.notEqual(receipt.body['dcp_postingstate'], posted);
    const parked = (await core.store.journal.list({ limit: 20 })).filter(
      ({ phase, ending }) => phase === 'parked' || ending !== undefined,
    );
    assert.equal(parked.length, 4, 'what is done in one system only is visible, until it is in both');
    await rest();
  });

  it('is never posted twice for one row: changed after a save that was given up, it says what to do', async () => {
    const receiptId = await draft('FS-4', 1);
    const { faults } = standIns.sandbox.control;
    const body = JSON.stringify({ error: { code: '0x80040265', message: 'Receipts of this week are locked.' } });
    faults.dataverse.add([{ method: 'PATCH', path: 'msdyn_purchaseorderreceiptproducts', status: 400, body }]);
    assert.equal((await post(receiptId)).status, 400);
    await rest();
    const [product] = rows(
      await administrator.dataverse(
        'GET',
        `msdyn_purchaseorderreceiptproducts?$filter=_msdyn_purchaseorderreceipt_value eq ${receiptId}`,
      ),
    );
    const lineAddress = `msdyn_purchaseorderreceiptproducts(${String(product?.['msdyn_purchaseorderreceiptproductid'])})`;
    const changed = await dispatcher.dataverse('PATCH', lineAddress, { msdyn_quantity: 2 });
    assert.equal(changed.status, 204, changed.text);
    const again = await post(receiptId);
    assert.equal(again.status, 400, again.text);
    assert.match(again.text, /Receipt FS-4 is posted in Supply Chain Management already, as it was before/);
    await rest();
    const renamed = await dispatcher.dataverse('PATCH', `msdyn_purchaseorderreceipts(${receiptId})`, {
      msdyn_name: 'FS-5',
    });
    assert.equal(renamed.status, 204, renamed.text);
    const other = await post(receiptId);
    assert.match(other.text, /posted in Supply Chain Management before .* does not stand there as FS-5 now/);
    assert.equal((await inFinanceOperations('FS-4')).length, 1);
    assert.deepEqual(await inFinanceOperations('FS-5'), []);
  });

  it('is posted in the name of its worker though Field Service asked to be left alone', async () => {
    const receiptId = await draft('FS-6', 1);
    await rest();
    // Nobody is remembered for so long.
    clock.pass(10 * 60_000);
    const { faults, trace } = standIns.sandbox.control;
    faults.dataverse.add([{ path: '/WhoAmI', status: 429, headers: { 'retry-after': '300' } }]);
    await assert.rejects(core.dataverse.system.ping(), { code: 'SYSTEM_BUSY' });
    trace.clear();
    const answer = await post(receiptId);
    assert.equal(answer.status, 204, answer.text);
    const act = trace.entries().find(({ request }) => request.url.endsWith('/postProductReceipt'));
    assert.match(act?.request.body ?? '', /"onBehalfOf":"\d+"/);
    clock.pass(300_000);
    await rest();
  });
});
