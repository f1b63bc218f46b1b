/**
 * `npm run test:faults`: everything, for hours if it must: every act at every call with every fault, seeds, planted bugs, real processes.
 *
 *     --case "<id>"       one case, with every call and every change it made
 *     --seed <number>     the random runs of one seed; --runs <number> how many
 *     --act <text>        only acts whose names contain it; given several times, those of any
 *     --part <i>/<n>      the i-th of n shares of the cases, for several processes side by side
 *     --only <suites>     of exhaustive, random, planted, processes: some, separated by commas
 */
import { parseArgs } from 'node:util';
import { acts } from './acts/all.ts';
import { caseOf } from './case.ts';
import { callsOf, casesOf } from './exhaustive.ts';
import { judges } from './judge/invariants.ts';
import { plantedBugs } from './planted/bugs.ts';
import { harvest, isCaught } from './planted/plant.ts';
import { runFullDisks, runKilledProcesses } from './processes/long-run.ts';
import { keptSchedules, runRandom } from './random/random-suite.ts';
import { runSchedule } from './random/run-schedule.ts';
import { emptyReport, linesOf, withSchedule, withVerdict, type Report } from './report.ts';
import { runCase, struckBy } from './run-case.ts';
import { tellOf } from './tell.ts';
import { World } from './world/world.ts';

const { values: given } = parseArgs({
  options: {
    case: { type: 'string' },
    seed: { type: 'string' },
    runs: { type: 'string', default: '500' },
    act: { type: 'string', multiple: true, default: [''] },
    part: { type: 'string', default: '1/1' },
    only: { type: 'string', default: 'exhaustive,random,planted,processes' },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);

process.exitCode = given.case === undefined ? await everything() : await one(given.case);

async function one(id: string): Promise<number> {
  const world = await World.open();
  const verdict = await runCase(world, caseOf(id));
  for (const line of tellOf(world, verdict)) say(line);
  await world.close();
  return verdict.findings.length === 0 ? 0 : 1;
}

async function everything(): Promise<number> {
  const suites = new Set(given.seed === undefined ? given.only.split(',') : ['random']);
  const world = await World.open();
  let report = emptyReport;
  if (suites.has('planted')) report = await planted(world, report);
  if (suites.has('random')) report = await random(world, report);
  if (suites.has('exhaustive')) report = await exhaustive(world, report);
  await world.close();
  const isWholeAfterFullDisks = !suites.has('processes') || (await runFullDisks());
  if (suites.has('processes')) report = { ...report, processes: await runKilledProcesses(say) };
  for (const line of linesOf(report, Object.keys(judges))) say(line);
  const isSound = report.broken.length === 0 && report.planted.every((bug) => bug.isCaught);
  return isSound && isWholeAfterFullDisks ? 0 : 1;
}

async function exhaustive(world: World, begun: Report): Promise<Report> {
  const [part = 1, parts = 1] = given.part.split('/').map(Number);
  let report = begun;
  let number = 0;
  for (const act of acts.filter(({ name }) => given.act.some((text) => name.includes(text)))) {
    const { calls, verdict } = await callsOf(world, act);
    report = withVerdict(report, verdict, []);
    const cases = casesOf(act, calls).filter(() => (number += 1) % parts === part % parts);
    const broken = report.broken.length;
    for (const each of cases) report = withVerdict(report, await runCase(world, each), struckBy(each));
    say(`${act.name}: ${cases.length} cases at ${calls.length} calls, ${report.broken.length - broken} broken`);
    for (const { what } of report.broken.slice(broken)) say(`  --case "${what}"`);
  }
  return report;
}

async function random(world: World, begun: Report): Promise<Report> {
  let report = begun;
  for (const { seed, schedule } of await keptSchedules())
    report = withSchedule(report, `kept seed ${seed}`, await runSchedule(world, schedule));
  const seed = Number(given.seed ?? Math.floor(performance.timeOrigin) % 1_000_000);
  say(`random runs of seed ${seed}`);
  const broken = await runRandom(world, seed, Number(given.runs), (verdict) => {
    // Shrinking runs what is broken over and over; it is counted once, below.
    if (verdict.findings.length === 0) report = withSchedule(report, `seed ${seed}`, verdict);
  });
  if (broken !== null) {
    say(`kept in test/faults/seeds.json: ${JSON.stringify(broken)}`);
    report = { ...report, broken: [...report.broken, { what: `seed ${seed}`, findings: broken.findings }] };
  }
  return { ...report, seeds: [...report.seeds, seed] };
}

async function planted(world: World, begun: Report): Promise<Report> {
  let report = begun;
  for (const bug of plantedBugs) {
    const found = isCaught(bug, await harvest(world, bug));
    say(`${found ? 'caught' : 'NOT CAUGHT'} by ${bug.caughtBy}: ${bug.name}`);
    report = { ...report, planted: [...report.planted, { name: bug.name, caughtBy: bug.caughtBy, isCaught: found }] };
  }
  return report;
}
