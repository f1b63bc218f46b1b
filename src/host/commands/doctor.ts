import { z } from 'zod';
import { diagnose } from '../setup/doctor.ts';
import type { PlacedFinding } from '../setup/environment.ts';
import { defineCommand } from './command.ts';

/** Ends with the worst that was found. */
const codes = { ok: 0, warning: 1, error: 2 } as const;

const marks = { ok: 'ok      ', warning: 'warning ', error: 'ERROR   ' } as const;

/** Looks at both systems and at this process, and says what to do. */
export const doctor = defineCommand({
  name: 'doctor',
  usage: '',
  summary:
    'Check that everything fits together, and say what to do. Ends with 0 when all is fine, 1 with warnings, 2 with errors.',
  examples: ['doctor', 'doctor --json'],
  options: z.object({}).strict(),
  answer: (_options, { core, environment }) => diagnose(environment, core),
  alone: (_options, { environment }) => diagnose(environment, null),
  print: (findings) => {
    const places = [...new Set(findings.map(({ where }) => where))];
    return places.flatMap((place) => [place, ...findings.filter(({ where }) => where === place).flatMap(lines), '']);
  },
  exitCode: (findings) => {
    const levels = findings.map(({ level }) => codes[level]);
    return levels.includes(2) ? 2 : levels.includes(1) ? 1 : 0;
  },
});

function lines({ level, check, says, todo }: PlacedFinding): readonly string[] {
  return [`  ${marks[level]}${check}: ${says}`, ...(todo === null ? [] : [`          ${todo}`])];
}
