import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { allActions } from '../../../src/bot/actions/all.ts';
import { allCards } from '../../../src/bot/cards/all.ts';
import { mostEntries } from '../../../src/bot/cards/listing.ts';
import { noteCard } from '../../../src/bot/cards/note.ts';
import { orderApprovalCard } from '../../../src/bot/cards/order-approval.ts';
import { orderChangeCard } from '../../../src/bot/cards/order-change.ts';
import { orderFormCard } from '../../../src/bot/cards/order-form.ts';
import { defineCard, openCards, type CardFunction } from '../../../src/bot/cards/template.ts';
import type { Log } from '../../../src/bot/ports.ts';
import { textsFor } from '../../../src/bot/texts/catalogue.ts';
import { languages } from '../../../src/bot/texts/language.ts';
import { cardsFolder } from '../support/bot.ts';
import { buttonsOf, elementsOf, textOf, type CardJson } from '../support/card.ts';
import { brokenRules, textsOf } from './card-rules.ts';
import { hostile, worstView } from './worst-view.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const cards = openCards(cardsFolder, textsFor('en'), silent);

function sample(name: string): unknown {
  return JSON.parse(readFileSync(join(cardsFolder, `${name}.sample.json`), 'utf8'));
}

const longName = 'A name of some sixty letters, as customers of ours have them';

/** Whoever fills these gives each input as many choices as the card has room for. */
const fittedByItsMaker = new Set(['order-form', 'order-change', 'asset-picker']);

/** As many lines as a list has room for. */
function mostEntriesOf(view: unknown): unknown {
  const { groups, ...rest } = view as { groups?: readonly { readonly entries?: readonly unknown[] }[] };
  if (groups?.[0]?.entries === undefined) return view;
  const each = Math.floor(mostEntries / groups.length);
  return { ...rest, groups: groups.map((group) => ({ ...group, entries: group.entries?.slice(0, each) })) };
}

type AnyCard = CardFunction<z.ZodTypeAny>;

function filled(make: AnyCard, view: unknown): CardJson {
  const { card } = make(cards, view);
  assert.ok(card, 'the card is made');
  return card as unknown as CardJson;
}

const each = allCards as readonly unknown[] as readonly AnyCard[];

describe('cards', () => {
  it('have a template, a sample and a function each, and nothing else lies in their folder', () => {
    const names = each.map(({ card }) => card).sort();
    const files = readdirSync(cardsFolder).sort();
    assert.deepEqual(files, names.flatMap((name) => [`${name}.card.json`, `${name}.sample.json`]).sort());
    assert.deepEqual(Object.keys(textsFor('en').cards).sort(), names);
  });

  for (const make of each) {
    it(`${make.card} keeps to the rules with its sample`, () => {
      assert.deepEqual(brokenRules(filled(make, sample(make.card))), []);
    });

    it(`${make.card} names the company and binds every placeholder`, () => {
      const card = filled(make, sample(make.card));
      assert.match(textOf(card), /Company usmf/);
      // The samples hold one `${…}` on purpose, as text of a person.
      const unbound = textsOf(card).filter((text) => /\$\{[a-z$]/i.test(text));
      assert.deepEqual(unbound, []);
    });

    it(`${make.card} has buttons that are known verbs with text-only data`, () => {
      const verbs = new Set(allActions.map(({ verb }) => verb));
      for (const { verb, data } of buttonsOf(filled(make, sample(make.card)))) {
        assert.ok(verbs.has(verb), `${verb} is known`);
        for (const value of Object.values(data)) assert.equal(typeof value, 'string');
      }
    });
  }

  it('show Markdown, templates and direction marks of outside text as text', () => {
    const text = '**b** [x](http://e.example) ${1+1} \u202eabc <b>h</b> `c` \u0007 1. one';
    const card = filled(noteCard, {
      company: 'usmf',
      tone: 'default',
      title: text,
      text: '- not a list',
      points: [],
      suggestions: [{ title: '**b** ${1+1}', request: 'help' }],
    });
    const title = String(elementsOf(card).find((element) => element['style'] === 'heading')?.['text']);
    assert.equal(title, '\\*\\*b\\*\\* \\[x\\](http://e.example) $\\{1+1\\} abc \\<b\\>h\\</b\\> \\`c\\` 1. one');
    assert.ok(textsOf(card).includes('\\- not a list'));
    assert.equal(buttonsOf(card)[0]?.title, '**b** ${1+1}');
  });

  it('cap lengths by characters, never cutting one in half', () => {
    const card = filled(noteCard, {
      company: 'usmf',
      tone: 'default',
      title: '😀'.repeat(10_000),
      text: '',
      points: [],
      suggestions: [],
    });
    const title = String(elementsOf(card).find((element) => element['style'] === 'heading')?.['text']);
    assert.equal([...title].length, 120);
    assert.ok(!/\p{Surrogate}/u.test(title));
  });

  it('never leave with a field missing: the text goes instead, and the log tells', () => {
    const logged: unknown[] = [];
    const log: Log = { ...silent, error: (event, details) => void logged.push([event, details?.['code']]) };
    const watched = openCards(cardsFolder, textsFor('en'), log);
    const incomplete = defineCard(
      'working',
      (noteCard.model as z.AnyZodObject).pick({ title: true }),
      () => 'in words',
    );
    const reply = incomplete(watched, { title: 'only a title' });
    assert.equal(reply.card, null);
    assert.equal(reply.text, 'in words');
    assert.deepEqual(logged, [['card not made', 'CARD_INVALID']]);
  });

  it('never leave with a link that is not a web address', () => {
    const record = each.find(({ card }) => card === 'record');
    const view = { ...(sample('record') as object), links: [{ title: 'x', url: 'javascript:alert(1)' }] };
    assert.equal(record?.(cards, view as never).card, null);
  });

  for (const language of languages) {
    const spoken = openCards(cardsFolder, textsFor(language), silent);

    for (const make of each) {
      it(`${make.card} keeps to the rules in ${language}, whatever stands in its records`, () => {
        const view = worstView(make.model, { text: hostile, entries: 2 });
        const { card } = make(spoken, view);
        assert.ok(card, 'the card is made');
        assert.deepEqual(brokenRules(card as unknown as CardJson), []);
      });
    }

    for (const make of each.filter(({ card }) => !fittedByItsMaker.has(card))) {
      it(`${make.card} is small enough in ${language} with all it may hold and names of sixty letters`, () => {
        const { card, text } = make(spoken, mostEntriesOf(worstView(make.model, { text: longName })));
        assert.ok(card, text);
      });
    }
  }

  it('of an approval show fewer lines where questions and changes need the room, and say how many more there are', () => {
    const view = worstView(orderApprovalCard.model, { text: longName });
    const long = { ...(view as Parameters<typeof orderApprovalCard>[1]), lineCount: 20 };
    long.inquiries = long.inquiries.map(() => ({ text: 'a long question '.repeat(49) }));
    const { card, text } = orderApprovalCard(cards, long);
    assert.ok(card, text);
    const shown = textOf(card as unknown as CardJson);
    assert.ok(shown.includes(textsFor('en').orders.moreLines(12)), shown);
    assert.ok(shown.includes('a long question'));
  });

  it('to change an order stay small enough with all their lines, where no choice has room', () => {
    const view: unknown = JSON.parse(
      JSON.stringify(worstView(orderChangeCard.model, { text: longName }), (key, value: unknown) =>
        key === 'choices' ? [] : value,
      ),
    );
    const { card, text } = orderChangeCard(cards.in(textsFor('de')), view as Parameters<typeof orderChangeCard>[1]);
    assert.ok(card, text);
  });

  it('stay small enough with as many lines and choices as the form offers', () => {
    const choices = Array.from({ length: 70 }, (_value, index) => ({
      title: `${'long name '.repeat(8)}${index}`,
      value: `V-${index}`,
    }));
    const view = sample('order-form') as Parameters<typeof orderFormCard>[1];
    const field = { value: 'V-1', problem: '', choices };
    const line = {
      number: '1',
      product: { ...field, choices: choices.slice(0, 6) },
      quantity: { value: '1', problem: '' },
      unit: { ...field, choices: [] },
      remove: 'Remove line',
    };
    const lines = Array.from({ length: 10 }, (_value, index) => ({ ...line, number: String(index + 1) }));
    const plain = { ...field, choices: [] };
    const reply = orderFormCard(cards, { ...view, vendor: plain, site: plain, warehouse: field, lines });
    assert.ok(reply.card !== null && Buffer.byteLength(JSON.stringify(reply.card)) < 25_000);
    const large = { ...view, vendor: field, site: field, warehouse: field };
    const refused = orderFormCard(cards, { ...large, lines: lines.map((one) => ({ ...one, unit: field })) });
    assert.equal(refused.card, null);
    assert.ok(refused.text.length > 0);
  });
});
