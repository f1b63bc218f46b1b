import assert from 'node:assert/strict';
import type { OrderView } from '../../../src/procurement/face.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { alex, megan } from '../support/world.ts';

/** Orders two lines from ACME; the number is PO-1. */
async function ordered(bot: TestBot) {
  const window = bot.window(alex);
  await window.says('order 5 P-100 and 2 P-200 from ACME to warehouse 24');
  await window.sees('Create this purchase order?');
  await window.presses('Create');
  await window.sees('Purchase order PO-1');
  return window;
}

/** What happens to the order directly in Supply Chain Management. */
function elsewhere(bot: TestBot, change: (order: OrderView) => Partial<OrderView>): void {
  const order = bot.procurement.orders.get('PO-1');
  assert.ok(order);
  bot.procurement.orders.set('PO-1', { ...order, version: `${order.version}*`, ...change(order) });
}

const dearer = (order: OrderView): Partial<OrderView> => ({
  approvalStatus: 'In review',
  requestedDate: '2026-12-04',
  total: 97.5,
  lines: order.lines.flatMap((line) =>
    line.lineNumber === 1
      ? [
          { ...line, quantity: 7 },
          { ...line, lineNumber: 3, product: 'V-10', quantity: 1 },
        ]
      : [],
  ),
});

describe('what changed since the last approval', () => {
  it('is told field by field after an approval in the chat', async () => {
    await using bot = await startTestBot();
    const window = await ordered(bot);
    await window.says('what changed in PO-1 since it was approved');
    await window.sees('As far as I know it has never been approved.');
    await window.says('submit PO-1');
    await window.sees('Submit this order for approval?');
    await window.presses('Submit');
    await window.sees('Approval: In review');
    const approver = bot.window(megan);
    await approver.says('approve PO-1');
    await approver.sees('[Approve]');
    await approver.presses('Approve');
    await approver.sees('Approved by Megan Bowen');
    await window.says('what changed in PO-1 since it was approved?');
    await window.sees('Last approved by Megan Bowen at 10:02. It is still exactly as approved.');
    elsewhere(bot, dearer);
    await window.says('what changed in PO-1 since it was approved');
    await window.sees('Last approved by Megan Bowen at 10:02. Since then:');
    for (const change of [
      'Total: 87.50 USD, now 97.50 USD.',
      'Requested delivery: none, now Fri, 4 Dec 2026.',
      'Line 1, quantity: 5 ea, now 7 ea.',
      'Line 3 is new: 1 ea of V-10.',
      'Line 2 is gone: 2 ea of P-200.',
    ])
      await window.sees(change);
  });

  it('is told of an approval elsewhere that was seen, and is nothing when nothing changed', async () => {
    await using bot = await startTestBot();
    const window = await ordered(bot);
    elsewhere(bot, () => ({ approvalStatus: 'Confirmed' }));
    await window.says('show PO-1');
    await window.sees('Approval: Confirmed');
    elsewhere(bot, () => ({ approvalStatus: 'Draft' }));
    await window.says('show PO-1');
    await window.sees('Approval: Draft');
    await window.presses('What changed');
    await window.sees(
      'Last approved in Supply Chain Management, which I noticed at 10:02. Nothing has changed since then.',
    );
  });

  it('tells what the newest approval changed of the one before', async () => {
    await using bot = await startTestBot();
    const window = await ordered(bot);
    elsewhere(bot, () => ({ approvalStatus: 'Approved' }));
    await window.says('show PO-1');
    await window.sees('Approval: Approved');
    elsewhere(bot, (order) => ({ ...dearer(order), approvalStatus: 'Approved' }));
    await window.says('was hat sich an PO-1 seit der Freigabe geändert');
    await window.sees('Changed since the approval before that:');
    await window.sees('Line 1, quantity: 5 ea, now 7 ea.');
  });

  it('has no meaning where orders need no approval', async () => {
    await using bot = await startTestBot();
    const window = await ordered(bot);
    elsewhere(bot, () => ({ approvalStatus: 'Approved', changeManaged: false }));
    await window.says('what changed in PO-1 since it was approved');
    await window.sees('Company usmf does not use approvals');
    assert.doesNotMatch(window.text(), /\[What changed\]/);
  });

  it('names no prices where several read', async () => {
    await using bot = await startTestBot();
    await ordered(bot);
    elsewhere(bot, () => ({ approvalStatus: 'Approved' }));
    const group = bot.window(alex, { conversation: '19:dispatch', conversationType: 'groupChat' });
    const mention = '<at>Dispatch Copilot</at>';
    await group.says(`${mention} what changed in PO-1 since it was approved`, {
      entities: [{ type: 'mention', text: mention, mentioned: { id: '28:bot', name: 'Dispatch Copilot' } }],
    });
    await group.sees('so I list them only in our own chat');
    assert.doesNotMatch(group.text(), /USD/);
  });

  it('is not made up for an approval in Supply Chain Management that nobody here saw, first or later', async () => {
    await using bot = await startTestBot();
    const { approvals, orders } = bot.procurement;
    const window = await ordered(bot);
    const approvedElsewhere = (): void => {
      const order = orders.get('PO-1');
      assert.ok(order);
      approvals.assign(order, megan);
      approvals.end('PO-1', 'approve', 'Adele Vance');
      elsewhere(bot, dearer);
    };
    approvedElsewhere();
    await window.says('what changed in PO-1 since it was approved');
    await window.sees('Last approved by Adele Vance at 10:02, directly in Supply Chain Management.');
    assert.match(window.text(), /I did not see the version that was approved/);
    assert.doesNotMatch(window.text(), /never approved|Since then/);
    const approver = bot.window(megan);
    approvals.assign(orders.get('PO-1') ?? assert.fail('there is one'), megan);
    await approver.says('approve PO-1');
    await approver.sees('PO-1 is waiting for your decision');
    assert.match(approver.text(), /I did not see the version that was approved/);

    elsewhere(bot, () => ({ approvalStatus: 'Approved' }));
    await window.says('show PO-1');
    await window.sees('Approval: Approved');
    elsewhere(bot, () => ({ approvalStatus: 'Draft', total: 50 }));
    await window.says('was hat sich an PO-1 seit der Freigabe geändert', { locale: 'de-DE' });
    await window.sees('bemerkt habe ich es um 10:02');
    assert.match(window.text(), /Summe: bisher 97,50 USD, jetzt 50,00 USD/);
  });
});
