/**
 * The exhaustive suite: every act, at every call it makes, with every fault that may strike that call, with the process ending at
 * that moment or not. The calls are found by a run in which nothing goes wrong.
 */
import type { Act } from './acts/act.ts';
import { callFaults } from './call-faults.ts';
import type { Case, Crash } from './case.ts';
import { runCase, type Verdict } from './run-case.ts';
import type { Call } from './world/transport.ts';
import type { World } from './world/world.ts';

/** The calls that an act makes when nothing goes wrong. */
export async function callsOf(
  world: World,
  act: Act,
): Promise<{ readonly calls: readonly Call[]; readonly verdict: Verdict }> {
  const verdict = await runCase(world, { act: act.name, call: 0, fault: null, crash: 'runs on' });
  const { calls, restedAt } = verdict.evidence ?? { calls: [], restedAt: 0 };
  return { calls: calls.filter(({ at }) => at <= restedAt), verdict };
}

/** Every case of an act. */
export function casesOf(act: Act, calls: readonly Call[]): readonly Case[] {
  return calls.flatMap((call) => {
    const struck = callFaults.filter(({ strikes }) => strikes.includes(call.effect));
    const at = (fault: string | null, crash: Crash): Case => ({ act: act.name, call: call.number, fault, crash });
    return [
      ...struck.map(({ name }) => at(name, 'runs on')),
      at(null, 'ends before'),
      ...(call.effect === 'write'
        ? [
            at(null, 'ends after'),
            at('reset, applied after 15000 ms', 'ends at the next call'),
            at('reset, applied', 'ends at the next call'),
            at('reset, not applied', 'ends at the next call'),
            at('403', 'ends at the next call'),
          ]
        : []),
    ];
  });
}
