import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FieldDifference, RecordDifference, RepairAnswer } from '../../sync/face.ts';
import { defineCommand, exitCodes } from './command.ts';
import { describeRef } from './record-name.ts';

interface Reconciled {
  readonly compared: number;
  readonly differences: readonly RecordDifference[];
  /** Null when nothing was asked to be repaired; `isTaken` where it was said whose version stands. */
  readonly repair: (RepairAnswer & { readonly isTaken: boolean }) | null;
}

/** Compares both systems under a map, and repairs what differs after one confirmation. */
export const reconcile = defineCommand({
  name: 'reconcile',
  usage: '<map> [--company <id>] [--key <a/b>] [--repair] [--take dataverse|financeOperations]',
  summary: 'Compare both systems for a map or one record, field by field; with --repair make them the same.',
  examples: [
    'reconcile warehouse',
    'reconcile warehouse --company usmf --key SEA-01',
    'reconcile warehouse --repair --yes',
  ],
  words: { plain: ['map'], flags: ['repair'] },
  options: z
    .object({
      map: z.string().min(1, 'is missing'),
      company: z.string().min(1).optional(),
      key: z.string().min(1).optional(),
      repair: z.boolean().default(false),
      take: z.enum(['dataverse', 'financeOperations']).optional(),
    })
    .strict(),
  question: ({ repair }) => (repair === true ? 'Records are written in the system that is behind. Repair?' : null),
  async answer({ map, company = null, key, repair, take = null }, { core, by }): Promise<Reconciled> {
    const record = key === undefined ? {} : { key: key.split('/') };
    const report = await core.reconcile({ map, company, ...record });
    const refs = report.differences.map(({ ref }) => ref);
    if (!repair || refs.length === 0) return { ...report, repair: null };
    const answer = await core.repair({ requestId: randomUUID(), refs, take, by });
    return { ...report, repair: { ...answer, isTaken: take !== null } };
  },
  print: ({ compared, differences, repair }) => [
    `${compared} compared, ${differences.length} differ.`,
    ...differences.flatMap(describeDifference),
    ...(repair === null
      ? []
      : [
          `${repair.repaired.length} repaired, ${repair.left.length} left.`,
          ...repair.left.map(
            ({ ref, problems }) => `  ${describeRef(ref)}: ${problems.map(({ message }) => message).join(' / ')}`,
          ),
          ...(repair.left.length > 0 && !repair.isTaken
            ? ['With --take dataverse or --take financeOperations the version of that side stands.']
            : []),
        ]),
  ],
  exitCode: ({ differences, repair }) =>
    differences.length === 0 || repair?.left.length === 0 ? exitCodes.done : exitCodes.lookHere,
});

function describeDifference({ ref, missingIn, fields, journal }: RecordDifference): string[] {
  const [last] = journal;
  return [
    `${describeRef(ref)}${missingIn === null ? '' : ` is missing in ${missingIn}`}`,
    ...fields.map(describeField),
    ...(last === undefined ? [] : [`    last written ${last.at} by ${last.actor}: ${last.summary}, ${last.state}`]),
  ];
}

function describeField({ label, dataverse, financeOperations, owner, movedIn }: FieldDifference): string {
  const shown = (value: unknown) => (value === null || value === undefined ? 'empty' : JSON.stringify(value));
  return `    ${label}: ${shown(dataverse)} in Dataverse, ${shown(financeOperations)} in SCM (${owners[owner]}; ${movers[movedIn]})`;
}

const owners: Readonly<Record<FieldDifference['owner'], string>> = {
  both: 'either side may change it',
  dataverse: "Dataverse's value counts",
  financeOperations: "SCM's value counts",
};
const movers: Readonly<Record<FieldDifference['movedIn'], string>> = {
  both: 'both have changed it',
  dataverse: 'changed in Dataverse',
  financeOperations: 'changed in SCM',
  unknown: 'which side changed it is not known',
};
