import assert from 'node:assert/strict';
import { readContext } from '../../src/connectors/dataverse/remote-execution-context.ts';
import { CodedError } from '../../src/errors.ts';

const contracts = 'http://schemas.microsoft.com/xrm/2011/Contracts';
const entity = (attributes: Record<string, unknown>) => ({
  __type: `Entity:${contracts}`,
  Attributes: Object.entries(attributes).map(([key, value]) => ({ key, value })),
});
const context = (more: Record<string, unknown> = {}) => ({
  MessageName: 'Update',
  Stage: 40,
  Mode: 0,
  CorrelationId: 'correlation',
  OperationId: 'operation',
  PrimaryEntityId: 'AAAA0000-0000-0000-0000-000000000001',
  PrimaryEntityName: 'msdyn_warehouse',
  UserId: '1',
  InputParameters: [{ key: 'Target', value: entity({ msdyn_name: 'A' }) }],
  PreEntityImages: [],
  PostEntityImages: [],
  SharedVariables: [],
  ParentContext: null,
  ...more,
});

describe('Remote execution contexts', () => {
  it('unpack choices, money, moments and lookups', () => {
    const { target } = readContext(
      context({
        InputParameters: [
          {
            key: 'Target',
            value: entity({
              choice: { __type: `OptionSetValue:${contracts}`, Value: 192350003 },
              money: { __type: `Money:${contracts}`, Value: 12.5 },
              moment: '/Date(1795435200000)/',
              moved: '/Date(1795435200000-0700)/',
              lookup: { __type: `EntityReference:${contracts}`, Id: 'BB', LogicalName: 'msdyn_site', Name: null },
              empty: null,
              flag: false,
            }),
          },
        ],
      }),
    );
    assert.deepEqual(target, {
      choice: 192350003,
      money: 12.5,
      moment: '2026-11-23T12:00:00.000Z',
      moved: '2026-11-23T12:00:00.000Z',
      lookup: { id: 'bb', table: 'msdyn_site', name: null },
      empty: null,
      flag: false,
    });
  });

  it('tell the stage by mode', () => {
    assert.equal(readContext(context()).stage, 'beforeCommit');
    assert.equal(readContext(context({ Mode: 1 })).stage, 'afterCommit');
    assert.throws(() => readContext(context({ Stage: 20 })), CodedError);
  });

  it('find the tag of the call that a message followed from', () => {
    const parent = { SharedVariables: [{ key: 'tag', value: 'op-1' }], ParentContext: null };
    assert.equal(readContext(context({ ParentContext: { SharedVariables: [], ParentContext: parent } })).tag, 'op-1');
    assert.equal(readContext(context()).tag, null);
  });

  it('have no target when the platform left it out for its size, or when a row is deleted', () => {
    assert.equal(readContext(context({ InputParameters: [] })).target, null);
    const reference = { __type: `EntityReference:${contracts}`, Id: 'BB', LogicalName: 'msdyn_warehouse', Name: null };
    const deletion = context({ MessageName: 'Delete', InputParameters: [{ key: 'Target', value: reference }] });
    assert.equal(readContext(deletion).target, null);
  });

  it('take no image that holds the primary name alone for the row', () => {
    const nameOnly = { key: 'AsynchronousStepPrimaryName', value: entity({ msdyn_name: 'A' }) };
    const whole = { key: 'PostImage', value: entity({ msdyn_name: 'A', msdyn_description: 'B' }) };
    const news = readContext(context({ Mode: 1, PostEntityImages: [nameOnly, whole] }));
    assert.deepEqual(news.after, { msdyn_name: 'A', msdyn_description: 'B' });
    assert.equal(readContext(context({ Mode: 1, PostEntityImages: [nameOnly] })).after, null);
  });

  it('are refused when they are something else', () => {
    for (const body of [null, [], {}, 'text', context({ MessageName: 'Assign' }), context({ Mode: 'x' })]) {
      assert.throws(
        () => readContext(body),
        (error: unknown) => error instanceof CodedError && error.code === 'ANSWER_NOT_UNDERSTOOD',
      );
    }
  });
});
