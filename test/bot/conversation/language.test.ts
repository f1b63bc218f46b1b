import assert from 'node:assert/strict';
import { startTestBot } from '../support/bot.ts';
import { alex, isaiah, megan } from '../support/world.ts';

describe('the language of a person', () => {
  it('is that of their client until they choose one, and then theirs in every conversation', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('help', { locale: 'de-AT' });
    await window.sees('Was ich kann');
    await window.says('language english', { locale: 'de-AT' });
    await window.sees('From now on I will answer in English.');
    const group = bot.window(alex, { conversation: '19:group', conversationType: 'groupChat' });
    await group.says('help', { locale: 'de-AT' });
    await group.sees('What I can do');
    await group.sees('Everybody here can read my answers');
  });

  it('decides how dates are written, and the region of their client with it', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('order 5 P-100 from ACME by 12/4/2026', { locale: 'en-US' });
    await window.sees('Requested delivery: Fri, Dec 4, 2026');
    await window.says('order 5 P-100 from ACME by 4/12/2026', { locale: 'en-GB' });
    await window.sees('Requested delivery: Fri, 4 Dec 2026');
    await window.says('bestelle 5 P-100 bei ACME bis 4.12.2026', { locale: 'de-DE' });
    await window.sees('Wunschtermin: Fr., 4. Dez. 2026');
  });

  it('is that of the reader, on cards that others made', async () => {
    await using bot = await startTestBot();
    const [requester, approver] = [bot.window(alex), bot.window(megan)];
    await approver.says('hallo', { locale: 'de-DE' });
    await requester.says('order 5 P-100 from ACME');
    await requester.presses('Create');
    await requester.sees('Purchase order PO-1');
    await requester.presses('Submit');
    await approver.sees('Bestellung PO-1 wartet auf Ihre Entscheidung');
  });

  it('is spoken in the welcome, with examples that are of use to the one who is welcomed', async () => {
    await using bot = await startTestBot();
    const window = bot.window(isaiah);
    await window.post({ type: 'installationUpdate', action: 'add', locale: 'de-DE' });
    await window.sees('Hallo, ich bin Dispatch Copilot.');
    assert.match(window.text(), /nächstes Lager/);
    assert.doesNotMatch(window.text(), /bestelle/);
  });

  it('decides what a day of two figures means in the form of a record', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('create asset T-1 named Pump with acquisition date 3/4/2027', { locale: 'en-US' });
    await window.sees('Acquisition date: Thu, Mar 4, 2027');
    await window.says('create asset T-2 named Pump with acquisition date 3/4/2027', { locale: 'en-GB' });
    await window.sees('Acquisition date: Sat, 3 Apr 2027');
  });

  it('is used where a click or a dialog cannot be read, whatever their client speaks', async () => {
    await using bot = await startTestBot();
    const window = bot.window(alex);
    await window.says('language deutsch', { locale: 'en-US' });
    await window.sees('Ab jetzt antworte ich auf Deutsch.');
    for (const name of ['adaptiveCard/action', 'task/fetch', 'task/submit']) {
      const { body } = await window.post({ type: 'invoke', name, value: { action: 7 }, locale: 'en-US' });
      assert.match(JSON.stringify(body), /Diese Karte ist veraltet/, name);
    }
    const { body } = await window.post({ type: 'invoke', name: 'task/fetch', value: { data: {} }, locale: 'en-US' });
    assert.match(JSON.stringify(body), /Diese Karte ist veraltet/);
  });

  it('is used to say what is broken', async () => {
    await using bot = await startTestBot({ records: { places: async () => Promise.reject(new TypeError('secret')) } });
    const window = bot.window(alex);
    await window.says('nächstes Lager zu Berlin', { locale: 'de-DE' });
    await window.sees('Bei mir ist etwas schiefgegangen.');
  });
});
