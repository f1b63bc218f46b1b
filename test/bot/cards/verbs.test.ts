import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allActions } from '../../../src/bot/actions/all.ts';
import { cardsFolder } from '../support/bot.ts';

describe('verbs of the cards', () => {
  const templates = readdirSync(cardsFolder).filter((name) => name.endsWith('.card.json'));
  const used = new Map<string, string[]>();
  for (const name of templates) {
    const text = readFileSync(join(cardsFolder, name), 'utf8');
    for (const [, verb = ''] of text.matchAll(/"verb":\s*"([^"]+)"/g))
      used.set(verb, [...(used.get(verb) ?? []), name]);
  }
  const handled = allActions.map(({ verb }) => verb);

  it('have exactly one handler each', () => {
    assert.deepEqual(
      handled.filter((verb, index) => handled.indexOf(verb) !== index),
      [],
      'handled twice',
    );
    // A template may take the verb from its data; which verbs those are is checked on filled cards.
    const fixed = [...used.keys()].filter((verb) => !verb.includes('${'));
    assert.deepEqual(
      fixed.filter((verb) => !handled.includes(verb)),
      [],
      'on a card and not handled',
    );
  });

  it('are on some card, each that is handled', () => {
    const source = templates.map((name) => readFileSync(join(cardsFolder, name), 'utf8')).join('\n');
    const samples = readdirSync(cardsFolder)
      .filter((name) => name.endsWith('.sample.json'))
      .map((name) => readFileSync(join(cardsFolder, name), 'utf8'))
      .join('\n');
    assert.deepEqual(
      handled.filter((verb) => !source.includes(`"${verb}"`) && !samples.includes(`"${verb}"`)),
      [],
    );
  });
});
