/** People sign in at a local token service and a local directory; bot, core, connectors and both stand-ins are the real ones. */
import assert from 'node:assert/strict';
import { buttonsOf } from '../support/card.ts';
import type { ChatWindow, SignInCard } from '../support/chat.ts';
import { cast, startFullComposition, type CastName, type FullComposition } from '../../support/full-composition.ts';
import { refusals, startDirectory, type Account, type LocalDirectory } from '../../support/sign-in/directory.ts';
import { startTokenService, type LocalTokenService } from '../../support/sign-in/token-service.ts';

const accountOf = (name: CastName): Account => ({
  aadObjectId: cast[name].aadObjectId,
  userPrincipalName: `${cast[name].user}@example.com`,
});
const channelIdOf = (name: CastName): string => `29:${cast[name].aadObjectId}`;

describe('signing in, in the whole product', function () {
  this.timeout(300_000);
  let directory: LocalDirectory;
  let service: LocalTokenService;
  let all: FullComposition;

  before(async () => {
    // A token for a system that is good for a minute is asked for anew each time: what the directory says of a person counts at once.
    directory = await startDirectory({ validFor: 60 });
    service = await startTokenService(directory);
    all = await startFullComposition({ signIn: { directory, tokenService: service } });
    service.keep(channelIdOf('megan'), accountOf('megan'));
    await all.window('megan').says('hi');
    await all.window('megan').sees('Hello');
  });
  after(async () => {
    await all[Symbol.asyncDispose]();
    await service[Symbol.asyncDispose]();
    await directory[Symbol.asyncDispose]();
  });

  /** The client of a person signs in by itself with the card, as Teams does. */
  const singleSignOn = (window: ChatWindow, name: CastName, card: SignInCard, more: object = {}) =>
    window.post({
      type: 'invoke',
      name: 'signin/tokenExchange',
      value: {
        id: card.tokenExchangeResource?.id,
        connectionName: card.connectionName,
        token: directory.tokenFor(accountOf(name)),
      },
      ...more,
    });
  /** An order of Alex’s that waits for Megan; its number. */
  const submitted = async (): Promise<string> => {
    const alex = all.window('alex');
    await alex.says('order 5 P-110 from US-101 to warehouse SEA-01');
    await alex.sees('Create this purchase order?');
    await alex.presses('Create');
    await alex.sees('Approval: Draft');
    const number = /Purchase order (PO-\d+)/.exec(alex.text())?.[1] ?? '';
    await alex.says(`submit ${number}`);
    await alex.sees('Submit this order for approval?');
    await alex.presses('Submit');
    await alex.sees('Submitted for approval to Megan Bowen.');
    return number;
  };
  const statusOf = async (number: string): Promise<unknown> => {
    await all.rest();
    const { dataverse, financeOperations } = await all.sides({
      map: 'purchase-order',
      company: 'usmf',
      key: [number],
    });
    assert.deepEqual(dataverse?.values, financeOperations?.values);
    return financeOperations?.values['DocumentApprovalStatus'];
  };
  const decisions = async (number: string): Promise<number> =>
    (await all.core.journal({ limit: 200 })).filter(({ summary }) => summary === `approve purchase order ${number}`)
      .length;

  it('goes on with an approval whose sign-in expired in the middle, once, however often it is told of', async () => {
    const megan = all.window('megan');
    const number = await submitted();
    await megan.sees(`${number} is waiting for your decision`);
    const place = megan.activities().at(-1) ?? '';
    const approve = buttonsOf(megan.card()).find(({ title }) => title === 'Approve');
    assert.ok(approve);
    directory.refuse(accountOf('megan'), refusals.revoked);
    const asked = megan.signInCards().length;
    await megan.clicks(place, approve.verb, approve.data);
    const card = await megan.isAskedToSignIn(asked + 1);
    await megan.seesAt(place, 'Your sign-in has expired.');
    assert.equal(await statusOf(number), 'InReview');
    assert.equal(await decisions(number), 0, 'nothing has begun');
    directory.refuse(accountOf('megan'), null);
    const answers = await Promise.all([1, 2, 3].map(() => singleSignOn(megan, 'megan', card)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    await megan.seesAt(place, /Approved by Megan Bowen at \d\d:\d\d\./);
    assert.equal(await statusOf(number), 'Approved');
    assert.equal(await decisions(number), 1);
  });

  it('goes on with an order that was being created, and writes it to both systems once', async () => {
    const megan = all.window('megan');
    await megan.says('order 7 P-110 from US-101 to warehouse SEA-01');
    await megan.sees('Create this purchase order?');
    const place = megan.activities().at(-1) ?? '';
    directory.refuse(accountOf('megan'), refusals.secondFactor);
    const asked = megan.signInCards().length;
    await megan.presses('Create');
    const card = await megan.isAskedToSignIn(asked + 1);
    await megan.seesAt(place, 'Your sign-in has expired.');
    directory.refuse(accountOf('megan'), null);
    assert.equal((await singleSignOn(megan, 'megan', card)).status, 200);
    await megan.seesAt(place, 'Approval: Draft');
    const number = /Purchase order (PO-\d+)/.exec(megan.shownAt(place))?.[1] ?? '';
    assert.equal(await statusOf(number), 'Draft');
    const made = (await all.core.journal({ limit: 200 })).filter(({ summary }) =>
      summary.startsWith('create purchase order'),
    );
    assert.equal(made.filter(({ summary }) => summary.endsWith(number)).length, 1);
  });

  it('goes on after a restart in between', async () => {
    const megan = all.window('megan');
    const number = await submitted();
    await megan.sees(`${number} is waiting for your decision`);
    const place = megan.activities().at(-1) ?? '';
    directory.refuse(accountOf('megan'), refusals.revoked);
    const asked = megan.signInCards().length;
    await megan.presses('Approve');
    const card = await megan.isAskedToSignIn(asked + 1);
    await megan.seesAt(place, 'Your sign-in has expired.');
    await all.restart();
    directory.refuse(accountOf('megan'), null);
    assert.equal((await singleSignOn(megan, 'megan', card)).status, 200);
    await megan.seesAt(place, /Approved by Megan Bowen/);
    assert.equal(await decisions(number), 1);
  });
});
