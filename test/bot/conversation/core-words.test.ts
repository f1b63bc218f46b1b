/** What the core says of its own accord, read by somebody who speaks German and lives in another time zone. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../../../src/connectors/port.ts';
import { SystemFailure } from '../../../src/connectors/errors.ts';
import { messageText, parkedText, problemText } from '../../../src/bot/conversation/problems.ts';
import { textsFor } from '../../../src/bot/texts/catalogue.ts';
import { ownProblem } from '../../../src/sync/context.ts';
import { startTestBot } from '../support/bot.ts';
import { alex, createSync } from '../support/world.ts';

const source = fileURLToPath(new URL('../../../src/', import.meta.url));
const berlin = { locale: 'de-DE', localTimezone: 'Europe/Berlin' };
const warehouse = { map: 'warehouse', company: 'usmf', key: ['77'] };

/** Codes of the sentences that sync, procurement and connectors state themselves. */
function statedCodes(): readonly string[] {
  const files = ['sync', 'procurement', 'connectors'].flatMap((folder) =>
    readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(source, folder, file)),
  );
  const codes = files
    .filter((file) => file.endsWith('.ts') && !file.includes('/setup/'))
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/(?:ownProblem|statement|refusal)\([^')]*'([A-Z_]{4,})'/g),
    ])
    .flatMap(([, code]) => code ?? []);
  return [...new Set(codes)];
}

const reader = {
  texts: textsFor('de-DE'),
  services: { sync: createSync(), clock: { now: () => new Date('2026-11-23T10:02:00Z') } },
  sender: { timeZone: 'Europe/Berlin' },
} as unknown as Parameters<typeof messageText>[0];

describe('what the core says of its own accord', () => {
  it('has German words for every code', () => {
    const codes = statedCodes();
    assert.ok(codes.length > 25, codes.join(' '));
    const untold = codes.filter((code) => {
      const problem = ownProblem(code, 'ENGLISH', '', warehouse, { maps: ['warehouse'], at: 'dataverse' });
      return messageText(reader, problem).includes('ENGLISH');
    });
    assert.deepEqual(untold, []);
  });

  it('is told with the label, the values and the system as the reader knows them', () => {
    const problem: Problem = {
      ...ownProblem('BOTH_CHANGED', 'ENGLISH', 'ENGLISH', warehouse, {
        values: { dataverse: 'North', financeOperations: null },
      }),
      field: 'PrimaryAddressCity',
    };
    assert.equal(
      problemText(reader, problem),
      'Dispatch Copilot sagt: Ort wurde in beiden Systemen geändert: „North“ in Field Service, (leer) in Supply Chain Management. ' +
        'Nichts wurde überschrieben. Entscheiden Sie, was richtig ist, und speichern Sie es noch einmal.',
    );
  });

  it('leaves a message of a system in that system’s own words', () => {
    const problem: Problem = {
      system: 'financeOperations',
      entity: 'warehouse',
      field: null,
      ref: null,
      message: 'An update conflict occurred due to another user process.',
      remedy: '',
      code: 'VERSION_CHANGED',
    };
    assert.match(problemText(reader, problem), /^Supply Chain Management sagt: An update conflict occurred/);
  });

  it('says why something could not be finished, with what was refused behind it', () => {
    const why = [
      ownProblem('NOT_YET_IN_FIELD_SERVICE', 'ENGLISH', ''),
      {
        ...ownProblem('SYSTEM_UNREACHABLE', 'ENGLISH', ''),
        system: 'dataverse' as const,
        since: '2026-11-23T08:12:00Z',
      },
    ];
    assert.equal(
      parkedText(reader, { reason: 'ENGLISH', why }),
      'In Supply Chain Management ist es geschehen, in Field Service noch nicht. Field Service antwortet seit 09:12 nicht.',
    );
  });

  it('tells a reader which system cannot be read, since when on the reader’s clock', async () => {
    const failure = new SystemFailure('SYSTEM_UNREACHABLE', 'dataverse', 'socket hang up', {
      applied: 'no',
      since: new Date('2026-11-23T08:12:00Z'),
    });
    await using bot = await startTestBot({ records: { places: () => Promise.reject(failure) } });
    const window = bot.window(alex);
    await window.says('nächstes Lager bei Berlin', berlin);
    await window.sees('Field Service antwortet seit 09:12 nicht.');
    assert.match(window.text(), /Es wurde nichts geändert\. Versuchen Sie es noch einmal/);
    await window.says('nearest warehouse to Berlin', { locale: 'en-GB', localTimezone: 'America/New_York' });
    await window.sees('Field Service has not answered since 03:12.');
  });

  it('puts the journal’s words into the reader’s language', async () => {
    const sync = createSync();
    const entry = {
      operation: 'o',
      at: '2026-11-23T08:12:00Z',
      actor: 'Alex Wilber',
      refs: [warehouse],
      state: 'committed',
    };
    sync.entries.push(
      { ...entry, summary: 'ENGLISH', saying: { say: 'create', words: { map: 'warehouse' } } },
      { ...entry, summary: 'ENGLISH', saying: { say: 'cancel', words: { number: 'PO-1', comment: 'zu teuer' } } },
      { ...entry, summary: 'ENGLISH', saying: { say: 'carriedLater', words: { system: 'dataverse' } } },
      { ...entry, summary: 'kept without its parts' },
    );
    await using bot = await startTestBot({ sync });
    const window = bot.window(alex);
    await window.says('was habe ich heute gemacht', berlin);
    await window.sees('09:12 Lager angelegt 77: erledigt');
    assert.match(window.text(), /Bestellung PO-1 storniert \(zu teuer\)/);
    assert.match(window.text(), /in Field Service gespeichert, später übertragen/);
    assert.match(window.text(), /kept without its parts/);
  });
});
