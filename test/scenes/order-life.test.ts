import assert from 'node:assert/strict';
import { buttonsOf, elementsOf } from '../bot/support/card.ts';
import type { ChatWindow } from '../bot/support/chat.ts';
import { startFullComposition, type CastName, type FullComposition } from '../support/full-composition.ts';
import { saved } from '../support/two-systems.ts';
import { eventually, rows } from '../support/wire.ts';

/** The newest message of a window that shows a text. */
function messageWith(window: ChatWindow, text: string): string {
  const found = window.activities().filter((activity) => window.shownAt(activity).includes(text));
  assert.ok(found.length > 0, `no message with ${text}`);
  return found.at(-1) ?? '';
}

describe('the life of an order in the chat', function () {
  this.timeout(120_000);
  let all: FullComposition;

  before(async () => {
    all = await startFullComposition();
    for (const name of ['megan', 'adele', 'patti'] as const) {
      await all.window(name).says('hi');
      await all.window(name).sees('Hello');
    }
  });
  after(() => all[Symbol.asyncDispose]());

  /** Orders as somebody; gives the number of the order. */
  const order = async (name: CastName, what: string): Promise<string> => {
    const window = all.window(name);
    await window.says(`order ${what} from US-101 to warehouse SEA-01`);
    await window.sees('Create this purchase order?');
    await window.presses('Create');
    await window.sees('Approval: Draft');
    return /Purchase order (PO-\d+)/.exec(window.text())?.[1] ?? '';
  };
  const submit = async (name: CastName, number: string, approver: string): Promise<void> => {
    const window = all.window(name);
    await window.says(`submit ${number}`);
    await window.sees('Submit this order for approval?');
    await window.presses('Submit');
    await window.sees(`Submitted for approval to ${approver}.`);
  };
  const headerOf = async (number: string) => {
    await all.rest();
    const sides = await all.sides({ map: 'purchase-order', company: 'usmf', key: [number] });
    assert.ok(sides.dataverse && sides.financeOperations);
    assert.deepEqual(sides.dataverse.values, sides.financeOperations.values);
    return sides.dataverse.values;
  };
  const workItems = async (name: CastName, number: string): Promise<string> => {
    const answer = await all.calls(name).service('workItems', { company: 'usmf', purchaseOrderNumber: number });
    assert.equal(answer.status, 200, answer.text);
    return answer.text;
  };

  it('goes from draft over approval and confirmation to two receipts, the same in both systems', async () => {
    const [alex, megan] = [all.window('alex'), all.window('megan')];
    const number = await order('alex', '5 P-110 and 2 boxes of P-104');
    await submit('alex', number, 'Megan Bowen');
    await megan.sees(`${number} is waiting for your decision`);
    await megan.sees('[Open in Supply Chain Management]');
    assert.doesNotMatch(megan.text(), /Open in Field Service/);
    assert.match(await workItems('megan', number), /"approverUserId":"meganb/);
    const approve = buttonsOf(megan.card()).find(({ title }) => title === 'Approve');
    assert.ok(approve);
    const activity = messageWith(megan, 'is waiting for your decision');
    await Promise.all([1, 2, 3, 4].map(() => megan.clicks(activity, approve.verb, approve.data)));
    await megan.sees(/Approved by Megan Bowen at \d\d:\d\d\./);
    await alex.sees(`Megan Bowen approved purchase order ${number}.`);
    assert.equal((await headerOf(number))['DocumentApprovalStatus'], 'Approved');

    await alex.says(`confirm ${number}`);
    await alex.sees('that needs a licence for Supply Chain Management, which you do not have. Ask a purchasing agent.');
    assert.doesNotMatch(alex.text(), /\[Confirm\]/);
    await megan.says(`confirm ${number}`);
    await megan.sees('Confirm this order?');
    await megan.presses('Confirm');
    await megan.sees('Confirmed in Supply Chain Management.');
    assert.equal((await headerOf(number))['DocumentApprovalStatus'], 'Confirmed');

    await alex.says(`receive ${number}`);
    await alex.sees('What has arrived for purchase order');
    await alex.presses('Post receipt', { receipt: 'DN-77', now1: '9', now2: '1' });
    await alex.sees(`Overdelivery of line 1 of purchase order ${number} is 80.00 percent`);
    const elements = elementsOf(alex.card());
    const input = elements.findIndex(({ id }) => id === 'now1');
    const under = elements.slice(input + 1).find(({ type }) => type === 'TextBlock');
    assert.match(String(under?.['text']), /Overdelivery/);
    assert.match(alex.text(), /DN-77/);
    await alex.presses('Post receipt', { receipt: 'DN-77', now1: '2', now2: '1' });
    await alex.sees('The receipt is posted in Supply Chain Management and recorded in Field Service.');
    await alex.sees('received 2');
    await alex.presses('Receive');
    await alex.sees('received 2 ea');
    await alex.presses('Post receipt', { receipt: 'DN-77' });
    await alex.sees('Product receipt DN-77 has already been used');
    await alex.presses('Post receipt', { receipt: 'DN-78' });
    await alex.sees('Status: Received');
    assert.equal((await headerOf(number))['PurchaseOrderStatus'], 'Received');
    const receipts = await all.children('purchase-order-receipt-product', {
      map: 'purchase-order',
      company: 'usmf',
      key: [number],
    });
    assert.equal(receipts.dataverse.length, 4);
    assert.deepEqual(
      receipts.dataverse.map(({ values }) => values),
      receipts.financeOperations.map(({ values }) => values),
    );

    await alex.says('what did I do today');
    await alex.sees(`create purchase order ${number}: done`);
    await alex.sees(`post a receipt for purchase order ${number}: refused`);
    assert.doesNotMatch(alex.text(), /approve purchase order/);
    await megan.says('what did I do today');
    await megan.sees(`approve purchase order ${number}: done`);
    assert.equal(megan.text().split(`approve purchase order ${number}`).length, 2);
  });

  it('ends for now with a rejection, whose reason Supply Chain Management keeps', async () => {
    const [alex, megan] = [all.window('alex'), all.window('megan')];
    const number = await order('alex', '1 P-110');
    await submit('alex', number, 'Megan Bowen');
    await megan.sees(`${number} is waiting for your decision`);
    await megan.presses('Reject');
    await megan.sees('Enter a reason, then reject.');
    await megan.presses('Reject', { reason: 'We have three in Tacoma' });
    await megan.sees(/Rejected by Megan Bowen at \d\d:\d\d\./);
    await alex.sees(`Megan Bowen rejected purchase order ${number}.`);
    assert.equal((await headerOf(number))['DocumentApprovalStatus'], 'Rejected');
    const stale = messageWith(megan, number);
    await megan.clicks(stale, 'purchaseOrder.approve', { company: 'usmf', number, version: 'an older one' });
    await megan.sees(/\[Refresh\]/);
    assert.equal((await headerOf(number))['DocumentApprovalStatus'], 'Rejected');
  });

  it('needs the manager above the limit of the approver', async () => {
    const number = await order('alex', '30 P-110');
    await submit('alex', number, 'Adele Vance');
    const adele = all.window('adele');
    await adele.sees('Total 12,360.00 USD');
    const version = buttonsOf(adele.card()).find(({ title }) => title === 'Approve')?.data['version'];
    const megan = all.window('megan');
    await megan.says(`approve ${number}`);
    await megan.sees('In Supply Chain Management this order is assigned to Adele Vance for approval.');
    const card = messageWith(megan, number);
    await megan.clicks(card, 'purchaseOrder.approve', { company: 'usmf', number, version });
    await megan.sees('In Supply Chain Management this order is assigned to Adele Vance for approval.');
    assert.equal((await headerOf(number))['DocumentApprovalStatus'], 'InReview');
    await adele.presses('Approve');
    await adele.sees(/Approved by Adele Vance at/);
    await megan.clicks(card, 'purchaseOrder.approve', { company: 'usmf', number, version });
    await megan.sees(/Approved by Adele Vance at \d\d:\d\d\./);
    assert.equal((await headerOf(number))['DocumentApprovalStatus'], 'Approved');
  });

  it('is not decided by who ordered it', async () => {
    const [megan, adele] = [all.window('megan'), all.window('adele')];
    const number = await order('megan', '2 P-100');
    await submit('megan', number, 'Adele Vance');
    await adele.sees(`${number} is waiting for your decision`);
    const version = buttonsOf(adele.card()).find(({ title }) => title === 'Approve')?.data['version'];
    const card = messageWith(megan, number);
    await megan.clicks(card, 'purchaseOrder.approve', { company: 'usmf', number, version });
    await megan.sees('In Supply Chain Management this order is assigned to Adele Vance for approval.');
    assert.equal((await headerOf(number))['DocumentApprovalStatus'], 'InReview');
  });

  it('is not approved in a version that is no longer the one on the card', async () => {
    const megan = all.window('megan');
    const number = await order('alex', '3 P-111');
    await submit('alex', number, 'Megan Bowen');
    await megan.sees(`${number} is waiting for your decision`);
    const approve = buttonsOf(megan.card()).find(({ title }) => title === 'Approve');
    assert.ok(approve);
    const card = messageWith(megan, `${number} is waiting`);
    const patti = all.calls('patti');
    const contract = { company: 'usmf', purchaseOrderNumber: number };
    const recalled = await patti.service('recall', { ...contract, requestId: `recall ${number}` });
    assert.equal(recalled.status, 200, recalled.text);
    const [line] = rows(
      await patti.financeOperations('GET', `CDSPurchaseOrderLines?$filter=PurchaseOrderNumber eq '${number}'`),
    );
    assert.ok(line);
    saved(
      await patti.financeOperations(
        'PATCH',
        `CDSPurchaseOrderLines(dataAreaId='usmf',PurchaseOrderNumber='${number}',LineNumber=1)`,
        { OrderedPurchaseQuantity: 13 },
      ),
    );
    const again = await patti.service('submit', { ...contract, requestId: `submit ${number}` });
    assert.equal(again.status, 200, again.text);
    await all.rest();
    await megan.sees('Line 1, quantity: 3 ea, now 13 ea.');
    const another = async (): Promise<boolean> => messageWith(megan, `${number} is waiting`) !== card;
    await eventually(another, 'a later submission is a message of its own', 30_000);
    await megan.clicks(card, approve.verb, approve.data);
    await megan.seesAt(card, 'This order has changed since this card was made. This is how it stands now.');
    await megan.seesAt(card, 'Total 8,515.00 USD');
    assert.equal((await headerOf(number))['DocumentApprovalStatus'], 'InReview');
    await megan.presses('Approve');
    await megan.sees(/Approved by Megan Bowen/);
    assert.equal((await headerOf(number))['DocumentApprovalStatus'], 'Approved');
    await all.window('alex').sees(`Megan Bowen approved purchase order ${number}.`);
  });

  it('is moved on by nobody who may not save orders in a system of their own', async () => {
    const isaiah = all.window('isaiah');
    const number = await order('alex', '1 P-111');
    await isaiah.says(`show ${number}`);
    await isaiah.sees(`Purchase order ${number}`);
    const card = isaiah.activities().at(-1) ?? '';
    const [version] = buttonsOf(isaiah.card()).map(({ data }) => data['version']);
    await isaiah.clicks(card, 'purchaseOrder.submit', { company: 'usmf', number, version });
    await isaiah.sees('isaiah@example.com may not update this in Field Service');
    await isaiah.clicks(card, 'purchaseOrder.approve', { company: 'usmf', number, version });
    await isaiah.sees('This needs a licence and a role in Supply Chain Management');
    assert.equal((await headerOf(number))['DocumentApprovalStatus'], 'Draft');
  });

  it('leads to each person’s own system, and to both for who has both', async () => {
    for (const [name, own, other] of [
      ['alex', 'Field Service', 'Supply Chain Management'],
      ['megan', 'Supply Chain Management', 'Field Service'],
    ] as const) {
      const window = all.window(name);
      await window.says('show PO-000130');
      await window.sees(`[Open in ${own}]`);
      assert.doesNotMatch(window.text(), new RegExp(`Open in ${other}`));
    }
    await all.window('patti').says('show PO-000130');
    await all.window('patti').sees('[Open in Supply Chain Management]');
    await all.window('patti').sees('[Open in Field Service]');
  });

  it('is shown without prices where several read, and its decision is not offered there', async () => {
    const number = await order('alex', '1 P-112');
    await submit('alex', number, 'Megan Bowen');
    const place = { conversation: '19:dispatch', conversationType: 'groupChat' } as const;
    const group = all.elsewhere('megan', place);
    const mention = '<at>Dispatch Copilot</at>';
    await group.says(`${mention} approve ${number}`, {
      entities: [{ type: 'mention', text: mention, mentioned: { id: '28:bot', name: 'Dispatch Copilot' } }],
    });
    await group.sees(`Purchase order ${number}`);
    assert.doesNotMatch(group.text(), /USD|\[Approve\]/);
  });

  it('went through without a failure of the product itself', () => {
    assert.deepEqual(
      all.logged.filter((line) => !line.startsWith('system call failed')),
      [],
    );
  });
});
