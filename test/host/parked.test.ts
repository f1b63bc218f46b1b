import assert from 'node:assert/strict';
import { runCommandLine } from '../../src/host/command-line.ts';
import type { CommandServices } from '../../src/host/commands/command.ts';
import { administrationRoutes } from '../../src/host/http/administration.ts';
import { announceProcess } from '../../src/host/running-process.ts';
import type { JournalEntry, ParkedEnd, ParkedOperation } from '../../src/sync/face.ts';
import { startSurface } from '../support/http-surface.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Ending = Parameters<CommandServices['core']['endParked']>[1];

const ref = { map: 'ship-via', company: 'usmf', key: ['AIR'] };
const entry: JournalEntry = {
  operation: 'op-7',
  at: '2026-11-23T08:00:00.000Z',
  actor: 'Alex Wilber',
  summary: 'change ship via',
  refs: [ref],
  state: 'parked',
};
const operation: ParkedOperation = {
  entry,
  since: '2026-11-23T08:00:30.000Z',
  reason: 'Nobody can tell whether it arrived.',
  why: [],
  act: null,
  failure: 'f-1',
  records: [
    {
      ref,
      action: 'update',
      isIn: { dataverse: true, financeOperations: true },
      fields: [{ property: 'ModeDescription', sent: 'new', dataverse: 'old', financeOperations: 'other' }],
    },
  ],
};

describe('parked operations at the command line', () => {
  const asked: Ending[] = [];
  let answer: ParkedEnd = { entry, left: [] };
  const core: Partial<CommandServices['core']> = {
    parked: async () => [operation],
    parkedOperation: async () => operation,
    endParked: async (_id, how) => {
      asked.push(how);
      return answer;
    },
    journal: async () => [answer.entry],
  };

  const run = async (...words: string[]) => {
    await using folder = await temporaryFolder();
    await using surface = await startSurface({
      administration: administrationRoutes({
        key: 'administration-key',
        services: () => ({ core, by: { name: 'jörg' } }) as unknown as CommandServices,
      }),
    });
    await announceProcess(folder.path, { address: surface.address, key: 'administration-key' });
    const said: string[] = [];
    const line = (text: string) => void said.push(text);
    const parts = { dataFolder: folder.path, operator: 'jörg', terminal: null, sleep: () => Promise.resolve() };
    const code = await runCommandLine({ words, ...parts, say: line, complain: line });
    return { code, said: said.join('\n') };
  };

  it('are listed with who began them, what was sent and what stands in each system', async () => {
    const { code, said } = await run('journal', 'parked');
    assert.equal(code, 4);
    assert.match(said, /^op-7 +parked since 2026-11-23T08:00:30\.000Z$/m);
    assert.match(said, /Alex Wilber, 2026-11-23T08:00:00\.000Z: change ship via/);
    assert.match(said, /Record +Field +Sent +In Field Service +In Supply Chain Management/);
    assert.match(said, /ship-via usmf AIR +update +there +there/);
    assert.match(said, /ModeDescription +new +old +other/);
    assert.deepEqual(JSON.parse((await run('journal', 'parked', '--json')).said), [operation]);
  });

  it('end by one decision with a reason, and the journal tells who ended them, when and why', async () => {
    const ending = { how: 'equal', by: 'jörg', at: '2026-11-23T09:00:00.000Z', reason: 'seen' } as const;
    answer = { entry: { ...entry, state: 'ended', ending }, left: [] };
    assert.match((await run('journal', 'end', 'op-7', '--look')).said, /--reason: is missing/);
    assert.match((await run('journal', 'end', 'op-7', '--reason', 'r')).said, /give one of --look, --take/);
    assert.match(
      (await run('journal', 'end', 'op-7', '--look', '--dismiss', '--yes', '--reason', 'r')).said,
      /give one of --look, --take/,
    );
    assert.deepEqual(asked, []);
    const looked = await run('journal', 'end', 'op-7', '--look', '--reason', 'seen');
    assert.equal(looked.code, 0);
    assert.equal(looked.said, 'op-7 is over: ended, by jörg at 2026-11-23T09:00:00.000Z: seen.');
    await run('journal', 'end', 'op-7', '--take', 'dataverse', '--reason', 'seen', '--yes');
    await run('journal', 'end', 'op-7', '--dismiss', '--reason', 'seen', '--yes');
    assert.deepEqual(
      asked.map(({ decision }) => decision),
      [{ kind: 'look' }, { kind: 'take', side: 'dataverse' }, { kind: 'dismiss' }],
    );
    assert.match((await run('journal')).said, /ended, by jörg at 2026-11-23T09:00:00\.000Z: seen/);
  });

  it('say what is in the way where a look decides nothing', async () => {
    const about = { system: 'dataverse', entity: '', field: null, ref: null, remedy: '', code: 'X' } as const;
    answer = { entry, left: [{ ...about, message: 'It does not answer.' }] };
    const { code, said } = await run('journal', 'end', 'op-7', '--look', '--reason', 'seen');
    assert.equal(code, 2);
    assert.equal(said, 'op-7 is parked still.\n  It does not answer.');
  });
});
