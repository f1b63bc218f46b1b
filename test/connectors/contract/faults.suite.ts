import assert from 'node:assert/strict';
import { SystemFailure } from '../../../src/connectors/errors.ts';
import { creation, freshId, refTo, write, type ContractParts } from './parts.ts';

/** No answers, lost answers, and answers that are none. */
export function describeFaults(parts: () => ContractParts): void {
  const attempt = () => write(parts(), creation(refTo('ship-via', freshId('T')), { ModeDescription: 'Road' }));
  const mode = () => parts().maps.get('ship-via');
  const rejectsWith = (code: string, applied: 'no' | 'unknown') => (error: unknown) => {
    assert.ok(error instanceof SystemFailure, String(error));
    assert.deepEqual({ code: error.code, applied: error.applied }, { code, applied });
    assert.ok(!error.message.includes('example.com'), 'no token in the message');
    return true;
  };
  afterEach(() => parts().faults.clear());

  it('says that a write may have been applied when its answer is lost, whether it was or not', async () => {
    for (const apply of ['yes', 'no'] as const) {
      const ref = refTo('ship-via', freshId('T'));
      await parts().system.read(mode(), ref);
      parts().faults.add([{ ...parts().writes, drop: true, apply }]);
      const write = parts().system.write([creation(ref, { ModeDescription: 'Road' })], {
        as: { as: 'integration' },
        operation: 'lost',
      });
      await assert.rejects(write, rejectsWith('ANSWER_LOST', 'unknown'));
      assert.equal((await parts().system.read(mode(), ref)) !== null, apply === 'yes');
    }
  });

  it('gives up a write when told to, without knowing what became of it', async () => {
    parts().faults.add([{ ...parts().writes, delay: 1_000 }]);
    const ref = refTo('ship-via', freshId('T'));
    const write = parts().system.write([creation(ref, {})], {
      as: { as: 'integration' },
      operation: 'given-up',
      signal: AbortSignal.timeout(150),
    });
    await assert.rejects(write, rejectsWith('ANSWER_LOST', 'unknown'));
  });

  it('says that a busy system applied nothing, and how long it asks to wait', async () => {
    parts().faults.add([{ ...parts().writes, status: 429, headers: { 'retry-after': '17' }, body: '' }]);
    await assert.rejects(attempt(), (error: unknown) => {
      rejectsWith('SYSTEM_BUSY', 'no')(error);
      assert.equal((error as SystemFailure).retryAfterSeconds, 17);
      return true;
    });
    parts().clock.pass(17_000);
  });

  it('takes a page, cut JSON and an error without a reason for no answer', async () => {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };
    parts().faults.add([{ ...parts().writes, ...page }]);
    await assert.rejects(attempt(), rejectsWith('ANSWER_NOT_UNDERSTOOD', 'unknown'));
    const cut = { status: 200, headers: { 'content-type': 'multipart/mixed; boundary=b' }, body: '--b\r\nContent-Ty' };
    parts().faults.add([{ ...parts().writes, ...cut }]);
    await assert.rejects(attempt(), rejectsWith('ANSWER_NOT_UNDERSTOOD', 'unknown'));
    parts().faults.add([{ ...parts().writes, status: 502, body: 'Bad Gateway' }]);
    await assert.rejects(attempt(), rejectsWith('ANSWER_LOST', 'unknown'));
  });

  it('says that a token was not accepted, and that nothing was applied', async () => {
    parts().faults.add([{ ...parts().writes, status: 401, body: '' }]);
    await assert.rejects(attempt(), rejectsWith('SIGN_IN_FAILED', 'no'));
  });

  it('repeats a read that brings no answer, and gives up in the end', async () => {
    parts().faults.add([{ method: 'GET', drop: true, times: 2 }]);
    const found = await parts().system.read(mode(), refTo('ship-via', 'Air'));
    assert.equal(found?.ref.key[0], 'Air');
    parts().faults.add([{ method: 'GET', drop: true, times: 3 }]);
    await assert.rejects(parts().system.read(mode(), refTo('ship-via', 'Air')), rejectsWith('ANSWER_LOST', 'no'));
  });
}
