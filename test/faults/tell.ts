import type { Verdict } from './run-case.ts';
import type { World } from './world/world.ts';

/** Everything about one case, for somebody who wants to know why. */
export function tellOf(world: World, { findings, final, restedAfter, evidence }: Verdict): readonly string[] {
  const time = (at: number): string => new Date(at).toISOString().slice(11, 23);
  return [
    ...world.logged,
    ...(evidence?.calls ?? []).map(
      ({ number, at, system, effect, request, fault, answer }) =>
        `${number} ${time(at)} ${system} ${effect} ${request.method} ${decodeURIComponent(request.url).slice(0, 140)} ${fault ?? ''} ${answer?.status ?? 'no answer'}`,
    ),
    ...(evidence?.changes ?? []).map(
      ({ system, table, id, before, after }) =>
        `${system} ${table} ${id} ${before === null ? 'made' : after === null ? 'gone' : 'changed'}`,
    ),
    ...(evidence?.journal ?? []).map(
      ({ origin, phase, step, reason, problems, steps }) =>
        `${origin} ${phase} ${step} of ${steps.map(({ kind, system }) => `${kind} ${system}`).join(', ')}: ${[reason, ...problems.map(({ message }) => message)].filter(Boolean).join(' ')}`,
    ),
    ...(evidence?.failures ?? []).map((failure) => `failure ${JSON.stringify(failure)}`),
    `told ${JSON.stringify(evidence?.told)}, in the end ${final}, at rest after ${restedAfter ?? 'never'}`,
    ...findings.map(({ invariant, text }) => `${invariant} ${text}`),
  ];
}
