import type { Dialect } from './dialect.ts';
import { NotImplemented, ODataSyntaxError, UnsupportedOption } from './errors.ts';
import type { Argument, ArithmeticOperator, ComparisonOperator, Expression, Literal } from './expression.ts';
import { literalOf, unexpected } from './literals.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Deepest nesting read; far above what people write, far below what would exhaust the stack. */
const maxDepth = 100;

const equality: readonly string[] = ['eq', 'ne'];
const relational: readonly string[] = ['gt', 'ge', 'lt', 'le'];
const additive: readonly string[] = ['add', 'sub'];
const multiplicative: readonly string[] = ['mul', 'div', 'divby', 'mod'];

/**
 * Reads one OData expression: or, and, equality, relation, sum, product, unary, primary, from loosest to tightest.
 * `not` binds tighter than a comparison, so `not a eq 1` is `(not a) eq 1`, as OData has it.
 * Throws `ODataSyntaxError`, `UnsupportedOption` for what the dialect refuses, `NotImplemented` for what the sandbox lacks.
 */
export function parseExpression(text: string, dialect: Dialect): Expression {
  const parser = new ExpressionParser(text, dialect);
  const expression = parser.expression();
  parser.expectEnd();
  return expression;
}

/** A cursor over tokens; one instance reads one text. Also used for argument lists and sort orders. */
export class ExpressionParser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #dialect: Dialect;
  #index = 0;
  #depth = 0;

  constructor(text: string, dialect: Dialect) {
    this.#text = text;
    this.#tokens = tokenize(text);
    this.#dialect = dialect;
  }

  /** Reads an expression and stops at the first word that cannot continue it. */
  expression(): Expression {
    return this.#nested(() => this.#chain('or', () => this.#chain('and', () => this.#equality())));
  }

  /** Throws unless the whole text has been read. */
  expectEnd(): void {
    if (this.#peek().kind !== 'end') throw this.#unexpected();
  }

  /** True when the whole text has been read. */
  atEnd(): boolean {
    return this.#peek().kind === 'end';
  }

  /** Takes the given symbol or name when it comes next. */
  take(value: string): boolean {
    const token = this.#peek();
    if ((token.kind !== 'symbol' && token.kind !== 'name') || token.value !== value) return false;
    this.#index++;
    return true;
  }

  /** Reads `( … )`, an argument list with or without names; the opening bracket has been taken. */
  arguments(): Argument[] {
    const found: Argument[] = [];
    if (this.take(')')) return found;
    do {
      const name = this.#peek();
      if (name.kind === 'name' && this.#peek(1).value === '=' && this.#peek(1).kind === 'symbol') {
        this.#index += 2;
        found.push({ name: name.value, value: this.expression() });
      } else found.push({ name: null, value: this.expression() });
    } while (this.take(','));
    this.#expect(')');
    return found;
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > maxDepth) throw this.#tooDeep();
    const result = read();
    this.#depth--;
    return result;
  }

  #chain(kind: 'or' | 'and', operand: () => Expression): Expression {
    const operands = [operand()];
    while (this.#takeOperator([kind]) !== null) operands.push(operand());
    return operands.length === 1 && operands[0] !== undefined ? operands[0] : { kind, operands };
  }

  #equality(): Expression {
    return this.#leftAssociative(
      equality,
      () => this.#relational(),
      (operator, left, right) => ({ kind: 'comparison', operator: operator as ComparisonOperator, left, right }),
    );
  }

  #relational(): Expression {
    return this.#leftAssociative(
      relational,
      () => this.#sum(),
      (operator, left, right) => ({ kind: 'comparison', operator: operator as ComparisonOperator, left, right }),
    );
  }

  #sum(): Expression {
    return this.#arithmetic(additive, () => this.#arithmetic(multiplicative, () => this.#unary()));
  }

  #arithmetic(operators: readonly string[], operand: () => Expression): Expression {
    return this.#leftAssociative(operators, operand, (operator, left, right) => {
      if (!this.#dialect.arithmetic)
        throw new UnsupportedOption(operator, `The operator '${operator}' is not supported.`);
      return { kind: 'arithmetic', operator: operator as ArithmeticOperator, left, right };
    });
  }

  #leftAssociative(
    operators: readonly string[],
    operand: () => Expression,
    combine: (operator: string, left: Expression, right: Expression) => Expression,
  ): Expression {
    let left = operand();
    for (let links = 0; ; links++) {
      const operator = this.#takeOperator(operators);
      if (operator === null) return left;
      if (links > maxDepth) throw this.#tooDeep();
      left = combine(operator, left, operand());
    }
  }

  #takeOperator(operators: readonly string[]): string | null {
    const token = this.#peek();
    if (token.kind !== 'name') return null;
    if (token.value === 'in' || token.value === 'has') {
      throw new UnsupportedOption(token.value, `The operator '${token.value}' is not supported.`);
    }
    if (!operators.includes(token.value)) return null;
    this.#index++;
    return token.value;
  }

  #unary(): Expression {
    const token = this.#peek();
    if (token.kind === 'name' && token.value === 'not' && this.#peek(1).value !== '/') {
      this.#index++;
      return this.#nested(() => ({ kind: 'not', operand: this.#unary() }));
    }
    if (token.kind === 'symbol' && token.value === '-') {
      if (!this.#dialect.arithmetic) throw new UnsupportedOption('-', "The operator '-' is not supported.");
      this.#index++;
      return this.#nested(() => ({ kind: 'negate', operand: this.#unary() }));
    }
    return this.#primary();
  }

  #primary(): Expression {
    const token = this.#next();
    const literal = literalOf(token, this.#text);
    if (literal !== null) return literal;
    if (token.kind === 'alias') return { kind: 'alias', name: token.value, position: token.position };
    if (token.kind === 'json') return { kind: 'json', text: token.value };
    if (token.kind === 'symbol' && token.value === '(') {
      const inner = this.expression();
      this.#expect(')');
      return inner;
    }
    if (token.kind === 'symbol' && token.value === '[') return this.#list();
    if (token.kind === 'name') return this.#path(token);
    throw token.kind === 'end'
      ? new ODataSyntaxError(
          'unexpected',
          `Expression expected at position ${token.position} in '${this.#text}'.`,
          token.position,
          this.#text,
        )
      : unexpected(token, this.#text);
  }

  #list(): Expression {
    const items: Literal[] = [];
    if (this.take(']')) return { kind: 'list', items };
    do {
      const token = this.#next();
      const literal = literalOf(token, this.#text);
      if (literal === null) throw unexpected(token, this.#text);
      items.push(literal);
    } while (this.take(','));
    this.#expect(']');
    return { kind: 'list', items };
  }

  #path(first: Token): Expression {
    if (this.take('(')) {
      return {
        kind: 'call',
        name: first.value,
        arguments: this.#nested(() => this.arguments()),
        position: first.position,
      };
    }
    const steps = [first.value];
    while (this.take('/')) {
      const step = this.#next();
      if (step.kind !== 'name') throw unexpected(step, this.#text);
      if ((step.value === 'any' || step.value === 'all') && this.take('(')) {
        return this.#lambda(steps, step.value, step.position);
      }
      if (step.value.startsWith('$')) throw new NotImplemented(`'${step.value}' inside an expression`);
      steps.push(step.value);
    }
    return { kind: 'path', steps, position: first.position };
  }

  #lambda(path: readonly string[], quantifier: 'any' | 'all', position: number): Expression {
    if (!this.#dialect.lambda) {
      throw new UnsupportedOption(quantifier, `The lambda operator '${quantifier}' is not supported.`);
    }
    if (quantifier === 'any' && this.take(')')) {
      return { kind: 'lambda', path, quantifier, variable: null, predicate: null, position };
    }
    const variable = this.#next();
    if (variable.kind !== 'name' || variable.value.includes('.')) throw unexpected(variable, this.#text);
    this.#expect(':');
    const predicate = this.expression();
    this.#expect(')');
    return { kind: 'lambda', path, quantifier, variable: variable.value, predicate, position };
  }

  #peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#index + ahead, this.#tokens.length - 1)];
    if (token === undefined) throw this.#unexpected();
    return token;
  }

  #next(): Token {
    const token = this.#peek();
    this.#index++;
    return token;
  }

  #expect(symbol: string): void {
    if (!this.take(symbol)) {
      const { position } = this.#peek();
      throw new ODataSyntaxError(
        'unexpected',
        `'${symbol}' expected at position ${position} in '${this.#text}'.`,
        position,
        this.#text,
      );
    }
  }

  #unexpected(): ODataSyntaxError {
    return unexpected(this.#peek(), this.#text);
  }

  #tooDeep(): ODataSyntaxError {
    const { position } = this.#peek();
    return new ODataSyntaxError('too-deep', 'Recursion depth exceeded allowed limit.', position, this.#text);
  }
}
