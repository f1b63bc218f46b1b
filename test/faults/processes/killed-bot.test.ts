import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChatWindow } from '../../bot/support/chat.ts';
import { saved } from '../../support/two-systems.ts';
import { eventually, rows } from '../../support/wire.ts';
import { KilledBot } from './killed-bot.ts';

/** How many records of a filter each system has. */
interface Counts {
  readonly dataverse: number;
  readonly financeOperations: number;
}

const both: Counts = { dataverse: 1, financeOperations: 1 };
const neither: Counts = { dataverse: 0, financeOperations: 0 };

describe('a bot that is killed after it acknowledged a click and before it told the outcome', function () {
  this.timeout(300_000);
  let bot: KilledBot;

  before(async () => {
    bot = await KilledBot.start();
  });
  after(() => bot[Symbol.asyncDispose]());

  const warehouses = async (id: string): Promise<Counts> => ({
    dataverse: rows(
      await bot.calls('patti').dataverse('GET', `msdyn_warehouses?$filter=msdyn_warehouseidentifier eq '${id}'`),
    ).length,
    financeOperations: rows(
      await bot
        .calls('patti')
        .financeOperations('GET', `Warehouses?$filter=dataAreaId eq 'usmf' and WarehouseId eq '${id}'`),
    ).length,
  });

  /** Asks for a warehouse, presses Create, and gives the message that says it is under way. */
  const acknowledged = async (window: ChatWindow, sentence: string): Promise<string> => {
    await window.says(sentence);
    await window.sees('Create this');
    const { body } = await window.presses('Create');
    assert.match(JSON.stringify(body.value), /Creating /, 'acknowledged');
    const card = window.activities().at(-1) ?? '';
    assert.match(window.shownAt(card), /Creating /);
    return card;
  };

  /** Kills it, starts it again, and waits until the same message says something else. */
  const killed = async (window: ChatWindow, card: string): Promise<string> => {
    await bot.kill();
    assert.match(window.shownAt(card), /Creating |Not sure yet/, 'nothing was told before the end');
    const before = bot.sentTo(window).filter(({ method }) => method === 'POST').length;
    bot.channel.ignore();
    await bot.restart();
    await eventually(async () => !/Creating |Not sure yet/.test(window.shownAt(card)), 'telling the truth', 60_000);
    const posts = bot.sentTo(window).filter(({ method }) => method === 'POST').length;
    assert.equal(posts, before, 'the card is edited, nothing is sent beside it');
    return window.shownAt(card);
  };

  it('before Supply Chain Management got it, edits the same card with the truth', async () => {
    const window = bot.window('alex');
    bot.standIns.sandbox.control.faults.financeOperations.add([{ method: 'POST', path: '\\$batch', delay: 2_000 }]);
    const card = await acknowledged(window, 'create warehouse K-1 named Early at site NW');
    await pause(300);
    const shown = await killed(window, card);
    // The late write asks a hook that may be away just then, and is refused for it: the card has to tell which it was.
    assert.match(shown, /Warehouse K-1 was created\.|Nothing was changed\./);
    assert.deepEqual(await warehouses('K-1'), shown.includes('was created') ? both : neither);
  });

  it('after Supply Chain Management has it and before Field Service does, edits the same card with the truth', async () => {
    const window = bot.window('alex');
    bot.standIns.sandbox.control.faults.dataverse.add([{ method: 'POST', path: '\\$batch', delay: 4_000 }]);
    const card = await acknowledged(window, 'create warehouse K-2 named Halfway at site NW');
    await eventually(async () => (await warehouses('K-2')).financeOperations === 1, 'the first write');
    const shown = await killed(window, card);
    assert.match(shown, /Warehouse K-2 was created\./);
    assert.deepEqual(await warehouses('K-2'), both);
  });

  it('after both have it and before the card was edited, edits it', async () => {
    const window = bot.window('alex');
    const card = await acknowledged(window, 'create warehouse K-3 named Late at site NW');
    bot.channel.ignore('PUT');
    await eventually(async () => (await warehouses('K-3')).dataverse === 1, 'both writes');
    const shown = await killed(window, card);
    assert.match(shown, /Warehouse K-3 was created\./);
    assert.deepEqual(await warehouses('K-3'), both);
  });

  it('while Supply Chain Management refuses it, shows its words on the same card, and nothing is left', async () => {
    const window = bot.window('alex');
    bot.standIns.sandbox.control.faults.financeOperations.add([{ method: 'POST', path: '\\$batch', delay: 2_000 }]);
    const card = await acknowledged(window, 'create warehouse K-2 named Again at site NW');
    const shown = await killed(window, card);
    assert.match(shown, /Supply Chain Management says: .*already exists/);
    assert.match(shown, /Again/, `what was typed still stands there: ${shown}`);
    assert.deepEqual(await warehouses('K-2'), both);
    const [row] = rows(
      await bot.calls('patti').dataverse('GET', "msdyn_warehouses?$filter=msdyn_warehouseidentifier eq 'K-2'"),
    );
    assert.equal(row?.['msdyn_description'], 'Halfway');
  });

  it('with notices that nobody got, tells them after the restart, once and folded: author, administrator and channel', async () => {
    const [author, administrator] = [bot.window('adele'), bot.window('patti')];
    const channel = { conversation: '19:dispatch@thread.tacv2', conversationType: 'channel' } as const;
    for (const window of [author, administrator]) await window.says('hi');
    await bot.window('patti', channel).says('subscribe this channel to warehouse failures in usmf');
    await bot.window('patti', channel).sees('From now on I will report here: failed warehouses in usmf.');
    const told = [author, administrator, bot.window('patti', channel)];
    const before = told.map((window) => bot.sentTo(window).length);

    const ids = ['OUT-1', 'OUT-2', 'OUT-3', 'OUT-4', 'OUT-5'];
    await bot.hooks(false);
    const site = { dataAreaId: 'usmf', SiteId: 'OUT', SiteName: 'Outpost' };
    saved(await bot.calls('patti').financeOperations('POST', 'OperationalSitesV2', site));
    for (const id of ids) {
      const warehouse = { dataAreaId: 'usmf', WarehouseId: id, WarehouseName: 'Outpost', OperationalSiteId: 'OUT' };
      saved(await bot.calls('adele').financeOperations('POST', 'Warehouses', warehouse));
    }
    await bot.hooks(true);
    bot.channel.ignore('POST', 'PUT');
    for (const id of ids) await bot.tellLate('adele', 'Warehouses', { dataAreaId: 'usmf', WarehouseId: id });
    await eventually(async () => bot.channel.ignored.length >= 3, 'trying to tell all three', 30_000);
    await bot.kill();
    assert.deepEqual(
      told.map((window) => bot.sentTo(window).length),
      before,
      'nobody was told before the end',
    );
    bot.channel.ignore();
    await bot.restart();
    for (const window of told) await window.sees('Not in both systems: 5 warehouses', 60_000);
    for (const window of [author, administrator]) await window.sees('Warehouse OUT-5');
    assert.doesNotMatch(bot.window('patti', channel).text(), /OUT-/);
    for (const [index, window] of told.entries()) {
      const cards = bot.sentTo(window).slice(before[index]);
      assert.equal(cards.filter(({ method }) => method === 'POST').length, 1, 'one card for all five');
    }
  });
});
