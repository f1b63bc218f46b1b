/** The syntax tree of `$filter`, `$orderby` and everything else that is an OData expression. */

type LiteralType = 'null' | 'string' | 'boolean' | 'integer' | 'decimal' | 'guid' | 'date' | 'datetime' | 'enum';

/** A constant. `value` is decoded: quotes gone, GUIDs lower case, datetimes in UTC as `2026-11-23T12:00:00Z`. */
export interface Literal {
  readonly kind: 'literal';
  readonly type: LiteralType;
  /** Numbers stay text, so that no digit is lost; for an enum this is the symbol. */
  readonly value: string | boolean | null;
  /** Qualified type of an enum literal. */
  readonly enumType?: string;
  readonly position: number;
}

export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type ArithmeticOperator = 'add' | 'sub' | 'mul' | 'div' | 'divby' | 'mod';

export type Expression =
  | Literal
  /** A property, reached over single-valued navigations; the first step may be a lambda variable. */
  | { readonly kind: 'path'; readonly steps: readonly string[]; readonly position: number }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly kind: 'not' | 'negate'; readonly operand: Expression }
  | {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly arguments: readonly Argument[];
      readonly position: number;
    }
  | {
      readonly kind: 'lambda';
      readonly path: readonly string[];
      readonly quantifier: 'any' | 'all';
      readonly variable: string | null;
      /** Null only for `any()`: the collection is not empty. */
      readonly predicate: Expression | null;
      readonly position: number;
    }
  /** A JSON array of constants, the argument of `In` and its kin. */
  | { readonly kind: 'list'; readonly items: readonly Literal[] }
  /** A JSON object, kept as text: an entity reference in a function's argument. */
  | { readonly kind: 'json'; readonly text: string }
  /** `@p1`, given as a query option of that name. */
  | { readonly kind: 'alias'; readonly name: string; readonly position: number };

export interface Argument {
  /** Null for a positional argument. */
  readonly name: string | null;
  readonly value: Expression;
}
