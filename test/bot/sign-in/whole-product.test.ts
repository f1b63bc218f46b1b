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

describe('signing in', function () {
  this.timeout(240_000);
  let directory: LocalDirectory;
  let service: LocalTokenService;
  let all: FullComposition;

  before(async () => {
    // A token for a system that is good for a minute is asked for anew each time: what the directory says of a person counts at once.
    directory = await startDirectory({ validFor: 60 });
    service = await startTokenService(directory);
    all = await startFullComposition({ directory, tokenService: service });
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
  const verify = (window: ChatWindow, state: string | undefined) =>
    window.post({ type: 'invoke', name: 'signin/verifyState', value: state === undefined ? {} : { state } });

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
    await alex.sees('Asked for approval: Megan Bowen.');
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

  it('by single sign-on answers what was asked, in its own place, and never again while it is good', async () => {
    const megan = all.window('megan');
    await megan.says('show PO-000130');
    const card = await megan.isAskedToSignIn(1);
    await megan.sees('Sign in to go on.');
    assert.deepEqual(
      card.buttons.map(({ type, title }) => ({ type, title })),
      [{ type: 'signin', title: 'Sign in' }],
    );
    assert.equal(card.tokenExchangeResource?.uri, `api://botid-${directory.clientId}`);
    const place = megan.activities().at(-1) ?? '';
    assert.equal((await singleSignOn(megan, 'megan', card)).status, 200);
    await megan.sees('You are signed in.');
    await megan.seesAt(place, 'Purchase order PO-000130');
    await megan.says('show PO-000131');
    await megan.sees('Purchase order PO-000131');
    assert.equal(megan.signInCards().length, 1);
  });

  it('tells an approver what waits for them once they are signed in', async () => {
    const megan = all.window('megan');
    directory.refuse(accountOf('megan'), refusals.revoked);
    const asked = megan.signInCards().length;
    const number = await submitted();
    const card = await megan.isAskedToSignIn(asked + 1);
    directory.refuse(accountOf('megan'), null);
    assert.equal((await singleSignOn(megan, 'megan', card)).status, 200);
    await megan.sees(`${number} waits for your decision`);
  });

  it('goes on with an approval whose sign-in expired in the middle, once, however often it is told of', async () => {
    const megan = all.window('megan');
    const number = await submitted();
    await megan.sees(`${number} waits for your decision`);
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

  it('goes on with an order that was being created, on the sign-in page, with nothing typed again', async () => {
    const megan = all.window('megan');
    await megan.says('order 7 P-110 from US-101 to warehouse SEA-01');
    await megan.sees('Create this purchase order?');
    const place = megan.activities().at(-1) ?? '';
    directory.refuse(accountOf('megan'), refusals.secondFactor);
    const asked = megan.signInCards().length;
    await megan.presses('Create');
    const card = await megan.isAskedToSignIn(asked + 1);
    await megan.seesAt(place, 'Your sign-in has expired.');
    assert.ok(!service.keeps(channelIdOf('megan')), 'the sign-in that is refused is thrown away');
    service.wantsPage(true);
    assert.equal((await singleSignOn(megan, 'megan', card)).status, 412, 'the client shows its button');
    service.wantsPage(false);

    assert.equal((await verify(megan, '999999')).status, 404);
    await megan.sees('That code is not right, or it is too old.');
    assert.equal((await verify(megan, undefined)).status, 200);
    await megan.sees('You did not sign in.');
    const foreign = service.pageSignsIn(channelIdOf('megan'), accountOf('adele'));
    await verify(megan, foreign);
    await megan.sees('You signed in with another account.');
    assert.ok(!service.keeps(channelIdOf('megan')), 'another account is not kept as hers');
    assert.match(megan.shownAt(place), /Your sign-in has expired/);

    directory.refuse(accountOf('megan'), null);
    assert.equal((await verify(megan, service.pageSignsIn(channelIdOf('megan'), accountOf('megan')))).status, 200);
    await megan.seesAt(place, 'Approval: Draft');
    assert.match(megan.shownAt(place), /7/);
    const number = /Purchase order (PO-\d+)/.exec(megan.shownAt(place))?.[1] ?? '';
    assert.equal(await statusOf(number), 'Draft');
    const made = (await all.core.journal({ limit: 200 })).filter(
      ({ summary }) => summary === `create purchase order ${number}`,
    );
    assert.equal(made.length, 1);
  });

  it('goes on after a restart in between', async () => {
    const megan = all.window('megan');
    const number = await submitted();
    await megan.sees(`${number} waits for your decision`);
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

  it('goes on by itself when the sign-in came while the bot was down', async () => {
    const megan = all.window('megan');
    const number = await submitted();
    await megan.sees(`${number} waits for your decision`);
    const place = megan.activities().at(-1) ?? '';
    directory.refuse(accountOf('megan'), refusals.revoked);
    await megan.presses('Approve');
    await megan.seesAt(place, 'Your sign-in has expired.');
    directory.refuse(accountOf('megan'), null);
    service.keep(channelIdOf('megan'), accountOf('megan'));
    await all.restart();
    await megan.seesAt(place, /Approved by Megan Bowen/);
    assert.equal(await statusOf(number), 'Approved');
  });

  it('of somebody else in a group goes on with nothing of another’s', async () => {
    const place = { conversation: 'group 1', conversationType: 'groupChat' } as const;
    const [megan, adele] = [all.elsewhere('megan', place), all.elsewhere('adele', place)];
    directory.refuse(accountOf('megan'), refusals.revoked);
    const asked = all.window('megan').signInCards().length;
    await megan.says('show PO-000130');
    await megan.sees('Your sign-in has expired.');
    const card = await all.window('megan').isAskedToSignIn(asked + 1);
    assert.equal(megan.signInCards().length, 0, 'the card to sign in with is in the personal chat alone');
    const held = megan.activities().at(-1) ?? '';
    assert.equal((await singleSignOn(adele, 'adele', card)).status, 200);
    const goOn = buttonsOf(megan.card()).find(({ title }) => title === 'Sign in and go on');
    assert.ok(goOn);
    const answer = await adele.clicks(held, goOn.verb, goOn.data);
    assert.match(String(answer.body.value), /belongs to somebody else/);
    assert.match(megan.shownAt(held), /Your sign-in has expired/);
    directory.refuse(accountOf('megan'), null);
    assert.equal((await singleSignOn(all.window('megan'), 'megan', card)).status, 200);
    await megan.seesAt(held, 'Purchase order PO-000130');
  });

  it('says that a consent is missing, asks for no sign-in that would not help, and goes on once it is given', async () => {
    const megan = all.window('megan');
    directory.refuse(accountOf('megan'), refusals.noConsent);
    const asked = megan.signInCards().length;
    await megan.says('show PO-000130');
    await megan.sees('I may not act for you in Supply Chain Management.');
    assert.equal(megan.signInCards().length, asked);
    const place = megan.activities().at(-1) ?? '';
    directory.refuse(accountOf('megan'), null);
    await megan.presses('Sign in and go on');
    await megan.seesAt(place, 'Purchase order PO-000130');
  });

  it('does not ask again and again when a sign-in does not help', async () => {
    const megan = all.window('megan');
    directory.refuse(accountOf('megan'), refusals.secondFactor);
    const asked = megan.signInCards().length;
    await megan.says('show PO-000130');
    const card = await megan.isAskedToSignIn(asked + 1);
    const place = megan.activities().at(-1) ?? '';
    await singleSignOn(megan, 'megan', card);
    await megan.seesAt(place, 'You signed in, and it was not enough.');
    assert.equal(megan.signInCards().length, asked + 1);
    await megan.clicks(place, 'signIn.goOn', goOnAt(megan, place));
    const page = await megan.isAskedToSignIn(asked + 2);
    assert.equal(page.tokenExchangeResource, undefined, 'this time on the page');
    directory.refuse(accountOf('megan'), null);
    await verify(megan, service.pageSignsIn(channelIdOf('megan'), accountOf('megan')));
    await megan.seesAt(place, 'Purchase order PO-000130');
  });

  it('takes the code that a person types', async () => {
    const megan = all.window('megan');
    directory.refuse(accountOf('megan'), refusals.revoked);
    const asked = megan.signInCards().length;
    await megan.says('show PO-000130');
    await megan.isAskedToSignIn(asked + 1);
    const place = megan.activities().at(-1) ?? '';
    directory.refuse(accountOf('megan'), null);
    await megan.post({ type: 'invoke', name: 'signin/failure', value: { code: 'resourcematchfailed', message: 'no' } });
    assert.equal((await megan.isAskedToSignIn(asked + 2)).tokenExchangeResource, undefined);
    await megan.says(service.pageSignsIn(channelIdOf('megan'), accountOf('megan')));
    await megan.seesAt(place, 'Purchase order PO-000130');
  });

  it('out keeps nothing, puts away what waits, and is asked for anew', async () => {
    const megan = all.window('megan');
    await megan.says('abmelden', { locale: 'de-DE' });
    await megan.sees('Sie sind abgemeldet.');
    assert.ok(!service.keeps(channelIdOf('megan')));
    const asked = megan.signInCards().length;
    await megan.says('show PO-000130');
    await megan.isAskedToSignIn(asked + 1);
    await megan.sees('Sign in to go on.');
    await megan.says('sign out');
    await megan.sees('You were not signed in.');
    await megan.says('sign in');
    const card = await megan.isAskedToSignIn(asked + 2);
    await singleSignOn(megan, 'megan', card);
    await megan.sees('You are signed in.');
    assert.ok(!megan.text().includes('What waited for it goes on'), megan.text());
  });

  it('is nothing that a person of Field Service alone is asked for, and no background work needs it', async () => {
    directory.refuse(accountOf('megan'), refusals.revoked);
    const alex = all.window('alex');
    await alex.says('show PO-000130');
    await alex.sees('Purchase order PO-000130');
    assert.equal(alex.signInCards().length, 0);
    assert.ok(directory.asked.every(({ of }) => of !== 'alexw@example.com'));
    directory.refuse(accountOf('megan'), null);
  });

  it('leaves no token in the log and none in what is sent', () => {
    const everything = JSON.stringify([all.logged, all.channel.recorded]);
    assert.doesNotMatch(everything, /eyJ[\w-]+\.eyJ/);
  });
});

/** Data of the button that goes on. */
function goOnAt(window: ChatWindow, activity: string): unknown {
  const card = window.cardAt(activity);
  assert.ok(card);
  return buttonsOf(card).find(({ title }) => title === 'Sign in and go on')?.data;
}
