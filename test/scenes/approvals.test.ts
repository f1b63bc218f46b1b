/** Who decides on an order, once, on what they were shown: judged by what Supply Chain Management itself tells. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { buttonsOf } from '../bot/support/card.ts';
import type { ChatWindow } from '../bot/support/chat.ts';
import { systemClock } from '../support/clock.ts';
import { cast, startFullComposition, type CastName, type FullComposition } from '../support/full-composition.ts';
import { saved } from '../support/two-systems.ts';
import { eventually, rows } from '../support/wire.ts';

/** All ways to put two sequences together that keep the order of each. */
function interleavings<T>(one: readonly T[], other: readonly T[]): T[][] {
  const [first, second] = [one[0], other[0]];
  if (first === undefined) return [[...other]];
  if (second === undefined) return [[...one]];
  return [
    ...interleavings(one.slice(1), other).map((rest) => [first, ...rest]),
    ...interleavings(one, other.slice(1)).map((rest) => [second, ...rest]),
  ];
}

interface Click {
  readonly as: 'megan' | 'adele';
  readonly verb: string;
  readonly more?: Readonly<Record<string, string>>;
}

const click = (as: Click['as'], act: 'approve' | 'reject' | 'delegate'): Click =>
  act === 'delegate'
    ? { as, verb: 'approval.delegate', more: { delegateTo: '000022' } }
    : { as, verb: `purchaseOrder.${act}`, more: act === 'reject' ? { reason: 'Too dear' } : {} };

const rounds = [
  { one: ['approve', 'reject'], other: ['approve', 'reject'], tempos: ['at once'] },
  // Who is entitled depends on what came before.
  { one: ['delegate', 'approve'], other: ['approve', 'reject'], tempos: ['at once', 'one after another'] },
] as const;

describe('approvals over the whole composition', function () {
  this.timeout(600_000);
  let all: FullComposition;
  let hoursLater = 0;

  before(async () => {
    all = await startFullComposition({
      clock: { ...systemClock, now: () => new Date(Date.now() + hoursLater * 3_600_000) },
    });
    for (const name of ['alex', 'megan', 'adele'] as const) {
      await all.window(name).says('hi');
      await all.window(name).sees('Hello');
    }
  });
  afterEach(() => void (hoursLater = 0));
  after(() => all[Symbol.asyncDispose]());

  const about = (number: string) => ({ company: 'usmf', purchaseOrderNumber: number });

  /** An order of Alex's, made and submitted in the screens of Supply Chain Management; gives its number. */
  const submittedThere = async (quantity = 1): Promise<string> => {
    const patti = all.calls('patti');
    const header = await patti.financeOperations('POST', 'PurchaseOrderHeadersV2', {
      dataAreaId: 'usmf',
      OrderVendorAccountNumber: 'US-101',
      DefaultReceivingWarehouseId: 'SEA-01',
      OrdererPersonnelNumber: '000020',
    });
    saved(header);
    const number = String(header.body['PurchaseOrderNumber']);
    saved(
      await patti.financeOperations('POST', 'CDSPurchaseOrderLines', {
        dataAreaId: 'usmf',
        PurchaseOrderNumber: number,
        LineNumber: 1,
        ProductNumber: 'P-110',
        OrderedPurchaseQuantity: quantity,
      }),
    );
    const answer = await patti.service('submit', { ...about(number), requestId: randomUUID() });
    assert.equal(answer.status, 200, answer.text);
    await all.rest();
    return number;
  };

  const messagesAbout = (window: ChatWindow, number: string): readonly string[] =>
    window.activities().filter((activity) => new RegExp(`^Purchase order ${number}\\b`).test(window.shownAt(activity)));

  /** The message with the approval card of an order, and what its buttons carry. */
  const cardOf = async (name: CastName, number: string) => {
    const window = all.window(name);
    await eventually(async () => messagesAbout(window, number).length > 0, `the card of ${number}`, 30_000);
    const activity = messagesAbout(window, number).at(-1) ?? '';
    const card = window.cardAt(activity);
    assert.ok(card, 'the card is there');
    const approve = buttonsOf(card).find(({ title }) => title === 'Approve');
    assert.ok(approve, window.shownAt(activity));
    return { activity, data: approve.data };
  };

  /** The ended work items of an order, by what Supply Chain Management tells. */
  const ends = async (number: string) => {
    const answer = await all.calls('patti').service('workItems', { ...about(number), all: true, history: true });
    assert.equal(answer.status, 200, answer.text);
    const items = answer.body['workItems'] as Record<string, string>[];
    return items.map(({ state, approverPersonnelNumber, decidedBy, comment }) => ({
      state,
      assignedTo: approverPersonnelNumber,
      by: decidedBy,
      comment,
    }));
  };
  /** What there is to know when nothing was decided that should have been. */
  const whatHappened = async (number: string): Promise<string> => {
    const cards = messagesAbout(all.window('megan'), number).map((one) => all.window('megan').shownAt(one));
    const journal = (await all.core.journal({ limit: 50 })).filter(({ summary }) => summary.includes(number));
    const sent = all.channel.recorded
      .slice(-30)
      .flatMap(({ method, body }) =>
        JSON.stringify(body).includes(number) ? [`${method} ${String(body['summary'])}`] : [],
      );
    return JSON.stringify({ cards, sent, journal, logged: all.logged.slice(-20) }, null, 1);
  };
  const statusOf = async (number: string): Promise<string> => {
    const answer = await all.calls('patti').service('access', about(number));
    return String(answer.body['status']);
  };
  const settled = async (): Promise<void> => {
    await all.idle();
    await all.rest();
    await all.idle();
  };

  for (const { one, other, tempos } of rounds) {
    for (const order of interleavings(
      one.map((act) => click('megan', act)),
      other.map((act) => click('adele', act)),
    )) {
      const title = order.map(({ as, verb }) => `${as} ${verb.split('.')[1] ?? ''}`).join(', ');
      for (const tempo of tempos) {
        it(`are decided at most once, by who is entitled: ${title}, ${tempo}`, async () => {
          const number = await submittedThere();
          const card = await cardOf('megan', number);
          const answers: Promise<unknown>[] = [];
          for (const { as, verb, more } of order) {
            // Adele has a card of her own only once it was given to her; before, she uses Megan's, forwarded.
            const [own] = messagesAbout(all.window(as), number);
            const answer = all.window(as).clicks(own ?? card.activity, verb, { ...card.data, ...more });
            answers.push(answer);
            if (tempo === 'one after another') {
              await answer;
              await settled();
            }
          }
          await Promise.all(answers);
          await settled();
          const decided = (await ends(number)).filter(({ state }) => state === 'Approved' || state === 'Rejected');
          assert.ok(decided.length <= 1, JSON.stringify(decided));
          for (const { assignedTo, by } of decided) assert.equal(by, assignedTo);
          const status = await statusOf(number);
          assert.equal(status, decided[0]?.state ?? 'InReview');
          if (!one.some((act) => String(act) === 'delegate'))
            assert.equal(decided.length, 1, await whatHappened(number));
          for (const name of ['megan', 'adele'] as const) {
            for (const activity of messagesAbout(all.window(name), number)) {
              const shown = all.window(name).shownAt(activity);
              if (status !== 'InReview') assert.doesNotMatch(shown, /\[Approve\]/, shown);
              if (status !== 'InReview')
                assert.match(shown, /(Approved|Rejected) by (Megan Bowen|Adele Vance) at/, shown);
            }
          }
        });
      }
    }
  }

  it('count four repeats of one click once', async () => {
    const number = await submittedThere();
    const { activity, data } = await cardOf('megan', number);
    await Promise.all([1, 2, 3, 4].map(() => all.window('megan').clicks(activity, 'purchaseOrder.approve', data)));
    await settled();
    assert.deepEqual(
      (await ends(number)).map(({ state, by }) => [state, by]),
      [['Approved', '000021']],
      await whatHappened(number),
    );
    const journal = await all.core.journal({ limit: 20 });
    assert.deepEqual(
      journal.filter(({ summary }) => summary === `approve purchase order ${number}`).map(({ state }) => state),
      ['committed'],
    );
    await all.window('alex').says(`who approved ${number}`);
    await all.window('alex').sees(`${number} was approved by Megan Bowen`);
    assert.match(all.window('alex').text(), /approved by Megan Bowen, In review → Approved, version \w+/);
  });

  it('are not decided by forged data, forwarded cards, or who was not shown the version', async () => {
    const [number, dear] = [await submittedThere(), await submittedThere(30)];
    const { activity, data } = await cardOf('megan', number);
    const adele = await cardOf('adele', dear);
    const megan = all.window('megan');
    const forged: readonly (readonly [string, unknown])[] = [
      ['purchaseOrder.approve', { ...data, company: 'demf' }],
      ['purchaseOrder.approve', { ...data, company: "usmf' or 1 eq 1 or 'a' eq '" }],
      ['purchaseOrder.approve', { ...data, number: dear }],
      ['purchaseOrder.approve', adele.data],
      ['purchaseOrder.approve', { ...adele.data, number }],
      ['purchaseOrder.approve', { ...data, version: '' }],
      ['purchaseOrder.approve', { ...data, version: 'of my own' }],
      ['purchaseOrder.approve', { ...adele.data, aadObjectId: cast.adele.aadObjectId, onBehalfOf: '000022' }],
      ['purchaseOrder.approve', { ...data, version: null }],
      ['purchaseOrder.approve', { ...data, number: 5 }],
      ['purchaseOrder.approve', { company: 'usmf' }],
      ['purchaseOrder.approve', null],
      ['purchaseOrder.approveAll', data],
      ['approval.delegate', { ...data, delegateTo: '000020' }],
      ['approval.requestChange', { ...adele.data, change: 'x' }],
      ['approvals.approve', { batch: 'of my own', pick1: 'on' }],
      ['approvals.reject', { pick1: 'on', reason: 'x' }],
    ];
    for (const [verb, sent] of forged) await megan.clicks(activity, verb, sent);
    const place = { conversation: '19:dispatch', conversationType: 'groupChat' } as const;
    for (const name of ['adele', 'alex', 'isaiah', 'lynne'] as const) {
      await all.elsewhere(name, place).clicks('forwarded', 'purchaseOrder.approve', data);
      await all.elsewhere(name, place).clicks('forwarded', 'purchaseOrder.reject', { ...data, reason: 'x' });
    }
    await settled();
    for (const one of [number, dear]) {
      assert.equal(await statusOf(one), 'InReview');
      assert.deepEqual(
        (await ends(one)).map(({ state }) => state),
        ['Pending'],
      );
    }
    assert.doesNotMatch(all.elsewhere('adele', place).text(), /USD/);
    await megan.clicks(activity, 'purchaseOrder.approve', data);
    await settled();
    assert.equal(await statusOf(number), 'Approved');
  });

  it('are refused to who is no longer entitled when they click', async () => {
    const number = await submittedThere();
    const { activity, data } = await cardOf('megan', number);
    const patti = all.calls('patti');
    const [user] = rows(await patti.financeOperations('GET', "SystemUsers?$filter=Alias eq 'meganb@example.com'"));
    const enable = (to: 'Yes' | 'No') =>
      patti.financeOperations('PATCH', `SystemUsers(UserID='${String(user?.['UserID'])}')`, { Enabled: to });
    saved(await enable('No'));
    try {
      await all.window('megan').clicks(activity, 'purchaseOrder.approve', data);
      await settled();
      assert.equal(await statusOf(number), 'InReview');
    } finally {
      saved(await enable('Yes'));
    }
    const given = await patti.service('delegate', {
      ...about(number),
      requestId: randomUUID(),
      toPersonnelNumber: '000022',
    });
    assert.equal(given.status, 200, given.text);
    await all.window('megan').clicks(activity, 'purchaseOrder.approve', data);
    await settled();
    assert.equal(await statusOf(number), 'InReview');
    await all.window('megan').seesAt(activity, /Delegated to Adele Vance by Patti Fernandez/);
    const own = await cardOf('adele', number);
    await all.window('adele').clicks(own.activity, 'purchaseOrder.approve', own.data);
    await settled();
    assert.deepEqual(
      (await ends(number)).map(({ state, by }) => [state, by]),
      [
        ['Delegated', '000024'],
        ['Approved', '000022'],
      ],
    );
  });

  it('that were taken in Supply Chain Management’s own screens show on the cards, and the requester hears of them', async () => {
    const number = await submittedThere();
    const { activity, data } = await cardOf('megan', number);
    const rejected = await all
      .calls('megan')
      .service('reject', { ...about(number), requestId: randomUUID(), comment: 'We have three' });
    assert.equal(rejected.status, 200, rejected.text);
    await all.window('megan').seesAt(activity, /Rejected by Megan Bowen at \d\d:\d\d\./);
    await all.window('alex').sees(`Megan Bowen rejected purchase order ${number}.`);
    assert.match(all.window('alex').text(), /We have three/);
    await all.window('megan').clicks(activity, 'purchaseOrder.approve', data);
    await settled();
    assert.equal(await statusOf(number), 'Rejected');
    await all.window('megan').seesAt(activity, /Rejected by Megan Bowen at/);
    await all.window('megan').says(`history of ${number}`);
    await all.window('megan').sees('directly in Supply Chain Management, In review → Rejected: We have three');
    const asked = all.channel.recorded.filter(
      ({ method, body }) =>
        method === 'POST' && JSON.stringify(body).includes(`${number} is waiting for your decision`),
    );
    assert.equal(asked.length, 1, 'told once');
  });

  it('are bound to what was shown however old the card is', async () => {
    const [number, other] = [await submittedThere(), await submittedThere()];
    const [card, decided] = [await cardOf('megan', number), await cardOf('megan', other)];
    assert.equal(
      (await all.calls('megan').service('approve', { ...about(other), requestId: randomUUID() })).status,
      200,
    );
    await all.window('megan').seesAt(decided.activity, /Approved by Megan Bowen/);
    await settled();
    hoursLater = 31 * 24;
    await all.window('megan').clicks(decided.activity, 'purchaseOrder.reject', { ...decided.data, reason: 'x' });
    await all.window('megan').clicks(card.activity, 'purchaseOrder.reject', { ...card.data, reason: 'Late' });
    await settled();
    assert.equal(await statusOf(other), 'Approved');
    assert.equal(await statusOf(number), 'Rejected');
    hoursLater = 0;
  });

  it('went through without a failure of the product itself', () => {
    // What was forged is not understood, and whoever is disabled cannot sign in.
    const expected =
      /^(system call failed|message not delivered|person not reachable|card data not understood)|"SIGN_IN_FAILED"|does not accept the token/;
    assert.deepEqual(
      all.logged.filter((line) => !expected.test(line)),
      [],
    );
  });
});
