import assert from 'node:assert/strict';
import { createLogger } from '../../src/host/logging.ts';

function record(format: 'json' | 'text', secrets: string[] = []) {
  const lines: string[] = [];
  const log = createLogger({
    format,
    level: 'info',
    now: () => new Date('2026-11-23T08:30:00Z'),
    write: (line) => lines.push(line),
    secrets,
  });
  return { log, lines };
}

describe('log', () => {
  it('writes one JSON object a line', () => {
    const { log, lines } = record('json');
    log.info('operation committed', { operation: 'op-1', milliseconds: 12 });
    assert.deepEqual(JSON.parse(lines[0] ?? ''), {
      at: '2026-11-23T08:30:00.000Z',
      level: 'info',
      event: 'operation committed',
      operation: 'op-1',
      milliseconds: 12,
    });
  });

  it('writes short text for people', () => {
    const { log, lines } = record('text');
    log.warn('system call failed', { system: 'dataverse' });
    assert.deepEqual(lines, ['08:30:00 warn  system call failed system=dataverse\n']);
  });

  it('leaves out what is less severe than asked for', () => {
    const { log, lines } = record('text');
    log.debug('system call');
    assert.deepEqual(lines, []);
  });

  it('never shows a secret, by name, by shape or by value', () => {
    const { log, lines } = record('json', ['hunter2-hunter2']);
    log.error('sign-in failed', {
      authorization: 'Basic abc',
      nested: { clientSecret: 'abc', note: 'header was Bearer abc.def' },
      line: 'key hunter2-hunter2 refused',
      cause: new Error('token eyJhbGciOi.eyJzdWIi.c2ln was refused'),
    });
    const [line = ''] = lines;
    for (const secret of ['Basic abc', '"abc"', 'abc.def', 'hunter2', 'eyJ']) assert.ok(!line.includes(secret), secret);
    assert.match(line, /was refused/);
  });

  it('survives facts that refer to themselves', () => {
    const { log, lines } = record('json');
    const facts: Record<string, unknown> = {};
    facts['self'] = facts;
    log.info('odd', facts);
    assert.equal(lines.length, 1);
  });
});
