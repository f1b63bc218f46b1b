import assert from 'node:assert/strict';
import type { ChatWindow } from '../bot/support/chat.ts';
import { play, type Script } from '../bot/conversation/script.ts';
import { startFullComposition, type CastName, type FullComposition } from '../support/full-composition.ts';
import { rows } from '../support/wire.ts';
import { readRanking, readWorkOrders, type Ranked, type Start } from './warehouses-by-distance.ts';

/** The warehouses that the newest card lists, with what it says about the distance. */
function listed(window: ChatWindow): readonly { readonly id: string; readonly distance: string }[] {
  return window
    .text()
    .split('[Details of warehouse ')
    .slice(1)
    .map((part) => ({
      id: part.slice(0, part.indexOf(']')),
      distance: part.split('\n').find((line) => /^[\d,.]+ km|^no distance/.test(line)) ?? '',
    }));
}

function assertSameList(shown: ReturnType<typeof listed>, expected: readonly Ranked[], from: string): void {
  assert.deepEqual(
    shown.map(({ id }) => id),
    expected.map(({ id }) => id),
    from,
  );
  for (const [index, { id, distance }] of shown.entries()) {
    const kilometres = expected[index]?.kilometres ?? null;
    if (kilometres === null) assert.match(distance, /^no distance: /, id);
    else {
      const told = Number((/^[\d,.]+/.exec(distance)?.[0] ?? '').replaceAll(',', ''));
      assert.ok(Math.abs(told - kilometres) <= (kilometres < 10 ? 0.051 : 0.51), `${id}: ${distance}, ${kilometres}`);
    }
  }
}

/** Of every so many work orders the whole list is compared; of each, the first page. */
const wholeListEach = 4;

const scenes: readonly (Script & { readonly at?: { latitude: number; longitude: number } })[] = [
  {
    title: 'to coordinates just short of the antimeridian',
    at: { latitude: 52, longitude: 179.9 },
    steps: [{ says: 'find nearest warehouse to 52,179.9', sees: ['nearest to 52, 179.9', '1 to 6 of 48'] }],
  },
  {
    title: 'to coordinates just behind the antimeridian',
    at: { latitude: -17, longitude: -179.95 },
    steps: [{ says: 'find nearest warehouse to 17S 179.95W', sees: ['nearest to -17, -179.95'] }],
  },
  {
    title: 'to the North Pole',
    at: { latitude: 90, longitude: 0 },
    steps: [{ says: 'where is the closest warehouse to 90,0?', sees: ['nearest to 90, 0'] }],
  },
  {
    title: 'to a place close to the South Pole',
    at: { latitude: -89.999, longitude: 123 },
    steps: [{ says: 'nearest warehouse to -89.999, 123', sees: ['nearest to -89.999, 123'] }],
  },
  {
    title: 'to an account',
    steps: [
      { says: 'find nearest warehouse to account C-1003', sees: ['account C-1003 (Bluestem Brewery)', 'BOI-01'] },
    ],
  },
  {
    title: 'to a warehouse, which is nearest to itself',
    steps: [{ says: 'nearest warehouse to warehouse DEN-01', sees: ['nearest to warehouse DEN-01', '0 km'] }],
  },
  {
    title: 'to a town, and says that it is the middle of what is known there',
    steps: [
      { says: 'find nearest warehouse to Oakland', sees: [/Oakland \(middle of \d+ addresses there\)/, 'OAK-01'] },
    ],
  },
  {
    title: 'to a German town, among the warehouses of the German company',
    steps: [{ says: 'find nearest warehouse to Berlin', sees: ['Company demf', 'BER-01'], seesNot: ['SEA-01'] }],
  },
  {
    title: 'to an asset and a site that both companies have, once it is said which',
    steps: [
      { says: 'find nearest warehouse to asset AS-00002', sees: ['Which “asset AS-00002” do you mean?'] },
      { presses: 'Continue', with: { choice: 'Klinikum Sonnenhang' }, sees: ['AS-00002 (Motor 1', 'Company demf'] },
      { says: 'find nearest warehouse to site WEST', sees: ['Which “site WEST” do you mean?'] },
      { presses: 'Continue', with: { choice: 'Pacific West' }, sees: ['site WEST (Pacific West)', 'Company usmf'] },
    ],
  },
  {
    title: 'after asking from where, and remembers the answer',
    steps: [
      { as: 'isaiah', says: 'find nearest warehouse', sees: ['Nearest to where?', 'my current booking', 'my site NW'] },
      { as: 'isaiah', presses: 'Continue', with: { choice: 'my site NW' }, sees: ['Warehouses nearest to my site NW'] },
      { as: 'isaiah', says: 'nearest warehouse', sees: ['Warehouses nearest to my site NW'] },
      { as: 'isaiah', presses: 'From somewhere else', sees: ['Nearest to where?'] },
      { as: 'isaiah', presses: 'Continue', with: { choice: 'my current booking' }, sees: ['my current booking: work'] },
    ],
  },
  {
    title: 'for somebody who has no licence in Field Service, out of Supply Chain Management',
    steps: [
      { as: 'megan', says: 'find nearest warehouse', sees: ['Nearest to where?', 'site EAST (Atlantic)'] },
      {
        as: 'megan',
        presses: 'Continue',
        with: { words: 'DEN-01' },
        sees: ['nearest to warehouse DEN-01', '0 km', 'Stock according to Supply Chain Management, '],
        seesNot: ['Field Service'],
      },
      {
        as: 'megan',
        presses: 'Details of warehouse DEN-01',
        sees: ['Integration: maintained in Supply Chain Management', '[Open in Supply Chain Management]'],
        seesNot: ['[Open in Field Service]'],
      },
    ],
  },
  {
    title: 'and says which stand at the same place',
    steps: [{ says: 'find nearest warehouse to WO-01001', sees: ['SEA-Q', '12 km, as far as SEA-01'] }],
  },
  {
    title: 'with stock, those that have enough',
    steps: [
      { says: 'find nearest warehouse to SEA-01 with 40 of P-100', sees: ['at least 40 of P-100', 'P-100 58 ea'] },
      { says: 'nearest warehouse with 100000 of P-100 to SEA-01', sees: [/No warehouse has|no warehouses/] },
    ],
  },
  {
    title: 'and says what has no position, and what lies outside the Earth',
    steps: [
      { says: 'find nearest warehouse to TRUCK-07', sees: ['No position has been entered for TRUCK-07'] },
      { says: 'find nearest warehouse to FLOAT-01', sees: ['No position has been entered for FLOAT-01'] },
      { says: 'find nearest warehouse to 91,0', sees: ['I found no place “91,0”'], seesNot: ['WO-0'] },
    ],
  },
];

describe('the nearest warehouse', function () {
  this.timeout(120_000);
  let all: FullComposition;
  let workOrders: readonly Start[];
  let ranking: Awaited<ReturnType<typeof readRanking>>;

  before(async () => {
    all = await startFullComposition();
    workOrders = await readWorkOrders(all.calls('patti'));
    ranking = await readRanking(all.calls('patti'));
  });
  after(() => all[Symbol.asyncDispose]());

  const windowOf = (name = 'alex'): ChatWindow => all.window(name as CastName);

  it('to every work order there is comes in the order of great-circle distances', async () => {
    const window = all.window('alex');
    const reader = await all.records.personOf('alexw@example.com');
    assert.ok(reader);
    assert.ok(workOrders.length >= 40);
    for (const [index, workOrder] of workOrders.entries()) {
      const expected = ranking(workOrder, workOrder.company);
      await window.says(`find nearest warehouse to ${workOrder.name}`);
      await window.sees(`Warehouses nearest to work order ${workOrder.name} `);
      assertSameList(listed(window), expected.slice(0, 6), workOrder.name);
      if (index % wholeListEach !== 0) continue;
      const [from] = await all.records.places(workOrder.name, reader);
      assert.ok(from?.company);
      const { warehouses } = await all.records.nearest({ from, company: from.company }, reader);
      assert.deepEqual(
        warehouses.map(({ id }) => id),
        expected.map(({ id }) => id),
      );
      for (const [place, { kilometres }] of warehouses.entries()) {
        const independent = expected[place]?.kilometres ?? null;
        if (kilometres === null || independent === null) assert.equal(kilometres, independent);
        else assert.ok(Math.abs(kilometres - independent) < 1e-3, `${kilometres} ${independent}`);
      }
    }
  });

  it('is a complete list, read a page at a time to trucks and unknown positions at its end', async () => {
    const window = all.window('alex');
    for (const workOrder of [workOrders[0], workOrders.at(-1)]) {
      assert.ok(workOrder);
      await window.says(`find nearest warehouse to ${workOrder.name}`);
      await window.sees(`Warehouses nearest to work order ${workOrder.name} `);
      const shown = [...listed(window)];
      while (window.text().includes('[More]')) {
        await window.presses('More');
        shown.push(...listed(window));
      }
      assertSameList(shown, ranking(workOrder, workOrder.company), workOrder.name);
      assert.equal(shown.at(-1)?.distance, 'no distance: truck');
    }
    const american = workOrders[0];
    assert.ok(american);
    assert.match(
      ranking(american, american.company)
        .map(({ id }) => id)
        .join(),
      /FLOAT-01,TRUCK-07/,
    );
  });

  for (const scene of scenes) {
    it(scene.title, async () => {
      await play(scene, windowOf);
      if (scene.at === undefined) return;
      const usmf = rows(await all.calls('patti').dataverse('GET', "cdm_companies?$filter=cdm_companycode eq 'usmf'"));
      const expected = ranking(scene.at, String(usmf[0]?.['cdm_companyid']));
      assertSameList(listed(all.window('alex')), expected.slice(0, 6), scene.title);
    });
  }

  it('was found without a failure of the product itself', () => {
    assert.deepEqual(all.logged, []);
  });
});
