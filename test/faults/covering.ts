/**
 * A small share of the exhaustive suite that leaves nothing out altogether: each fault at one kind of step, in turn, and the end of the
 * process before and after each kind of step.
 */
import { actNamed } from './acts/all.ts';
import { callFaults } from './call-faults.ts';
import type { Case } from './case.ts';
import { callsOf } from './exhaustive.ts';
import type { Call } from './world/transport.ts';
import type { World } from './world/world.ts';

interface StepKind {
  readonly what: string;
  readonly act: string;
  /** Which of the act's writes it is, from 1. */
  readonly write: number;
}

export const stepKinds: readonly StepKind[] = [
  { what: 'the first write', act: 'warehouse, chat, create', write: 1 },
  { what: 'the second write, which carries on what the first answered', act: 'warehouse, chat, update', write: 2 },
  { what: 'taking back', act: 'payment-term, chat, update that Dataverse refuses', write: 3 },
  { what: 'a save captured from Dataverse', act: 'ship-via, Dataverse, create', write: 1 },
  { what: 'a save captured from finance and operations', act: 'ship-via, finance and operations, update', write: 1 },
  { what: 'an act that cannot be taken back', act: 'purchase-order, chat, confirm', write: 1 },
  { what: 'what follows it in Field Service', act: 'purchase-order, chat, confirm', write: 2 },
  { what: 'a change that was found', act: 'ship-via, refresh, update', write: 1 },
];

/** Cases for one process and a minute. */
export async function coveringCases(world: World): Promise<readonly Case[]> {
  const recorded = new Map<string, readonly Call[]>();
  for (const { act } of stepKinds)
    if (!recorded.has(act)) recorded.set(act, (await callsOf(world, actNamed(act))).calls);
  const callsOfKind = (
    kind: StepKind | undefined,
  ): { readonly act: string; readonly write: number; readonly read: number } => {
    const calls = recorded.get(kind?.act ?? '') ?? [];
    const write = calls.filter(({ effect }) => effect === 'write')[(kind?.write ?? 1) - 1];
    const read = calls.findLast(({ effect, number }) => effect === 'read' && number < (write?.number ?? 0));
    return { act: kind?.act ?? '', write: write?.number ?? 0, read: read?.number ?? 0 };
  };
  const inTurn = callFaults.flatMap(({ name, strikes }, index): Case[] => {
    const { act, write, read } = callsOfKind(stepKinds[index % stepKinds.length]);
    const at = (call: number): Case => ({ act, call, fault: name, crash: 'runs on' });
    return [
      ...(strikes.includes('write') ? [at(write)] : []),
      ...(strikes.includes('read') && read > 0 ? [at(read)] : []),
    ];
  });
  const ends = stepKinds.flatMap((kind): Case[] => {
    const { act, write } = callsOfKind(kind);
    return [
      { act, call: write, fault: null, crash: 'ends before' },
      { act, call: write, fault: null, crash: 'ends after' },
      { act, call: write, fault: 'reset, applied', crash: 'ends at the next call' },
    ];
  });
  return [...inTurn, ...ends];
}
