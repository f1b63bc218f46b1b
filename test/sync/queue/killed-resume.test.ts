import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startStandIns, type StandIns } from '../../support/running-core.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { person, rows, type Person } from '../../support/wire.ts';
import type { KilledResume } from './killed-resume.ts';

const program = fileURLToPath(new URL('killed-resume.ts', import.meta.url));

describe('a process killed while it carries over what waited', function () {
  this.timeout(240_000);
  let standIns: StandIns;
  let adele: Person;
  let alex: Person;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  const children: ChildProcess[] = [];

  before(async () => {
    standIns = await startStandIns();
    [adele, alex] = [person(standIns, 'adelev'), person(standIns, 'alexw')];
    folder = await temporaryFolder();
  });
  after(async () => {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
    await standIns.close();
    await folder[Symbol.asyncDispose]();
  });

  const start = (task: KilledResume['task'], killAt: number | null): ChildProcess => {
    const { dataverse, financeOperations } = standIns;
    const told: KilledResume = { dataverse, financeOperations, folder: folder.path, map: 'payment-term', task, killAt };
    const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(told)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    return child;
  };
  const ended = async (child: ChildProcess): Promise<string> => {
    child.stdout?.resume();
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return signal ?? String(code);
  };
  const terms = async () =>
    rows(await adele.financeOperations('GET', `PaymentTerms?$filter=dataAreaId eq 'usmf'&$select=Name,Description`));

  it('goes on where it stood, in order, and writes nothing twice', async () => {
    const paused = start('pause', null);
    const pausing = ended(paused);
    await once(paused.stdout as NonNullable<typeof paused.stdout>, 'data');
    const company = String(
      rows(await alex.dataverse('GET', `cdm_companies?$filter=cdm_companycode eq 'usmf'`))[0]?.['cdm_companyid'],
    );
    const names = ['KILL-1', 'KILL-2', 'KILL-3'];
    const patti = person(standIns, 'pattif');
    for (const name of names) {
      const answer = await patti.dataverse('POST', 'msdyn_paymentterms', {
        msdyn_name: name,
        msdyn_days: 21,
        msdyn_description: 'step 0',
        'msdyn_company@odata.bind': `/cdm_companies(${company})`,
      });
      assert.equal(answer.status, 204, answer.text);
    }
    const found = rows(await patti.dataverse('GET', `msdyn_paymentterms?$filter=startswith(msdyn_name,'KILL-')`));
    const steps = 4;
    for (let step = 1; step <= steps; step += 1)
      for (const row of found)
        assert.equal(
          (
            await patti.dataverse('PATCH', `msdyn_paymentterms(${String(row['msdyn_paymenttermid'])})`, {
              msdyn_description: `step ${step}`,
            })
          ).status,
          204,
        );
    await standIns.sandbox.settled();
    paused.stdin?.end();
    assert.equal(await pausing, '0');
    assert.ok(
      !(await terms()).some(({ Name }) => names.includes(String(Name))),
      'nothing is carried over while paused',
    );

    standIns.sandbox.control.trace.clear();
    assert.equal(await ended(start('resume', 3)), 'SIGKILL');
    for (const killAt of [4, 9]) assert.equal(await ended(start('wait', killAt)), 'SIGKILL');
    assert.equal(await ended(start('wait', null)), '0');

    const described = new Map((await terms()).map(({ Name, Description }) => [Name, Description]));
    for (const name of names) {
      assert.equal(described.get(name), `step ${steps}`);
      const written = standIns.sandbox.control.trace
        .entries()
        .filter(({ system, request }) => system === 'financeOperations' && request.body.includes(name))
        // A write whose question reached nobody, because we were dead by then, was not applied.
        .filter(({ request, response }) => request.method !== 'GET' && !/HTTP\/1\.1 4/.test(response?.body ?? ''))
        .flatMap(({ request }) => [...request.body.matchAll(/"Description":"(step \d)"/g)].map(([, step]) => step));
      assert.deepEqual(
        written,
        Array.from({ length: steps + 1 }, (_one, step) => `step ${step}`),
        name,
      );
    }
  });
});
