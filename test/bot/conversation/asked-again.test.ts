import assert from 'node:assert/strict';
import type { Problem } from '../../../src/connectors/port.ts';
import { SystemFailure } from '../../../src/connectors/errors.ts';
import type { ActRequest } from '../../../src/procurement/face.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import type { ChatWindow } from '../support/chat.ts';
import { startConnector } from '../support/connector.ts';
import { createMemory } from '../support/memory.ts';
import {
  alex,
  createProcurement,
  createRecords,
  createSync,
  megan,
  patti,
  type FakeProcurement,
} from '../support/world.ts';

const silent = (system: 'dataverse' | 'financeOperations'): SystemFailure =>
  new SystemFailure('SYSTEM_UNREACHABLE', system, 'no answer', { applied: 'no' });

/** Procurement whose answer to the first asking for certain acts is lost, though it did them. */
function losing(acts: (request: ActRequest) => boolean): FakeProcurement & { readonly asked: ActRequest[] } {
  const procurement = createProcurement();
  const asked: ActRequest[] = [];
  return {
    ...procurement,
    asked,
    act: async (request, who) => {
      asked.push(request);
      const outcome = await procurement.act(request, who);
      const isFirst = asked.filter(({ requestId }) => requestId === request.requestId).length === 1;
      return isFirst && acts(request)
        ? { kind: 'parked', reason: 'no answer', resolving: true, operation: request.requestId }
        : outcome;
    },
  };
}

/** Tells the bot that something settled, whatever it was. */
async function settles(bot: TestBot): Promise<void> {
  for (const { value } of await bot.memory.list('unsettled', ''))
    await bot.sync.settle((value as { requestId: string }).requestId, {
      kind: 'committed',
      operation: 'op',
      records: [],
    });
}

/** An order of Alex's, created from a sentence. */
async function ordered(window: ChatWindow, words: string): Promise<void> {
  await window.says(words);
  await window.sees('Create this purchase order?');
  await window.presses('Create');
  await window.sees(/Purchase order PO-\d/);
}

describe('an act that is asked for again', () => {
  it('is the one that was sent: a receipt whose answer was lost, though nothing is open any more', async () => {
    const procurement = losing(({ act }) => act === 'postProductReceipt');
    await using bot = await startTestBot({ procurement });
    const window = bot.window(alex);
    await ordered(window, 'order 5 P-100 from ACME');
    for (const [number, order] of procurement.orders)
      procurement.orders.set(number, { ...order, approvalStatus: 'Confirmed' });
    await window.says('receive PO-1');
    await window.sees('What has arrived for purchase order PO-1?');
    await window.presses('Post receipt', { receipt: 'DN-1' });
    await window.sees('Not sure yet, checking');
    await settles(bot);
    await window.sees('The receipt is posted in Supply Chain Management');
    assert.equal(new Set(procurement.asked.map(({ requestId }) => requestId)).size, 1);
    assert.equal(procurement.acts.length, 1);
  });

  it('of several decisions leaves alone those that have an outcome', async () => {
    const procurement = losing(({ number }) => number === 'PO-2');
    let isRefused = true;
    await using bot = await startTestBot({
      procurement: {
        ...procurement,
        act: async (request, who) => {
          if (!isRefused || request.act !== 'approve' || request.number !== 'PO-1')
            return procurement.act(request, who);
          procurement.asked.push(request);
          return { kind: 'refused', problems: [], order: null };
        },
      },
    });
    const [requester, window] = [bot.window(alex), bot.window(megan)];
    await ordered(requester, 'order 5 P-100 from ACME');
    for (const number of ['PO-1', 'PO-2']) {
      const order = procurement.orders.get('PO-1');
      assert.ok(order);
      const submitted = { ...order, number, approvalStatus: 'In review' };
      procurement.orders.set(number, submitted);
      procurement.approvals.assign(submitted, megan);
    }
    await window.says('what waits for my approval');
    await window.sees('PO-2');
    procurement.asked.length = 0;
    await window.presses('Approve', { pick1: 'on', pick2: 'on' });
    await window.sees('PO-2: not sure yet, checking');
    isRefused = false;
    await settles(bot);
    await window.sees('PO-2: approved');
    assert.deepEqual(
      procurement.asked.map(({ number }) => number),
      ['PO-1', 'PO-2', 'PO-2'],
    );
  });

  it('of several decisions is not told as left where it is done and only cannot be read', async () => {
    const procurement = createProcurement();
    const doneUnread: Problem = {
      ...{ system: 'dispatchCopilot', entity: 'purchase-order', field: null, ref: null, params: {} },
      ...{ code: 'DONE_UNREAD', message: 'It is done, but cannot be read now.', remedy: '' },
    };
    let isUnread = true;
    await using bot = await startTestBot({
      procurement: {
        ...procurement,
        act: async (request, who) =>
          isUnread && request.act === 'approve'
            ? { kind: 'parked', reason: '', why: [doneUnread], resolving: false, operation: 'op' }
            : procurement.act(request, who),
      },
    });
    const [requester, window] = [bot.window(alex), bot.window(megan)];
    await ordered(requester, 'order 5 P-100 from ACME');
    await requester.presses('Submit');
    await window.says('what waits for my approval');
    await window.sees('PO-1');
    await window.presses('Approve', { pick1: 'on' });
    await window.sees('PO-1: It is done, but cannot be read now.');
    assert.doesNotMatch(window.text(), /left as it is/);
    isUnread = false;
    await settles(bot);
    await window.sees('PO-1: approved.');
  });

  it('is not carried out where no request id makes it one: its person is told, and what came of it is shown as it was', async () => {
    const memory = createMemory({ now: () => new Date('2026-11-23T10:02:00Z') });
    await using connector = await startConnector();
    const commands: string[] = [];
    const sync = createSync();
    const parts = {
      memory,
      connector,
      sync: {
        ...sync,
        commandMaps: async ({ command }: { readonly command: string }) => {
          commands.push(command);
          return { kind: 'done' as const, maps: [] };
        },
      },
    };
    await using before = await startTestBot(parts);
    const window = before.window(patti);
    await window.says('pause the synchronisation of warehouses');
    await window.sees('[Pause]');
    const [card = ''] = window.activities();
    await window.presses('Pause');
    await before.bot.idle();
    assert.deepEqual(commands, ['pause']);
    await before.bot.close();
    const sender = { ...patti, account: '', timeZone: 'UTC', locale: '' };
    const waiting = { verb: 'sync.act', data: {}, work: 'sync.act', sent: { act: 'pause', what: 'warehouse' }, sender };
    const at = { conversation: window.conversation, since: '2026-11-23T10:02:00.000Z', shown: '' };
    const outcome = { reply: { text: 'Paused.', card: null }, isOwn: false };
    await memory.put('unsettled', `a/${window.conversation}/${card}`, {
      ...waiting,
      ...at,
      requestId: 'a',
      activity: card,
      outcome,
    });
    await memory.put('unsettled', `b/${window.conversation}/`, {
      ...waiting,
      ...at,
      requestId: 'b',
      activity: '',
      outcome: null,
    });
    connector.recorded.length = 0;
    await using after = await startTestBot(parts);
    await after.bot.idle();
    const shown = connector.recorded.map(({ body }) => JSON.stringify(body)).join();
    assert.match(shown, /Paused\./);
    assert.match(shown, /I do not know what became of it/);
    assert.deepEqual(commands, ['pause']);
    assert.deepEqual(await memory.list('unsettled', ''), []);
  });

  it('stops none of the others where it fails', async () => {
    let isDown = false;
    const readable = createRecords();
    await using bot = await startTestBot({
      records: {
        person: async (aadObjectId) => {
          if (isDown && aadObjectId === alex.aadObjectId) throw silent('dataverse');
          return readable.person(aadObjectId);
        },
      },
    });
    const windows = [bot.window(alex), bot.window(patti)];
    const resolving = { kind: 'parked', operation: 'op', reason: '', resolving: true } as const;
    bot.sync.outcomes.push(resolving, resolving);
    for (const [index, window] of windows.entries()) {
      await window.says(`create warehouse 7${index} at site 1`);
      await window.presses('Create');
      await window.sees('Not sure yet, checking');
    }
    await bot.bot.idle();
    isDown = true;
    await settles(bot);
    await windows[1]?.sees('Warehouse 71 was created.');
    isDown = false;
    await settles(bot);
    await windows[0]?.sees('Warehouse 70 was created.');
  });

  it('edits no card that says the same already, says why a change is kept for later, and has a last word', async () => {
    const why = {
      system: 'dispatchCopilot',
      entity: '',
      field: null,
      ref: null,
      remedy: '',
      code: 'KEPT_FOR_LATER',
    } as const;
    const message = 'It is kept in its place.';
    const kept = { kind: 'parked', reason: message, why: [{ ...why, message }], resolving: true } as const;
    const procurement = createProcurement();
    await using bot = await startTestBot({
      procurement: { ...procurement, act: async ({ requestId }) => ({ ...kept, operation: requestId }) },
    });
    const window = bot.window(alex);
    await ordered(window, 'order 5 P-100 from ACME');
    await window.presses('Submit');
    await window.sees('Queued, not yet in both systems.');
    assert.match(window.text(), /kept in its place/);
    await bot.bot.idle();
    const before = bot.connector.recorded.length;
    await settles(bot);
    assert.equal(bot.connector.recorded.length, before);
    bot.pass(7 * 24 * 60 + 1);
    await settles(bot);
    await window.sees('I could not find out what became of it.');
    assert.deepEqual(await bot.memory.list('unsettled', ''), []);
  });
});

describe('an act that is done', () => {
  it('says so though what is read afterwards cannot be read', async () => {
    const procurement = createProcurement();
    let isDown = false;
    await using bot = await startTestBot({
      procurement: {
        ...procurement,
        approvers: async (...of) => {
          if (isDown) throw silent('financeOperations');
          return procurement.approvers(...of);
        },
      },
      records: {
        show: async (...of) => {
          if (isDown) throw silent('dataverse');
          return createRecords().show(...of);
        },
      },
    });
    const window = bot.window(alex);
    await ordered(window, 'order 5 P-100 from ACME');
    isDown = true;
    await window.presses('Submit');
    await window.sees('Done. Everyone who needs to know is told');
    await window.says('create warehouse 77 at site 1');
    await window.presses('Create');
    await window.sees('Warehouse 77 was created.');
  });

  it('is told below where its card was deleted meanwhile', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('create warehouse 77 at site 1');
    const before = window.activities().length;
    bot.connector.fail(404);
    await window.presses('Create');
    await window.sees('Warehouse 77 was created.');
    assert.equal(window.activities().length, before + 1);
    await bot.bot.idle();
    assert.deepEqual(await bot.memory.list('unsettled', ''), []);
  });

  it('is told below why nothing came of it where its card was deleted meanwhile', async () => {
    await using bot = await startTestBot({
      sync: { ...createSync(), commandMaps: () => Promise.reject(silent('dataverse')) },
    });
    const window = bot.window(patti);
    await window.says('pause sync of warehouses');
    const card = window.activities().at(-1) ?? '';
    bot.connector.remove(card);
    await window.presses('Pause');
    await bot.bot.idle();
    assert.notEqual(window.activities().at(-1), card);
    await window.sees('Check how things stand before you do it again');
  });
});

describe('a work order under way', () => {
  it('is no longer to be cancelled, and one whose answer was lost is found by asking again', async () => {
    const made = new Set<string>();
    let asked = 0;
    const records = createRecords();
    await using bot = await startTestBot({
      records: {
        createWorkOrder: async (draft, person, requestId) => {
          asked += 1;
          made.add(requestId);
          if (asked === 1) throw new SystemFailure('ANSWER_LOST', 'dataverse', 'no answer', { applied: 'unknown' });
          if (asked === 2) throw silent('dataverse');
          return records.createWorkOrder(draft, person, requestId);
        },
      },
    });
    const window = bot.window(alex);
    await window.says('create work order for asset A-1');
    await window.sees('[Create]');
    const form = window.activities().at(-1) ?? '';
    const cancel = await window.presses('Create', { kind: 'Repair', summary: 'It leaks.' });
    assert.match(JSON.stringify(cancel.body.value), /Creating the work order/);
    await window.sees('Not sure yet, checking');
    const [entry] = await bot.memory.list('draft', `${alex.aadObjectId}/`);
    const draft = entry?.key.split('/')[1] ?? '';
    const { body } = await window.clicks(form, 'card.cancel', { draft });
    assert.doesNotMatch(JSON.stringify(body.value), /Cancelled\./);
    await settles(bot);
    assert.match(window.shownAt(form), /Not sure yet, checking/);
    await settles(bot);
    await window.sees('WO-00099');
    assert.equal(made.size, 1);
  });
});
