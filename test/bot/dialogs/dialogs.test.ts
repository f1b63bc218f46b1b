import assert from 'node:assert/strict';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { elementsOf, type CardJson } from '../support/card.ts';
import type { ChatWindow } from '../support/chat.ts';
import { alex, isaiah, megan } from '../support/world.ts';

interface Task {
  readonly task?: {
    readonly type: 'continue' | 'message';
    readonly value: string | { readonly title: string; readonly card: { readonly content: CardJson } };
  };
}

interface Submit {
  readonly type: string;
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const offer = 'Open as a dialog';

/** The buttons of a card that submit, wherever they are. */
function submits(card: CardJson): readonly Submit[] {
  return elementsOf(card).filter(({ type }) => type === 'Action.Submit') as unknown as Submit[];
}

describe('dialogs', () => {
  let bot: TestBot;
  let window: ChatWindow;

  beforeEach(async () => {
    bot = await startTestBot({ settings: { dialogs: true } });
    window = bot.window(alex);
  });
  afterEach(() => bot[Symbol.asyncDispose]());

  const invoke = async (name: string, data: unknown, more: object = {}, at: ChatWindow = window): Promise<Task> => {
    const { status, body } = await at.post({
      type: 'invoke',
      name,
      value: { data, context: { theme: 'dark' } },
      ...more,
    });
    assert.equal(status, 200);
    return body as Task;
  };
  /** Opens the form on the newest card, with what is typed into it; gives the card of the dialog and the place of the form. */
  const open = async (typed: Readonly<Record<string, string>> = {}, at: ChatWindow = window) => {
    const place = at.activities().at(-1) ?? '';
    const button = submits(at.card()).find(({ title }) => title === offer);
    assert.ok(button, `no “${offer}” on\n${at.text()}`);
    const { task } = await invoke('task/fetch', { ...button.data, ...typed }, { replyToId: place }, at);
    return { place, card: cardOf(task) };
  };
  const press = (
    card: CardJson,
    title: string,
    typed: Readonly<Record<string, string>> = {},
    at: ChatWindow = window,
  ) => {
    const button = submits(card).find((one) => one.title === title);
    assert.ok(button, `no “${title}” in the dialog`);
    return invoke('task/submit', { ...button.data, ...typed }, {}, at);
  };
  const cardOf = (task: Task['task']): CardJson => {
    assert.ok(task?.type === 'continue' && typeof task.value === 'object', JSON.stringify(task).slice(0, 300));
    assert.equal(task.value.title, 'Dispatch Copilot');
    assert.doesNotMatch(JSON.stringify(task.value.card.content), /Action\.Execute|task\/fetch/);
    return task.value.card.content;
  };
  const valueAt = (card: CardJson, id: string): unknown =>
    elementsOf(card).find((element) => element['id'] === id)?.['value'];

  it('are offered by the form of an order, keep what is typed, refuse at the field and end on the card', async () => {
    await window.says('create PO');
    const { place, card } = await open({ vendor: 'V-1001', 'line1-product': 'P-100', 'line1-quantity': 'many' });
    assert.equal(valueAt(card, 'vendor'), 'V-1001');
    const wrong = cardOf((await press(card, 'Continue', inputs('V-1001', 'P-100', 'many'))).task);
    assert.match(JSON.stringify(wrong), /many/);
    const confirmation = cardOf((await press(wrong, 'Continue', inputs('V-1001', 'P-100', '4'))).task);
    assert.match(JSON.stringify(confirmation), /Create this purchase order/);
    const closed = await press(confirmation, 'Create');
    assert.equal(closed.task, undefined, 'the dialog closes');
    await window.seesAt(place, 'Purchase order PO-1');
    assert.deepEqual(bot.procurement.creates[0]?.lines, [{ product: 'P-100', quantity: 4, unit: null }]);
  });

  it('bring a refusal of the other system back to the card, at its field', async () => {
    await window.says('create PO');
    const { place, card } = await open();
    const confirmation = cardOf((await press(card, 'Continue', inputs('V-1002', 'P-100', '4'))).task);
    await press(confirmation, 'Create');
    await window.seesAt(place, 'Vendor V-1002 is on hold.');
  });

  it('close when they are cancelled, and the card says so', async () => {
    await window.says('create PO');
    const { place, card } = await open();
    assert.equal((await press(card, 'Cancel')).task, undefined);
    await window.seesAt(place, 'Cancelled.');
  });

  it('are offered by the form of a record', async () => {
    await window.says('create warehouse');
    const { place, card } = await open({ WarehouseId: '77', WarehouseName: 'New store' });
    assert.equal(valueAt(card, 'WarehouseId'), '77');
    const filled = { WarehouseId: '77', WarehouseName: 'New store', OperationalSiteId: '1', WarehouseType: 'standard' };
    const confirmation = cardOf((await press(card, 'Continue', filled)).task);
    assert.equal((await press(confirmation, 'Create')).task, undefined);
    await bot.bot.idle();
    assert.match(window.shownAt(place), /77/);
    assert.equal(bot.sync.writes.length, 1);
  });

  it('are offered by the form of a receipt', async () => {
    await window.says('order 5 P-100 from V-1001 to warehouse 24');
    await window.presses('Create');
    await window.sees('Purchase order PO-1');
    const order = bot.procurement.orders.get('PO-1');
    assert.ok(order);
    bot.procurement.orders.set('PO-1', { ...order, approvalStatus: 'Confirmed' });
    await window.says('receive PO-1');
    await window.sees('What has arrived for purchase order');
    const { place, card } = await open({ receipt: 'DN-1', date: '2026-11-23', now1: '2' });
    assert.equal(valueAt(card, 'receipt'), 'DN-1');
    assert.equal(String(valueAt(card, 'now1')), '2');
    const over = { receipt: 'DN-1', date: '2026-11-23', now1: '9' };
    assert.equal((await press(card, 'Post receipt', over)).task, undefined);
    await window.seesAt(place, 'Over-delivery is not allowed.');
    const again = await open({ ...over, now1: '3' });
    await press(again.card, 'Post receipt', { ...over, now1: '3' });
    await window.seesAt(place, 'received 3');
  });

  it('are offered by the form of a work order', async () => {
    await window.says('create work order for A-2');
    const workOrder = await open({ kind: 'Repair', summary: 'It leaks' });
    assert.equal(valueAt(workOrder.card, 'summary'), 'It leaks');
    assert.equal((await press(workOrder.card, 'Create', { kind: 'Repair', summary: 'It leaks' })).task, undefined);
    await window.seesAt(workOrder.place, 'Work order');
    await bot.bot.idle();
    assert.doesNotMatch(JSON.stringify(window.cardAt(workOrder.place)), new RegExp(offer));
  });

  it('belong to the person who opened them, in that conversation', async () => {
    await window.says('create PO');
    const { card } = await open();
    const stolen = await press(card, 'Continue', inputs('V-1001', 'P-100', '4'), bot.window(megan));
    assert.equal(stolen.task?.type, 'message');
    const elsewhere = bot.window(alex, { conversation: 'group 1', conversationType: 'groupChat' });
    assert.equal((await press(card, 'Continue', inputs('V-1001', 'P-100', '4'), elsewhere)).task?.type, 'message');
    assert.equal(bot.procurement.creates.length, 0);
  });

  it('answer what is no dialog of theirs with a sentence', async () => {
    for (const data of [null, {}, { dialog: { verb: 'no.such', data: {} } }, { dialog: 'x' }, 'text']) {
      for (const name of ['task/fetch', 'task/submit']) {
        const { task } = await invoke(name, data);
        assert.equal(task?.type, 'message');
        assert.match(JSON.stringify(task.value), /out of date/);
      }
    }
  });

  it('are not offered where the channel knows none, and the plain form works', async () => {
    await using plain = await startTestBot();
    const other = plain.window(isaiah);
    await other.says('create work order for A-2');
    await other.sees('A-2');
    assert.equal(submits(other.card()).length, 0);
  });
});

function inputs(vendor: string, product: string, quantity: string): Readonly<Record<string, string>> {
  return { vendor, 'line1-product': product, 'line1-quantity': quantity };
}
