/** Requests as tools of a language model: name, what it is for, and a JSON schema made of its slots. */
import { z } from 'zod';
import type { Tool } from './model.ts';

/** What a request brings along to be offered as a tool. */
export interface Offered {
  readonly name: string;
  readonly description: string;
  readonly slots: z.ZodTypeAny;
}

/** Slots that people can say in words are offered; those that only a card fills in are not. */
export function toolOf({ name, description, slots }: Offered): Tool {
  const shape = slots instanceof z.ZodObject ? (slots.shape as z.ZodRawShape) : {};
  const spoken = Object.entries(shape).flatMap(([slot, schema]) => {
    const type = spokenType(schema);
    return type === null ? [] : [[slot, { ...type, ...describe(schema) }] as const];
  });
  return {
    name,
    description,
    parameters: { type: 'object', properties: Object.fromEntries(spoken), additionalProperties: false },
  };
}

function spokenType(schema: z.ZodTypeAny): Readonly<Record<string, unknown>> | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return spokenType(inner(schema));
  if (schema instanceof z.ZodDefault) return spokenType(schema._def.innerType as z.ZodTypeAny);
  if (schema instanceof z.ZodEffects) return spokenType(schema._def.schema as z.ZodTypeAny);
  if (schema instanceof z.ZodEnum) return { type: 'string', enum: schema.options as unknown };
  if (schema instanceof z.ZodString) return { type: 'string' };
  if (schema instanceof z.ZodNumber) return { type: 'number' };
  if (schema instanceof z.ZodBoolean) return { type: 'boolean' };
  if (!(schema instanceof z.ZodUnion)) return null;
  for (const option of schema.options as readonly z.ZodTypeAny[]) {
    const type = spokenType(option);
    if (type !== null) return type;
  }
  return null;
}

function inner(schema: z.ZodOptional<z.ZodTypeAny> | z.ZodNullable<z.ZodTypeAny>): z.ZodTypeAny {
  return schema.unwrap();
}

function describe(schema: z.ZodTypeAny): { readonly description?: string } {
  return schema.description === undefined ? {} : { description: schema.description };
}
