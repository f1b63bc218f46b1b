/**
 * A small share of the exhaustive suite that leaves nothing out altogether: every act once, and among them every fault at each effect
 * it may strike, and the end of the process before and after each kind of write.
 */
import type { Act } from './acts/act.ts';
import { acts } from './acts/all.ts';
import { callFaults } from './call-faults.ts';
import type { Case, Place } from './case.ts';

/** What a write is for: the boundaries of an operation. */
export type Boundary =
  | 'the first write'
  | 'the second write, which carries on what the first answered'
  | 'taking back'
  | 'a save captured from Dataverse'
  | 'a save captured from finance and operations'
  | 'an act that cannot be taken back'
  | 'what follows it in Field Service'
  | 'a change that was found';

/** The writes of an act, by what they are for. */
type Boundaries = readonly (readonly [Boundary, Place])[];

/** One case, and what it is in the selection for. */
export interface Covered {
  readonly one: Case;
  /** The fault with the effect it strikes, or the boundary with the end of the process. */
  readonly covers: string;
}

/** How the process ends at a boundary. */
const ends = [
  { fault: null, crash: 'ends before' },
  { fault: null, crash: 'ends after' },
  { fault: 'reset, applied', crash: 'ends at the next call' },
] as const;

const pivots = /, chat, (submit|confirm|cancel|post)/;

export function boundariesOf({ name }: Act): Boundaries {
  const [entity = '', way = '', what = ''] = name.split(', ');
  if (/without the right|both sides changed/.test(name)) return [];
  if (pivots.test(name))
    return what.endsWith('refuses')
      ? [['an act that cannot be taken back', 'write 1']]
      : [
          ['an act that cannot be taken back', 'write 1'],
          ['what follows it in Field Service', 'write 2'],
        ];
  if (way === 'refresh' || (way === 'finance and operations' && /^(confirm|post)/.test(what)))
    return [['a change that was found', 'write 1']];
  if (way === 'Dataverse') return [['a save captured from Dataverse', 'write 1']];
  if (way === 'finance and operations') return [['a save captured from finance and operations', 'write 1']];
  // The number of a new order is reserved before.
  const first = entity === 'purchase-order' && what.startsWith('create') ? 2 : 1;
  const beyond: Boundaries = [
    ['the second write, which carries on what the first answered', `write ${first + 1}`],
    ...(what.endsWith('Dataverse refuses') ? ([['taking back', `write ${first + 2}`]] as const) : []),
  ];
  return [['the first write', `write ${first}`], ...(what.endsWith('finance and operations refuses') ? [] : beyond)];
}

/** All boundaries that acts have. */
export const boundaries: readonly Boundary[] = [
  ...new Set(acts.flatMap((act) => boundariesOf(act).map(([boundary]) => boundary))),
];

/** Cases for one process and a minute, the same ones each time. */
export function coveringCases(): readonly Covered[] {
  const left = [...acts];
  const take = (fits: (act: Act) => boolean): Act | undefined => {
    const place = left.findIndex(fits);
    return place === -1 ? acts.find(fits) : left.splice(place, 1)[0];
  };
  const atEnds = boundaries.flatMap((boundary) =>
    ends.flatMap((end): Covered[] => {
      const act = take((each) => boundariesOf(each).some(([own]) => own === boundary));
      const place = act && boundariesOf(act).find(([own]) => own === boundary)?.[1];
      return act === undefined || place === undefined
        ? []
        : [{ one: { act: act.name, call: place, ...end }, covers: `${boundary}: ${end.crash}` }];
    }),
  );
  const wanted = callFaults.flatMap(({ name, strikes }) => strikes.map((effect) => ({ name, effect })));
  const struck: Covered[] = [];
  for (let turn = 0; left.length > 0; turn += 1) {
    const fault = wanted[turn % wanted.length];
    if (fault === undefined) break;
    const act = take((each) => fault.effect === 'read' || boundariesOf(each).length > 0);
    if (act === undefined) continue;
    const writes = boundariesOf(act);
    const place = fault.effect === 'read' ? (`read ${1 + (turn % 2)}` as const) : writes[turn % writes.length]?.[1];
    struck.push({
      one: { act: act.name, call: place ?? 0, fault: fault.name, crash: 'runs on' },
      covers: `${fault.name} at a ${fault.effect}`,
    });
  }
  return [...atEnds, ...struck];
}
