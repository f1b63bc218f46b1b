/** `npm run bench [-- --quick] [-- --json]`: what the project adds to the calls it has to make anyway, both sides in one run. */
import { parseArgs } from 'node:util';
import { botTurn } from './bot-turn.ts';
import { nearest } from './nearest.ts';
import type { BenchRow } from './row.ts';
import { twoSystems } from './two-systems.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'boolean' } } });

const rows: BenchRow[] = [];
for (const benchmark of [twoSystems, botTurn, nearest]) {
  for (const row of await benchmark.run(values.quick ?? false)) {
    rows.push(row);
    if (!values.json) process.stdout.write(`${row.name}: ${row.ratio}× (to reach: ${row.reach}×)\n    ${row.note}\n`);
  }
}
if (values.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
