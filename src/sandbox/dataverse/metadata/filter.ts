import type { Expression } from '../../engine/odata/expression.ts';
import { badRequest, notImplemented } from '../errors.ts';
import type { Definition } from './attributes.ts';

/** Whether an object of metadata meets a filter. Only comparisons and their combinations, as metadata queries allow no more. */
export function meets(definition: Definition, filter: Expression): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.operands.every((operand) => meets(definition, operand));
    case 'or':
      return filter.operands.some((operand) => meets(definition, operand));
    case 'not':
      return !meets(definition, filter.operand);
    case 'comparison': {
      const left = valueOf(definition, filter.left);
      const right = valueOf(definition, filter.right);
      if (filter.operator === 'eq' || filter.operator === 'ne') {
        return (left === right) === (filter.operator === 'eq');
      }
      throw notImplemented(`The operator '${filter.operator}' on metadata`);
    }
    case 'path':
      return valueOf(definition, filter) === true;
    case 'call':
      throw notImplemented(`The function '${filter.name}' on metadata`);
    case 'literal':
    case 'negate':
    case 'arithmetic':
    case 'lambda':
    case 'list':
    case 'json':
    case 'alias':
      throw notImplemented('This filter on metadata');
  }
}

function valueOf(definition: Definition, expression: Expression): unknown {
  if (expression.kind === 'literal') {
    const number = expression.type === 'integer' || expression.type === 'decimal';
    return number ? Number(expression.value) : expression.value;
  }
  if (expression.kind !== 'path') {
    throw notImplemented('This filter on metadata');
  }
  let value: unknown = definition;
  for (const step of expression.steps) {
    if (typeof value !== 'object' || value === null || !(step in value)) {
      throw badRequest(`Could not find a property named '${step}' in the metadata.`);
    }
    value = (value as Definition)[step];
  }
  return value;
}
