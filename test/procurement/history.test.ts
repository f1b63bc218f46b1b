import assert from 'node:assert/strict';
import type { EndedWorkItem, Problem } from '../../src/connectors/port.ts';
import { SystemFailure } from '../../src/connectors/errors.ts';
import { readHistory } from '../../src/procurement/history.ts';
import type { JournalledAct } from '../../src/sync/face.ts';

const at = (minute: number): string => `2026-11-23T10:${String(minute).padStart(2, '0')}:00.000Z`;

/** An act of the journal: approved by Megan unless told. */
function journalled(
  minute: number,
  more: Partial<JournalledAct> = {},
  name = 'approve',
  state = 'committed',
): JournalledAct {
  const ref = { map: 'purchase-order', company: 'usmf', key: ['PO-1'] };
  const status = (value: string) => ({ ref, values: { DocumentApprovalStatus: value }, version: 'v2', id: null });
  return {
    operation: `op-${minute}`,
    requestId: 'r',
    origin: 'chat',
    at: at(minute),
    endedAt: at(minute),
    actor: null,
    entry: { operation: 'op', at: at(minute), actor: 'Megan Bowen', summary: 'approve', refs: [], state },
    payload: { name, expectedVersion: 'v1', onBehalfOf: null, comment: 'fine' },
    before: status('InReview'),
    after: status('Approved'),
    problems: [],
    ...more,
  };
}

function ended(minute: number, state: string, by: string | null = 'Adele Vance'): EndedWorkItem {
  return {
    ...{ id: `w-${minute}`, company: 'usmf', purchaseOrderNumber: 'PO-1', assignedTo: 'a@example.com' },
    ...{ assignedToName: 'A', assignedToPersonnelNumber: null, requestedBy: null, amount: 1, currency: 'USD' },
    ...{ dueDate: null, dueAt: null, submittedAt: null, comment: null, version: 'v1' },
    ...{ state, endedAt: by === null ? null : at(minute), endedBy: '000022', endedByName: by },
  };
}

const read = (acts: readonly JournalledAct[], items: readonly EndedWorkItem[] | Error) =>
  readHistory(
    {
      sync: { actsOn: async () => acts },
      service: { workItemHistory: async () => (items instanceof Error ? Promise.reject(items) : items) },
    },
    'usmf',
    'PO-1',
  );

describe('the history of an order', () => {
  it('has acts through us with status and version before and after, and those taken elsewhere, the latest first', async () => {
    const events = await read([journalled(2)], [ended(2, 'Approved', 'Megan Bowen'), ended(30, 'Rejected')]);
    assert.deepEqual(
      events.map(({ at: when, act, by, through, before, after }) => [when, act, by, through, before, after]),
      [
        [
          at(30),
          'reject',
          'Adele Vance',
          'financeOperations',
          { approvalStatus: 'In review', version: null },
          { approvalStatus: 'Rejected', version: null },
        ],
        [
          at(2),
          'approve',
          'Megan Bowen',
          'chat',
          { approvalStatus: 'In review', version: 'v1' },
          { approvalStatus: 'Approved', version: 'v2' },
        ],
      ],
    );
  });

  it('takes a decision and its work item for one, each entry for one item only', async () => {
    const both = await read([journalled(2)], [ended(3, 'Approved'), ended(8, 'Approved')]);
    assert.deepEqual(
      both.map(({ at: when, through }) => [when, through]),
      [
        [at(8), 'financeOperations'],
        [at(2), 'chat'],
      ],
    );
    const late = await read([journalled(2)], [ended(40, 'Approved')]);
    assert.equal(late.length, 2, 'so long apart they are two');
  });

  it('tells what was refused as refused, with why; it stands for no decision', async () => {
    const problem: Problem = {
      system: 'financeOperations',
      entity: '',
      field: null,
      ref: null,
      remedy: '',
      code: 'RULE',
      message: 'The amount exceeds your limit.',
    };
    const refused = journalled(2, { problems: [problem], after: null }, 'approve', 'refused');
    const [outside, ours] = await read([refused], [ended(3, 'Approved')]);
    assert.equal(outside?.through, 'financeOperations');
    assert.deepEqual([ours?.result, ours?.problems, ours?.after], ['refused', [problem], null]);
  });

  it('calls a change of the records other than an act by its summary, and tells what is under way', async () => {
    const [event] = await read([journalled(2, { payload: null, origin: 'signal' }, '', 'sending 1 of 2')], []);
    assert.deepEqual(
      [event?.act, event?.summary, event?.result, event?.through],
      ['other', 'approve', 'underWay', 'command'],
    );
  });

  it('tells an act that could be neither finished nor undone as over once it is', async () => {
    const states = ['parked', 'ended', 'refused', 'sending 1 of 2'];
    const events = await read(
      states.map((state, minute) => journalled(minute, {}, 'submit', state)),
      [],
    );
    assert.deepEqual(events.map(({ result }) => result).toReversed(), ['underWay', 'ended', 'refused', 'underWay']);
  });

  it('leaves out what has not ended, and is what the journal has while Supply Chain Management does not answer', async () => {
    assert.deepEqual(await read([], [ended(2, 'Pending', null), ended(3, 'Reopened')]), []);
    const down = new SystemFailure('SYSTEM_UNREACHABLE', 'financeOperations', 'refused', { applied: 'no' });
    assert.equal((await read([journalled(2)], down)).length, 1);
    await assert.rejects(read([], new TypeError('a bug')), TypeError);
  });
});
