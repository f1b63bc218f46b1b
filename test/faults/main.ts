import { acts } from './acts/all.ts';
import { caseOf, type Case } from './case.ts';
import { callsOf, casesOf } from './exhaustive.ts';
import { runCase } from './run-case.ts';
import { runRandom } from './random/random-suite.ts';
import { runSchedule } from './random/run-schedule.ts';
import { plantedBugs } from './planted/bugs.ts';
import { harvest } from './planted/plant.ts';
import { World } from './world/world.ts';

const [what = 'record', filter = '', only = ''] = process.argv.slice(2);
const world = await World.open();
if (what === 'random') {
  const broken = await runRandom(world, Number(filter || 1), Number(only || 20));
  console.log(JSON.stringify(broken));
} else if (what === 'schedule') {
  console.log(await runSchedule(world, JSON.parse(filter)));
  for (const line of world.logged) console.log(line);
  for (const op of await world.store.journal.list({ limit: 50 }))
    console.log(
      op.createdAt,
      op.origin,
      op.phase,
      op.step,
      op.reason,
      op.problems.map((p) => p.message),
      JSON.stringify(
        op.steps.map(
          (s) =>
            s.kind +
            ' ' +
            s.system +
            ('changes' in s ? JSON.stringify(s.changes.map((c) => [c.action, c.ref.key])) : ''),
        ),
      ),
    );
  console.log(JSON.stringify(await world.store.failures.list()));
  console.log(
    await world.store.database.query('select * from signal'),
    await world.store.database.query('select * from lease'),
  );
} else if (what === 'planted') {
  for (const bug of plantedBugs.filter(({ name }) => name.includes(filter))) {
    const { planted, sound } = await harvest(world, bug);
    console.log(
      planted.some(({ invariant }) => invariant === bug.caughtBy) && sound.length === 0 ? 'CAUGHT' : 'MISSED',
      bug.name,
      'by',
      bug.caughtBy,
      '| sound:',
      sound.map((f) => f.invariant + ' ' + f.text),
      '| planted:',
      [...new Set(planted.map((f) => f.invariant + ' ' + f.text.slice(0, 120)))],
    );
  }
} else if (what === 'sample') {
  const [filterActs = '', count = '100', seed = '1'] = process.argv.slice(3);
  let state = (Number(seed) * 2654435761) % 4294967296;
  const next = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * n);
  };
  const chosen = acts.filter(({ name }) => new RegExp(filterActs).test(name));
  const known = new Map<string, readonly Case[]>();
  for (let i = 0; i < Number(count); i++) {
    const act = chosen[next(chosen.length)]!;
    if (!known.has(act.name)) {
      const { calls, verdict } = await callsOf(world, act);
      if (verdict.findings.length) console.log('BAD fault-free', act.name, verdict.findings);
      const cs = casesOf(act, calls);
      const w = cs.filter((c) => calls[c.call - 1]?.effect === 'write');
      known.set(act.name, [...w, ...w, ...cs]);
    }
    const cases = known.get(act.name)!;
    const v = await runCase(world, cases[next(cases.length)]!);
    if (v.findings.length > 0)
      console.log(
        'BAD',
        v.id,
        '=>',
        v.evidence.told.kind,
        v.final,
        v.findings
          .map((f) => f.invariant + ' ' + f.text)
          .join(' | ')
          .slice(0, 420),
      );
    else console.log('ok', v.id, v.final, v.restedAfter);
  }
} else if (what === '--case') {
  const verdict = await runCase(world, caseOf(filter));
  for (const line of world.logged) console.log(line);
  for (const call of verdict.evidence.calls)
    console.log(
      call.number,
      new Date(call.at).toISOString().slice(11, 23),
      call.system,
      call.effect,
      call.request.method,
      decodeURIComponent(call.request.url).slice(0, 140),
      call.fault ?? '',
      call.answer?.status ?? '-',
    );
  for (const ch of verdict.evidence.changes)
    console.log(ch.number, ch.system, ch.table, ch.id, ch.before ? (ch.after ? 'upd' : 'del') : 'ins');
  console.log('told', verdict.evidence.told, 'final', verdict.evidence.final, 'rested', verdict.restedAfter);
  for (const op of verdict.evidence.journal)
    console.log(
      op.origin,
      op.phase,
      op.step,
      op.reason,
      op.problems.map((p) => p.message),
      op.steps.map((s) => s.kind + ' ' + s.system),
    );
  console.log('failures', JSON.stringify(verdict.evidence.failures));
  console.log(verdict.findings);
} else {
  let n = 0,
    bad = 0;
  for (const act of acts.filter((a) => a.name.includes(filter))) {
    const t = performance.now();
    try {
      const { calls, verdict } = await callsOf(world, act);
      console.log(
        `${act.name}: ${verdict.evidence.told.kind}/${verdict.final} calls ${calls.length} writes ${calls.filter((c) => c.effect === 'write').length} cases ${casesOf(act, calls).length} ${(performance.now() - t).toFixed(0)} ms ${verdict.findings.map((f) => f.invariant + ' ' + f.text).join(' | ')} ${verdict.evidence.told.kind === 'refused' ? verdict.evidence.told.text.slice(0, 200) : ''}`,
      );
      n += casesOf(act, calls).length;
      if (what === 'run')
        for (const one of casesOf(act, calls)) {
          if (only === 'writes' && calls[one.call - 1]?.effect !== 'write') continue;
          if (
            only === 'reads' &&
            (calls[one.call - 1]?.effect === 'write' ||
              ![
                'down for 45 s',
                'reset, not applied',
                '403',
                'a stale read',
                'answer cut in half',
                '429 for 300 s',
                null,
              ].includes(one.fault))
          )
            continue;
          const v = await runCase(world, one);
          if (v.findings.length > 0) {
            bad++;
            console.log(
              'BAD',
              v.id,
              '=>',
              v.evidence.told.kind,
              v.final,
              v.findings
                .map((f) => f.invariant + ' ' + f.text)
                .join(' | ')
                .slice(0, 500),
            );
          }
        }
    } catch (e) {
      console.log(act.name, 'FAILED', e);
    }
  }
  console.log(n, 'cases', bad, 'bad');
}
await world.close();
