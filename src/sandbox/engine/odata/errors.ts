/** Which mistake an OData request holds; the stand-ins translate it into their own status, code and voice. */
export type ODataErrorCode =
  | 'syntax'
  | 'unknown-property'
  | 'unknown-resource'
  | 'unknown-function'
  | 'unsupported-option'
  | 'invalid-value'
  | 'type-mismatch'
  | 'invalid-key'
  | 'not-implemented';

/** A request that OData text makes impossible. `message` is worded as the service's own OData library words it. */
export abstract class ODataError extends Error {
  abstract readonly code: ODataErrorCode;
  /** 400 for a wrong request, 404 for an address that names nothing, 501 for what this sandbox does not do. */
  readonly status: 400 | 404 | 501 = 400;
}

/** Text that is not OData. `position` counts characters of the decoded `text`. */
export class ODataSyntaxError extends ODataError {
  readonly code = 'syntax';
  readonly reason: 'unterminated-literal' | 'unexpected' | 'too-deep' | 'too-long' | 'encoding';
  readonly position: number;
  readonly text: string;

  constructor(reason: ODataSyntaxError['reason'], message: string, position: number, text: string) {
    super(message);
    this.reason = reason;
    this.position = position;
    this.text = text;
  }
}

/** A name in `$select`, `$filter`, `$orderby` or `$expand` that the type does not have. */
export class UnknownProperty extends ODataError {
  readonly code = 'unknown-property';
  readonly property: string;
  /** Unqualified type name: `account`. */
  readonly typeName: string;

  constructor(property: string, typeName: string, namespace: string) {
    super(`Could not find a property named '${property}' on type '${namespace}.${typeName}'.`);
    this.property = property;
    this.typeName = typeName;
  }
}

/** A path segment that names no entity set, navigation property or operation. */
export class UnknownResource extends ODataError {
  readonly code = 'unknown-resource';
  override readonly status = 404;
  readonly segment: string;

  constructor(segment: string) {
    super(`Resource not found for the segment '${segment}'.`);
    this.segment = segment;
  }
}

/** A function in an expression that the service does not know. */
export class UnknownFunction extends ODataError {
  readonly code = 'unknown-function';
  readonly functionName: string;

  constructor(name: string) {
    super(
      `An unknown function with name '${name}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.`,
    );
    this.functionName = name;
  }
}

/** A query option, or a part of one, that the real service refuses. */
export class UnsupportedOption extends ODataError {
  readonly code = 'unsupported-option';
  /** `$skip`, `$levels`, `$expand`, `any`, `add`, … */
  readonly option: string;

  constructor(option: string, message = `The query parameter ${option} is not supported.`) {
    super(message);
    this.option = option;
  }
}

/** A part of `$expand` that the service refuses under a code of its own. */
export class UnsupportedExpand extends UnsupportedOption {}

/** A query option whose value is not of its form: `$top=abc`. */
export class InvalidOptionValue extends ODataError {
  readonly code = 'invalid-value';
  readonly option: string;
  readonly value: string;

  constructor(option: string, value: string) {
    super(
      `Invalid value '${value.slice(0, 100)}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`,
    );
    this.option = option;
    this.value = value;
  }
}

/** Two operands, or an operand and an operator, that do not go together. */
export class TypeMismatch extends ODataError {
  readonly code = 'type-mismatch';
}

/** A key predicate with other names, or another number of parts, than the type's keys. */
export class InvalidKey extends ODataError {
  readonly code = 'invalid-key';
  readonly typeName: string;

  constructor(typeName: string, message: string) {
    super(message);
    this.typeName = typeName;
  }
}

/** Something the real service does and this sandbox does not. */
export class NotImplemented extends ODataError {
  readonly code = 'not-implemented';
  override readonly status = 501;
  readonly feature: string;

  constructor(feature: string) {
    super(`The sandbox does not implement ${feature}.`);
    this.feature = feature;
  }
}
