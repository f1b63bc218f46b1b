import assert from 'node:assert/strict';
import { learn } from '../../../src/bot/understanding/known.ts';
import { grammarOfBot, knownOfSandbox } from '../support/grammar.ts';

const understanding = await grammarOfBot();
const known = knownOfSandbox();

/** What the reading of a sentence rests on where not every word of it is the grammar's. */
const principles: readonly {
  readonly says: string;
  readonly because: string;
  readonly request: string | null;
  readonly slots?: Readonly<Record<string, string | undefined>>;
}[] = [
  {
    because: 'a code is of the kind that codes of its shape are of',
    says: 'AS-00006',
    request: 'show-record',
    slots: { record: 'AS-00006', entity: 'customer-asset' },
  },
  {
    because: 'a code says its noun, and small words may be missing',
    says: 'PO please: 10x P-100, US-101, to SEA-01',
    request: 'create-purchase-order',
    slots: { lines: '10x P-100', vendor: 'US-101', warehouse: 'SEA-01' },
  },
  {
    because: 'a clause that tells the circumstances is passed over, and kept as a note',
    says: 'customer called, AS-00006 makes strange noises, open a ticket',
    request: 'create-work-order',
    slots: { asset: 'AS-00006' },
  },
  {
    because: 'a code in another clause fills the slot that says “it”',
    says: 'the address of SEA-01 changed, update it',
    request: 'edit-record',
    slots: { record: 'SEA-01', entity: 'warehouse' },
  },
  {
    because: 'a number takes the product that was named before',
    says: 'wir haben keine P-100 mehr, bitte 20 stück bei US-101 nachbestellen',
    request: 'create-purchase-order',
    slots: { vendor: 'US-101' },
  },
  { because: 'what is called alone, in the plural, is to be listed', says: 'work orders?', request: 'my-work-orders' },
  { because: 'no price buys a “not”', says: 'reiche PO-000141 noch nicht ein', request: null },
  { because: 'nor does one of somebody else’s', says: 'the vendor will not confirm PO-000104', request: null },
  { because: 'in either language', says: 'der Lieferant will PO-000104 nicht bestätigen', request: null },
  { because: 'nor does one that somebody else did', says: 'der Lieferant hat PO-000104 bestätigt', request: null },
  { because: 'or wants', says: 'the customer wants to cancel his order 104 with us', request: null },
  { because: 'nor does what nobody is to do', says: 'make sure nobody approves PO-000118', request: null },
  { because: 'in German', says: 'PO-000118 soll niemand stornieren', request: null },
  { because: 'nor does what somebody did already', says: 'Patti paused the warehouse map', request: null },
  { because: 'or was done before now', says: 'we opened a work order for AS-00006 yesterday', request: null },
  { because: 'whoever did it', says: 'the customer opened a ticket for AS-00006', request: null },
  { because: 'in German too', says: 'Patti hat die Lager-Zuordnung angehalten', request: null },
  {
    because: 'and by ourselves',
    says: 'wir haben gestern einen Arbeitsauftrag für AS-00006 aufgemacht',
    request: null,
  },
  { because: 'and by a customer', says: 'der Kunde hat ein Ticket für AS-00006 aufgemacht', request: null },
  { because: 'what did not come is not booked', says: 'we have not received PO-000104', request: null },
  { because: 'nor what has yet to', says: "we haven't received PO-000104 yet", request: null },
  { because: 'nor that in German', says: 'wir haben PO-000104 nicht bekommen', request: null },
  {
    because: 'what came before now is still to be booked',
    says: 'received PO-000104 this morning',
    request: 'receive-purchase-order',
    slots: { order: 'PO-000104' },
  },
  {
    because: 'a report is no reason against what is asked beside it',
    says: 'Patti paused the warehouse map yesterday, please resume it',
    request: 'sync-command',
    slots: { command: 'resume' },
  },
  {
    because: 'whoever wants to be called back takes nothing back',
    says: 'call me back about PO-000118',
    request: null,
  },
  { because: 'nor in German', says: 'ruf mich wegen PO-000118 zurück', request: null },
  { because: 'nor where somebody else is called', says: 'call Sam back about PO-000118', request: null },
  { because: 'by name', says: 'ruf Kurt wegen PO-000118 zurück', request: null },
  { because: 'in one word', says: 'kannst du mich wegen PO-000118 zurückrufen', request: null },
  { because: 'who recalls how something was wants nothing back', says: 'I recall PO-000118 was late', request: null },
  {
    because: 'an order can be called back',
    says: 'ruf die 118 bitte wieder zurück',
    request: 'recall-purchase-order',
    slots: { order: '118' },
  },
  { because: 'nor does “no one” in two words', says: 'no one should approve PO-000118', request: null },
  {
    because: 'a code may be written with a space',
    says: 'what is still coming from US 101',
    request: 'list-purchase-orders',
    slots: { vendor: 'US-101' },
  },
  {
    because: 'whoever it is asked of',
    says: 'reorder the last order from us 101',
    request: 'reorder-purchase-order',
    slots: { vendor: 'US-101', order: undefined },
  },
  {
    because: 'and no matter whether it is known',
    says: 'open orders from US 120',
    request: 'list-purchase-orders',
    slots: { vendor: 'US-120' },
  },
  { because: 'and never is the number of an order', says: 'show vendor US 101', request: null },
  {
    because: 'where “us” is no code, a number counts',
    says: 'send us 101 filters',
    request: 'create-purchase-order',
    slots: { lines: '101 filters', vendor: undefined },
  },
  {
    because: 'a number behind “to” says how many',
    says: 'increase the order to 110 pieces',
    request: 'change-purchase-order',
    slots: { order: undefined, quantity: '110' },
  },
  {
    because: 'one behind “auf” as well',
    says: 'setz die Menge auf 115',
    request: 'change-purchase-order',
    slots: { order: undefined, quantity: '115', add: undefined },
  },
  {
    because: 'one before a unit is no order',
    says: 'erhöhe die Bestellung auf 120 Stück',
    request: 'change-purchase-order',
    slots: { order: undefined, quantity: '120' },
  },
  { because: 'nor is one before “draus”', says: 'mach 120 draus', request: null },
  {
    because: 'what something is added to is an order',
    says: 'add 5 filters to 120',
    request: 'change-purchase-order',
    slots: { order: '120', add: '5 filters' },
  },
  { because: 'nor an act that is not the bot’s', says: 'email PO-000130 to the vendor', request: null },
  { because: 'who asks how does not ask for it', says: 'how do i submit an order', request: null },
  { because: 'a write needs something to do it to', says: 'approve everything', request: null },
  { because: 'an order needs how many, or a product that there is', says: 'order me a pizza', request: null },
  {
    because: 'a bare number among those of orders is an order',
    says: 'turn down 116, we have plenty of those',
    request: 'approve-purchase-order',
    slots: { order: '116' },
  },
  {
    because: 'a number that counts is none',
    says: 'order 116 filters from US-102',
    request: 'create-purchase-order',
    slots: { lines: '116 filters' },
  },
  {
    because: 'what says how many is no order as well',
    says: 'we got 120 filters today',
    request: 'receive-purchase-order',
    slots: { order: undefined, quantity: '120', product: 'filters' },
  },
  {
    because: 'how many of what was spoken of is no order either',
    says: 'receive all 110 of it',
    request: 'receive-purchase-order',
    slots: { order: 'it', quantity: '110' },
  },
  {
    because: 'the number of a line is not how many',
    says: 'double line 1 of PO-000142',
    request: 'change-purchase-order',
    slots: { line: '1' },
  },
  { because: 'what is excepted is not meant', says: 'approve everything except PO-000135', request: null },
  { because: 'of two orders neither is chosen', says: 'confirm PO-000122 and PO-000123', request: null },
  {
    because: 'a line is canceled by changing its order',
    says: 'cancel line 2 of PO-000142',
    request: 'change-purchase-order',
    slots: { line: '2', remove: 'cancel' },
  },
  {
    because: 'of two products neither is chosen',
    says: 'received 5 P-100 and 3 P-200 for PO-000112',
    request: 'receive-purchase-order',
    slots: { order: 'PO-000112' },
  },
  { because: 'of two acts neither is chosen', says: 'approve or confirm PO-000122', request: null },
  { because: 'what is told was done already', says: 'PO-000122 was approved yesterday by Sam, thanks', request: null },
  {
    because: 'who asks whether it was done asks to be shown it',
    says: 'did we receive everything on order 109',
    request: 'show-purchase-order',
    slots: { order: '109' },
  },
  {
    because: 'what is done on the side of whoever writes says nothing of what is asked',
    says: 'I have ten minutes before my next call, which orders are still waiting for my OK?',
    request: 'waiting-for-me',
  },
  {
    because: 'a category and a place narrow a list of assets',
    says: 'pumpen beim Klinikum Sonnenhang',
    request: 'list-records',
    slots: { entity: 'customer-asset', words: 'pumpen Klinikum Sonnenhang' },
  },
  { because: 'an asset has a name that there is', says: 'my laptop is broken', request: null },
];

describe('a sentence read by evidence', () => {
  it('holds that a bare number that may be that of an order or of a job is neither', () => {
    const numbered = (prefix: string): readonly { key: string; name: string }[] =>
      ['1001', '1002'].map((number) => ({ key: `${prefix}-${number}`, name: '' }));
    const records = new Map([
      ['purchase-order', numbered('PO')],
      ['work-order', numbered('WO')],
    ]);
    const says = (kinds: readonly string[]): string | undefined =>
      understanding.understand(
        'turn down 1001',
        'en',
        learn(new Map([...records].filter(([kind]) => kinds.includes(kind)))),
      )?.request;
    assert.equal(says(['purchase-order']), 'approve-purchase-order');
    assert.equal(says(['purchase-order', 'work-order']), undefined);
  });

  it('cuts no code that it does not know', () => {
    const slots = understanding.understand('reorder the last order from US 101', 'en')?.slots;
    assert.equal(slots?.['vendor'], 'US 101');
  });

  for (const { because, says, request, slots = {} } of principles) {
    it(`holds that ${because}: “${says}”`, () => {
      const read = understanding.understand(says, 'en', known);
      assert.equal(read?.request ?? null, request);
      for (const [slot, value] of Object.entries(slots)) assert.equal(read?.slots[slot], value);
    });
  }
});
