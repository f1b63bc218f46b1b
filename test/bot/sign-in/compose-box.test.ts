import assert from 'node:assert/strict';
import { refusals } from '../../support/sign-in/directory.ts';
import type { ChatWindow } from '../support/chat.ts';
import { megan, patti } from '../support/world.ts';
import { accountOf, channelIdOf, startSigningBot, type SigningBot } from './signing-bot.ts';

interface Answer {
  readonly type: string;
  readonly text?: string;
  readonly attachments?: readonly { readonly preview: { readonly content: { readonly title: string } } }[];
  readonly suggestedActions?: {
    readonly actions: readonly { readonly type: string; readonly value: string; readonly title: string }[];
  };
}

describe('the compose box, where a sign-in is needed', () => {
  let all: SigningBot;
  let window: ChatWindow;
  const hers = accountOf(megan);
  const account = channelIdOf(megan);
  const search = { commandId: 'searchWarehouses', parameters: [{ name: 'words', value: 'depot' }] };

  beforeEach(async () => {
    all = await startSigningBot();
    window = all.bot.window(megan);
  });
  afterEach(() => all[Symbol.asyncDispose]());

  const asks = async (name: string, value: object, locale = 'en-GB'): Promise<Answer> => {
    const { status, body } = await window.post({ type: 'invoke', name, value, locale });
    assert.equal(status, 200);
    return (body as { composeExtension: Answer }).composeExtension;
  };
  const titles = ({ attachments }: Answer) => attachments?.map(({ preview }) => preview.content.title);

  it('leads to the page, and finds what was looked for once Teams comes back with the code of the page', async () => {
    const answer = await asks('composeExtension/query', search);
    assert.equal(answer.type, 'auth');
    const [action, ...others] = answer.suggestedActions?.actions ?? [];
    assert.deepEqual(others, []);
    assert.deepEqual([action?.type, action?.title], ['openUrl', 'Sign in']);
    assert.ok(action?.value.startsWith(`${all.service.address}/signin`), 'the page of the token service');
    const state = all.service.pageSignsIn(account, hers);
    const found = await asks('composeExtension/query', { ...search, state });
    assert.equal(found.type, 'result');
    assert.deepEqual(titles(found), ['61 North depot']);
    assert.deepEqual(titles(await asks('composeExtension/query', search)), ['61 North depot'], 'she stays signed in');
    assert.equal(window.signInCards().length, 0, 'nobody is sent a card for it');
  });

  it('asks again for a code that is wrong or a page that was closed, in the language of the person', async () => {
    for (const state of ['999999', 'CancelledByUser']) {
      const answer = await asks('composeExtension/query', { ...search, state }, 'de-DE');
      assert.equal(answer.type, 'auth', state);
      assert.equal(answer.suggestedActions?.actions[0]?.title, 'Anmelden');
    }
  });

  it('does not take somebody else’s sign-in for hers', async () => {
    const state = all.service.pageSignsIn(account, accountOf(patti));
    const answer = await asks('composeExtension/query', { ...search, state });
    assert.equal(answer.type, 'message');
    assert.match(answer.text ?? '', /You signed in with another account\./);
    assert.ok(!all.service.keeps(account));
  });

  it('says in words what no sign-in would mend', async () => {
    all.service.keep(account, hers);
    all.directory.refuse(hers, refusals.noConsent);
    const answer = await asks('composeExtension/query', search);
    assert.equal(answer.type, 'message');
    assert.match(answer.text ?? '', /I may not act for you in Supply Chain Management\./);
  });

  it('unfurls a pasted address after the sign-in, and suggests nothing before it', async () => {
    const link = { url: 'https://org/main.aspx?id=known' };
    assert.equal((await asks('composeExtension/queryLink', link)).type, 'auth');
    const suggestion = { queryText: 'a', dataset: 'vendor', kind: 'search' };
    const { body } = await window.post({ type: 'invoke', name: 'application/search', value: suggestion });
    assert.deepEqual((body.value as { results: unknown }).results, []);
    const state = all.service.pageSignsIn(account, hers);
    assert.deepEqual(titles(await asks('composeExtension/queryLink', { ...link, state })), ['V-1001 ACME Supplies']);
  });
});
