/** Operations that could be neither finished nor undone: what they look like, and how an administrator ends them. */
import { z } from 'zod';
import type { CanonicalValue } from '../../maps/entity-map.ts';
import type {
  Ending,
  ParkedDecision,
  ParkedEnd,
  ParkedOperation,
  StandingField,
  StandingRecord,
} from '../../sync/face.ts';
import { defineCommand, exitCodes, type Command } from './command.ts';
import { describeRef } from './record-name.ts';
import { tableLines } from './table.ts';

const parked = defineCommand({
  name: 'journal parked',
  usage: '[--limit 20]',
  summary:
    'List operations that could be neither finished nor undone: who began them, what was sent, and what stands in each system now.',
  examples: ['journal parked', 'journal parked --json'],
  options: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(20) }).strict(),
  answer: async ({ limit }, { core }) => {
    const all: ParkedOperation[] = [];
    for (const one of await core.parked(limit)) {
      const now = await core.parkedOperation(one.entry.operation);
      if (now !== null) all.push(now);
    }
    return all;
  },
  print: (all) => (all.length === 0 ? ['No operation is parked.'] : all.flatMap(linesOf).slice(0, -1)),
  exitCode: (all) => (all.length === 0 ? exitCodes.done : exitCodes.lookHere),
});

const end = defineCommand({
  name: 'journal end',
  usage: '<operation> --look | --take dataverse|financeOperations | --dismiss  --reason <text>',
  summary:
    'End a parked operation: look at both systems anew and carry over what one of them alone changed, make both like one side, or leave the difference as it is.',
  examples: [
    'journal end 0f8c2a9e --look --reason "Field Service answers again"',
    'journal end 0f8c2a9e --take financeOperations --reason "the order stands there"',
    'journal end 0f8c2a9e --dismiss --reason "test record"',
  ],
  words: { plain: ['id'], flags: ['look', 'dismiss'] },
  options: z
    .object({
      id: z.string().min(1, 'is missing'),
      look: z.boolean().default(false),
      take: z.enum(['dataverse', 'financeOperations']).optional(),
      dismiss: z.boolean().default(false),
      reason: z.string({ required_error: 'is missing' }).trim().min(1, 'is missing'),
    })
    .strict()
    .refine(({ look, take, dismiss }) => [look, take !== undefined, dismiss].filter(Boolean).length === 1, {
      message: 'give one of --look, --take <side>, --dismiss',
      path: ['look'],
    }),
  question: ({ id, take, dismiss }) =>
    dismiss === true
      ? `What the two systems hold for ${String(id)} may differ for good. End it as it stands?`
      : typeof take !== 'string'
        ? null
        : `What the other system holds for ${String(id)} is overwritten with the version of ${take}. Take it?`,
  answer: ({ id, look, take, reason }, { core, by }) => {
    const decision: ParkedDecision = look
      ? { kind: 'look' }
      : take === undefined
        ? { kind: 'dismiss' }
        : { kind: 'take', side: take };
    return core.endParked(id, { decision, reason, by });
  },
  print: ({ entry, left }) => [
    left.length === 0 && entry.state !== 'parked'
      ? `${entry.operation} is over: ${entry.state}${endingOf(entry.ending)}.`
      : `${entry.operation} is parked still.`,
    ...left.map(({ message, remedy }) => `  ${message} ${remedy}`.trimEnd()),
  ],
  exitCode: ({ entry }: ParkedEnd) => (entry.state === 'parked' ? exitCodes.refused : exitCodes.done),
});

export const parkedCommands: readonly Command[] = [parked, end];

/** `, by Patti Fernandez at 2026-01-31T08:00:00.000Z: test record`. Empty for what was never parked. */
export function endingOf(ending: Ending | undefined): string {
  if (ending === undefined) return '';
  const { by, at, reason } = ending;
  return `, by ${by ?? 'itself'} at ${at}${reason === null ? '' : `: ${reason}`}`;
}

function linesOf(one: ParkedOperation): readonly string[] {
  const { entry, since, act, reason, records } = one;
  const rows = records.flatMap(rowsOf);
  return [
    `${entry.operation}  parked since ${since}`,
    `  ${entry.actor}, ${entry.at}: ${entry.summary}`,
    `  ${reason}`,
    ...(act === null ? [] : [`  Act: ${JSON.stringify(act)}`]),
    ...(rows.length === 0
      ? []
      : tableLines(['Record', 'Field', 'Sent', 'In Field Service', 'In Supply Chain Management'], rows).map(
          (line) => `  ${line}`,
        )),
    '',
  ];
}

function rowsOf({ ref, action, isIn, fields }: StandingRecord): readonly (readonly string[])[] {
  const name = describeRef(ref);
  const stand = (system: 'dataverse' | 'financeOperations', field: StandingField | null): string =>
    isIn === null ? '?' : !isIn[system] ? 'no record' : field === null ? 'there' : shown(field[system]);
  const whole = [name, '', action ?? '', stand('dataverse', null), stand('financeOperations', null)];
  return [
    whole,
    ...fields.map((field) => [
      '',
      field.property,
      'sent' in field ? shown(field.sent) : 'not sent',
      stand('dataverse', field),
      stand('financeOperations', field),
    ]),
  ];
}

function shown(value: CanonicalValue | undefined): string {
  return value === undefined || value === null || value === '' ? '-' : String(value);
}
