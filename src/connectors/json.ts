/** JSON out of answers, checked: an answer of another shape is a failure of the system, not a surprise further in. */
import { z } from 'zod';
import type { SystemName } from '../maps/entity-map.ts';
import { SystemFailure } from './errors.ts';

/** The part of an answer that reading needs: also a part of a batch has it. */
export interface TextAnswer {
  readonly status: number;
  readonly text: string;
}

/** Error bodies of both systems; finance and operations tells the reason in `innererror`. */
export const errorBody = z.object({
  error: z.object({
    code: z.string().nullish(),
    message: z.string().nullish(),
    innererror: z.object({ message: z.string().nullish(), type: z.string().nullish() }).nullish(),
  }),
});

/** What a JSON service of finance and operations answers with when its code throws. */
const fault = z.object({ Message: z.string(), ExceptionType: z.string().nullish(), ActivityId: z.string().nullish() });

/** The fault that a text is, or null. */
export function serviceFault(text: string): z.output<typeof fault> | null {
  const parsed = fault.safeParse(parse(text));
  return parsed.success ? parsed.data : null;
}

/** A page of rows. */
export const rowsPage = z.object({
  value: z.array(z.record(z.unknown())),
  '@odata.nextLink': z.string().optional(),
});

/** A page of a reading that follows changes; the last one has the link to the next changes. */
export const changesPage = rowsPage.extend({ '@odata.deltaLink': z.string().optional() });

/** One row. */
export const row = z.record(z.unknown());

/** Reads an answer's JSON. Throws `ANSWER_NOT_UNDERSTOOD` when it is cut or has another shape. */
export function readJson<S extends z.ZodTypeAny>(
  system: SystemName,
  answer: TextAnswer,
  schema: S,
  applied: 'no' | 'unknown' = 'no',
): z.output<S> {
  const parsed = schema.safeParse(parse(answer.text));
  if (parsed.success) return parsed.data as z.output<S>;
  const reason = parsed.error.issues[0]?.message ?? 'another shape';
  throw new SystemFailure('ANSWER_NOT_UNDERSTOOD', system, `The answer of ${system} cannot be read: ${reason}.`, {
    applied,
  });
}

/** Whether an answer gives a reason, in the form both systems give reasons in or in that of JSON services. */
export function hasErrorBody(answer: TextAnswer): boolean {
  return errorBody.safeParse(parse(answer.text)).success || serviceFault(answer.text) !== null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
