import assert from 'node:assert/strict';
import { refusals } from '../../support/sign-in/directory.ts';
import { buttonsOf } from '../support/card.ts';
import type { ChatPerson, ChatWindow } from '../support/chat.ts';
import { alex, megan, patti } from '../support/world.ts';
import { accountOf, channelIdOf, startSigningBot, type SigningBot } from './signing-bot.ts';

describe('signing in', () => {
  let all: SigningBot;
  let window: ChatWindow;
  const hers = accountOf(megan);
  const account = channelIdOf(megan);

  beforeEach(async () => {
    all = await startSigningBot();
    window = all.bot.window(megan);
    await window.says('hi');
    await window.sees('Hello');
  });
  afterEach(() => all[Symbol.asyncDispose]());

  const verify = (state?: string) =>
    window.post({ type: 'invoke', name: 'signin/verifyState', value: state === undefined ? {} : { state } });
  /** She is signed in, as on any day. */
  const signedIn = (): void => all.service.keep(account, hers);
  /** An order of Alex’s, who has Field Service alone. */
  const ordered = async (): Promise<ChatWindow> => {
    const requester = all.bot.window(alex);
    await requester.says('order 5 P-100 from V-1001 to warehouse 24');
    await requester.sees('Create this purchase order?');
    await requester.presses('Create');
    await requester.sees('Purchase order PO-1');
    return requester;
  };
  /** An order that waits for her decision, on her newest card. */
  const waiting = async (): Promise<string> => {
    const requester = await ordered();
    await requester.says('submit PO-1');
    await requester.presses('Submit');
    await requester.sees('Submitted for approval');
    await window.sees('PO-1 is waiting for your decision');
    return window.activities().at(-1) ?? '';
  };
  const approvals = (): number => all.bot.procurement.acts.filter(({ act }) => act === 'approve').length;
  /** Her sign-in ends while she approves; gives the place of the card, and the card she is sent. */
  const expiredWhileApproving = async () => {
    signedIn();
    const place = await waiting();
    all.directory.refuse(hers, refusals.revoked);
    await window.presses('Approve');
    const card = await window.isAskedToSignIn(1);
    await window.seesAt(place, 'Your sign-in has expired.');
    return { place, card };
  };

  it('by single sign-on answers what was asked, in its own place, and is not asked for again', async () => {
    await ordered();
    await window.says('show PO-1');
    const card = await window.isAskedToSignIn(1);
    const place = window.activities().at(-1) ?? '';
    await window.seesAt(place, 'Sign in to continue.');
    assert.deepEqual(
      card.buttons.map(({ type, title, value }) => ({ type, title, isPage: value.startsWith(all.service.address) })),
      [{ type: 'signin', title: 'Sign in', isPage: true }],
    );
    assert.equal(card.connectionName, all.service.connection);
    assert.equal(card.tokenExchangeResource?.uri, `api://botid-${all.directory.clientId}`);
    assert.equal((await all.singleSignOn(window, megan, card)).status, 200);
    await window.seesAt(place, 'Purchase order PO-1');
    await window.seesAt(card.activity, /You are signed in\.\s+Your waiting request continues\./);
    await window.says('show PO-1');
    await window.sees('Purchase order PO-1');
    assert.equal(window.signInCards().length, 1);
  });

  it('tells an approver what waits for them once they are signed in', async () => {
    const requester = await ordered();
    await requester.says('submit PO-1');
    await requester.presses('Submit');
    const card = await window.isAskedToSignIn(1);
    assert.doesNotMatch(window.text(), /PO-1/);
    await all.singleSignOn(window, megan, card);
    await window.sees('PO-1 is waiting for your decision');
  });

  it('goes on with an approval in whose middle it expired, once, however many clients tell of it', async () => {
    const { place, card } = await expiredWhileApproving();
    assert.equal(approvals(), 0);
    all.directory.refuse(hers, null);
    const answers = await Promise.all([1, 2, 3].map(() => all.singleSignOn(window, megan, card)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    await window.seesAt(place, /Approved by Megan Bowen at \d\d:\d\d\./);
    await all.bot.bot.idle();
    assert.equal(approvals(), 1);
    assert.equal(all.service.asked.filter((one) => one.startsWith('exchange')).length, 1);
  });

  it('on its page goes on with an order that was being created, with nothing typed again', async () => {
    signedIn();
    await window.says('order 7 P-200 from V-1001 to warehouse 61');
    await window.sees('Create this purchase order?');
    const place = window.activities().at(-1) ?? '';
    all.directory.refuse(hers, refusals.secondFactor);
    await window.presses('Create');
    const card = await window.isAskedToSignIn(1);
    await window.seesAt(place, 'Your sign-in has expired.');
    assert.ok(!all.service.keeps(account), 'what is refused is thrown away');
    all.service.wantsPage(true);
    const refused = await all.singleSignOn(window, megan, card);
    assert.equal(refused.status, 412, 'so that the client shows the button');
    all.service.wantsPage(false);
    all.directory.refuse(hers, null);
    assert.equal((await verify(all.service.pageSignsIn(account, hers))).status, 200);
    await window.seesAt(place, 'Purchase order PO-1');
    await all.bot.bot.idle();
    assert.deepEqual(
      all.bot.procurement.creates.map(({ lines }) => lines),
      [[{ product: 'P-200', quantity: 7, unit: null }]],
    );
  });

  it('that ends badly is explained, and what waits goes on waiting', async () => {
    const { place } = await expiredWhileApproving();
    assert.equal((await verify('999999')).status, 404);
    await window.sees('That code is wrong or too old.');
    assert.equal((await verify()).status, 200);
    await window.sees('You did not sign in.');
    await verify('CancelledByUser');
    await window.sees('You did not sign in.');
    await verify(all.service.pageSignsIn(account, accountOf(patti)));
    await window.sees('You signed in with another account.');
    assert.ok(!all.service.keeps(account), 'another account is not kept as hers');
    assert.match(window.shownAt(place), /Your sign-in has expired/);
    assert.equal(approvals(), 0);
    all.directory.refuse(hers, null);
    await verify(all.service.pageSignsIn(account, hers));
    await window.seesAt(place, 'Approved by Megan Bowen');
  });

  it('goes on after a restart in between', async () => {
    const { place, card } = await expiredWhileApproving();
    all.directory.refuse(hers, null);
    const again = (await all.restart()).window(megan);
    await all.singleSignOn(again, megan, card);
    await again.seesAt(place, 'Approved by Megan Bowen');
    assert.equal(approvals(), 1);
  });

  it('is noticed at the start when it came while the bot was down', async () => {
    await expiredWhileApproving();
    all.directory.refuse(hers, null);
    signedIn();
    await all.restart();
    await all.bot.bot.idle();
    assert.equal(approvals(), 1);
  });

  it('of somebody else in a group goes on with nothing of another’s', async () => {
    await ordered();
    const place = { conversation: 'group 1', conversationType: 'groupChat' } as const;
    const [group, others] = [all.bot.window(megan, place), all.bot.window(patti, place)];
    await group.says('show PO-1');
    await group.sees('Sign in to continue.');
    const card = await window.isAskedToSignIn(1);
    assert.equal(group.signInCards().length, 0, 'the card to sign in with is in the personal chat alone');
    const held = group.activities().at(-1) ?? '';
    await all.singleSignOn(others, patti, card);
    const goOn = buttonsOf(group.card()).find(({ title }) => title === 'Sign in and continue');
    assert.ok(goOn);
    const answer = await others.clicks(held, goOn.verb, goOn.data);
    assert.match(String(answer.body.value), /belongs to somebody else/);
    await all.bot.bot.idle();
    assert.match(group.shownAt(held), /Sign in to continue/);
    await all.singleSignOn(window, megan, card);
    await group.seesAt(held, 'Purchase order PO-1');
  });

  it('for a button of a card that others read too is asked for in the personal chat, and the card stays until then', async () => {
    await ordered();
    const place = { conversation: 'group 1', conversationType: 'groupChat' } as const;
    const [group, hersThere] = [all.bot.window(alex, place), all.bot.window(megan, place)];
    await group.says('show PO-1');
    await group.sees('Purchase order PO-1');
    const shown = group.activities().at(-1) ?? '';
    const { body } = await hersThere.presses('Progress');
    assert.match(String(body.value), /Sign in to continue\./);
    const first = await window.isAskedToSignIn(1);
    await window.sees('[Sign in and continue]');
    await all.bot.bot.idle();
    assert.match(group.shownAt(shown), /\[Progress\]/);
    await all.singleSignOn(window, megan, first);
    await group.seesAt(shown, 'It is a draft');
    await window.sees('Your waiting request continues.');

    all.directory.refuse(hers, refusals.revoked);
    await hersThere.presses('Submit');
    await window.sees('Your sign-in has expired.');
    await all.bot.bot.idle();
    assert.match(group.shownAt(shown), /\[Submit\]/);
    await window.presses('Cancel');
    await window.sees('Cancelled.');
    await all.bot.bot.idle();
    assert.match(group.shownAt(shown), /\[Submit\]/);
    await hersThere.presses('Submit');
    await window.sees('Sign in to continue.');
    all.directory.refuse(hers, null);
    await all.singleSignOn(window, megan, await window.isAskedToSignIn(3));
    await group.seesAt(shown, 'Submitted for approval');
  });

  it('is asked for anew in the personal chat where the card that asked for it was deleted', async () => {
    await ordered();
    const place = { conversation: 'group 1', conversationType: 'groupChat' } as const;
    const [group, hersThere] = [all.bot.window(alex, place), all.bot.window(megan, place)];
    await group.says('show PO-1');
    await group.sees('Purchase order PO-1');
    await hersThere.presses('Progress');
    await window.sees('[Sign in and continue]');
    await all.bot.bot.idle();
    const before = window.activities();
    all.bot.connector.remove(before.at(-1) ?? '');
    for (const _again of [1, 2]) {
      await hersThere.presses('Progress');
      await all.bot.bot.idle();
      assert.equal(window.activities().length, before.length + 1);
    }
    assert.match(window.text(), /\[Sign in and continue\]/);
  });

  it('in a group is explained to somebody who has no personal chat with the bot', async () => {
    const stranger: ChatPerson = patti;
    const group = all.bot.window(stranger, { conversation: 'group 2', conversationType: 'groupChat' });
    await group.says('show PO-1');
    await group.sees('I cannot reach you in a chat of our own. Open one with me');
  });

  it('is not asked for where a consent is missing, and goes on once it is given', async () => {
    signedIn();
    await waiting();
    all.directory.refuse(hers, refusals.noConsent);
    await window.says('show PO-1');
    await window.sees('I may not act for you in Supply Chain Management.');
    const place = window.activities().at(-1) ?? '';
    await window.presses('Sign in and continue');
    await all.bot.bot.idle();
    await window.seesAt(place, 'I may not act for you');
    assert.equal(window.signInCards().length, 0);
    all.directory.refuse(hers, null);
    await window.presses('Sign in and continue');
    await window.seesAt(place, 'Purchase order PO-1');
  });

  it('that does not help is not asked for again and again', async () => {
    const { place, card } = await expiredWhileApproving();
    await all.singleSignOn(window, megan, card);
    await window.seesAt(place, 'You signed in, but that was not enough.');
    await all.bot.bot.idle();
    assert.equal(window.signInCards().length, 1);
    const goOn = buttonsOf(window.cardAt(place) ?? window.card()).find(({ title }) => title === 'Sign in and continue');
    await window.clicks(place, 'signIn.goOn', goOn?.data);
    const page = await window.isAskedToSignIn(2);
    assert.equal(page.tokenExchangeResource, undefined, 'this time on the page');
    all.directory.refuse(hers, null);
    await verify(all.service.pageSignsIn(account, hers));
    await window.seesAt(place, 'Approved by Megan Bowen');
    assert.equal(approvals(), 1);
  });

  it('that never comes is told after half an hour, and only a button goes on then', async () => {
    const { place, card } = await expiredWhileApproving();
    window = (await all.restart(31)).window(megan);
    await window.says('hi');
    await all.restart(31);
    window = all.bot.window(megan);
    await window.seesAt(place, 'Nobody signed in.');
    all.directory.refuse(hers, null);
    await all.singleSignOn(window, megan, card);
    await all.bot.bot.idle();
    assert.equal(approvals(), 0);
    await window.clicks(place, 'signIn.goOn', buttonsOf(window.cardAt(place) ?? window.card())[0]?.data);
    await window.seesAt(place, 'Approved by Megan Bowen');
  });

  it('takes the code that a person types, and a page where the client could not do it by itself', async () => {
    const { place } = await expiredWhileApproving();
    all.directory.refuse(hers, null);
    await window.post({ type: 'invoke', name: 'signin/failure', value: { code: 'resourcematchfailed', message: '' } });
    assert.equal((await window.isAskedToSignIn(2)).tokenExchangeResource, undefined);
    await window.says('111111');
    await window.sees('That code is wrong');
    await window.says(all.service.pageSignsIn(account, hers));
    await window.seesAt(place, 'Approved by Megan Bowen');
  });

  it('can be put away: nothing goes on then', async () => {
    const { place, card } = await expiredWhileApproving();
    await window.presses('Cancel');
    await window.seesAt(place, 'Nothing was saved in either system.');
    all.directory.refuse(hers, null);
    await all.singleSignOn(window, megan, card);
    await all.bot.bot.idle();
    assert.equal(approvals(), 0);
  });

  it('put away, or never come, leaves the order that waited for it to be cancelled, changed and sent anew', async () => {
    for (const end of ['cancelled', 'lapsed'] as const) {
      await all[Symbol.asyncDispose]();
      all = await startSigningBot();
      window = all.bot.window(megan);
      signedIn();
      await window.says('order 7 P-200 from V-1001 to warehouse 61');
      await window.sees('Create this purchase order?');
      const place = window.activities().at(-1) ?? '';
      const data = buttonsOf(window.card()).find(({ title }) => title === 'Create')?.data;
      all.directory.refuse(hers, refusals.revoked);
      await window.presses('Create');
      await window.isAskedToSignIn(1);
      await window.seesAt(place, 'Your sign-in has expired.');
      if (end === 'cancelled') {
        await window.presses('Cancel');
        await window.seesAt(place, 'Nothing was saved in either system.');
      } else {
        window = (await all.restart(31)).window(megan);
        await window.says('hi');
        await all.restart(31);
        window = all.bot.window(megan);
        await window.seesAt(place, 'Nobody signed in.');
      }
      all.directory.refuse(hers, null);
      signedIn();
      await window.clicks(place, 'purchaseOrder.create', data);
      await window.seesAt(place, 'Purchase order PO-1');
      assert.equal(all.bot.procurement.creates.length, 1, end);
    }
  });

  it('leaves an order that waits for it free to be put away in words', async () => {
    signedIn();
    await window.says('order 7 P-200 from V-1001 to warehouse 61');
    await window.sees('Create this purchase order?');
    const place = window.activities().at(-1) ?? '';
    all.directory.refuse(hers, refusals.revoked);
    await window.presses('Create');
    const card = await window.isAskedToSignIn(1);
    await window.seesAt(place, 'Your sign-in has expired.');
    await window.says('cancel');
    await window.sees('Cancelled.');
    all.directory.refuse(hers, null);
    await all.singleSignOn(window, megan, card);
    await all.bot.bot.idle();
    assert.deepEqual(all.bot.procurement.creates, []);
  });

  it('out keeps nothing and puts away what waits', async () => {
    const { place } = await expiredWhileApproving();
    await window.says('sign out');
    await window.sees('You were not signed in.');
    await window.seesAt(place, 'Cancelled.');
    all.directory.refuse(hers, null);
    await window.says('sign in');
    const card = await window.isAskedToSignIn(2);
    await all.singleSignOn(window, megan, card);
    await window.seesAt(card.activity, 'You are signed in.');
    await all.bot.bot.idle();
    assert.equal(approvals(), 0);
    await window.says('abmelden');
    await window.sees('You are signed out.');
    assert.ok(!all.service.keeps(account));
    await window.says('show PO-1');
    await window.sees('Sign in to continue.');
  });

  it('is nothing that somebody with Field Service alone is asked for', async () => {
    await ordered();
    const requester = all.bot.window(alex);
    await requester.says('show PO-1');
    await requester.sees('Purchase order PO-1');
    assert.equal(requester.signInCards().length, 0);
    assert.ok(all.directory.asked.every(({ of }) => of !== accountOf(alex).userPrincipalName));
  });

  it('leaves no token in the log and none in what is sent', async () => {
    const { place, card } = await expiredWhileApproving();
    all.directory.refuse(hers, null);
    await all.singleSignOn(window, megan, card);
    await window.seesAt(place, 'Approved by Megan Bowen');
    const everything = JSON.stringify([all.bot.logged, all.bot.connector.recorded]);
    assert.doesNotMatch(everything, /eyJ[\w-]+\.eyJ/);
  });
});
