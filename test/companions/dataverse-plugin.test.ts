import assert from 'node:assert/strict';
import { readContext } from '../../src/connectors/dataverse/remote-execution-context.ts';
import { pluginAssembly, pluginClass } from '../../src/connectors/dataverse/setup/registered-hooks.ts';
import { answerOnWire, hookRoutes } from '../../src/host/http/hooks.ts';
import { createMetrics } from '../../src/host/metrics.ts';
import { pluginClass as standInClass } from '../../src/sandbox/dataverse/hooks/steps.ts';
import { accept, bind, integration, known, startOrganization } from '../sandbox/dataverse/organization.ts';
import { startSurface } from '../support/http-surface.ts';
import { silent } from '../support/running-core.ts';
import { constants, found, source, tagged } from './source.ts';

const folder = 'dataverse-plugin/';

/** Leaves of JSON objects only the members that the plug-in writes; what is below keeps its own. */
function only(value: unknown, members: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((each) => only(each, members));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (members.has(name) ? [[name, only(each, members)]] : [])),
  );
}

describe('the plug-in of Dataverse', () => {
  it('has the names that setup and the stand-in look for', async () => {
    const [project, code] = await Promise.all([
      source(`${folder}DispatchCopilot.Dataverse.csproj`),
      source(`${folder}AskBeforeCommit.cs`),
    ]);
    assert.deepEqual(tagged(project, 'AssemblyName'), [pluginAssembly]);
    const [namespace] = found(code, /namespace ([\w.]+)/g);
    const [name] = found(code, /public sealed class (\w+) : IPlugin/g);
    assert.equal(`${namespace}.${name}`, pluginClass);
    assert.equal(standInClass, pluginClass);
  });

  it('understands the statuses that the hook answers with', async () => {
    const { Accepted, Refused, Busy } = constants(await source(`${folder}HookCall.cs`));
    const status = (answer: Parameters<typeof answerOnWire>[0]) => answerOnWire(answer, []).status;
    assert.equal(Accepted, status({ kind: 'accept' }));
    assert.equal(Refused, status({ kind: 'refuse', message: '', problems: [] }));
    assert.equal(Busy, status({ kind: 'busy', message: '' }));
  });

  it('reads the members that the hook answers with', async () => {
    const code = await source(`${folder}HookCall.cs`);
    const read = new Set([...found(code, /TextOf\(members, "(\w+)"\)/g), ...found(code, /TryGetValue\("(\w+)"/g)]);
    const accepted = answerOnWire({ kind: 'accept', values: {} }, []).body as object;
    const refused = answerOnWire({ kind: 'refuse', message: 'No', problems: [] }, []).body as object;
    for (const member of Object.keys(accepted)) assert.ok(read.has(member), member);
    for (const member of Object.keys(refused).filter((name) => name !== 'problems'))
      assert.ok(read.has(member), member);
  });

  it('sends its key where the hook looks for it', async () => {
    const [header = ''] = found(await source(`${folder}HookCall.cs`), /KeyHeader = "([^"]+)"/g);
    const hooks = hookRoutes({ key: 'the key', core: () => null, log: silent, metrics: createMetrics() });
    await using surface = await startSurface({ hooks });
    const status = async (headers: Record<string, string>) => {
      const url = `${surface.address}/hooks/dataverse`;
      const answer = await fetch(url, { method: 'POST', headers: { ...headers, connection: 'close' }, body: '{}' });
      await answer.arrayBuffer();
      return answer.status;
    };
    assert.equal(await status({}), 401);
    assert.notEqual(await status({ [header]: 'the key' }), 401);
  });

  it('tells all of a context that is read from it', async () => {
    const code = await source(`${folder}ContextJson.cs`);
    const members = new Set([
      ...found(code, /(?:Member|Name)\("(\w+)"/g),
      ...found(code, /WriteTyped\("\w+", "(\w+)"/g),
      'key',
      'value',
    ]);
    await using organization = await startOrganization();
    await organization.standIn.registerHook({ url: 'http://127.0.0.1:9/hooks/dataverse', key: 'k' });
    organization.onHook(() => accept());
    const path = `msdyn_purchaseorders?tag=own`;
    const id = await organization.create(
      path,
      {
        msdyn_name: 'P-1',
        msdyn_purchaseorderdate: '2026-11-23',
        msdyn_totaldiscountpercentage: 2.5,
        msdyn_totalamount: 12.5,
        ...bind('msdyn_purchaseorder', { msdyn_vendor: known.vendorAccount }),
      },
      { as: integration },
    );
    await organization.expect(204, 'PATCH', `msdyn_purchaseorders(${id})`, { body: { msdyn_vendornote: 'Changed' } });
    await organization.expect(204, 'DELETE', `msdyn_purchaseorders(${id})`);
    const asked = organization.calls.filter(({ context }) => context['Mode'] === 0);
    assert.deepEqual(
      asked.map(({ context }) => context['MessageName']),
      ['Create', 'Update', 'Delete'],
    );
    for (const { context } of asked) assert.deepEqual(readContext(only(context, members)), readContext(context));
  });
});
