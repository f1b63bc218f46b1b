import type { Problem } from '../connectors/port.ts';

/** A problem that we state ourselves, about an order or a receipt: none of a system's words. */
export function ownProblem(
  entity: string,
  said: Pick<Problem, 'message' | 'remedy' | 'code'> & Partial<Pick<Problem, 'ref' | 'params'>>,
): Problem {
  return { system: 'dispatchCopilot', entity, field: null, ref: null, params: {}, ...said };
}
