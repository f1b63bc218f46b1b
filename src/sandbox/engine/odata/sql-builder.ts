import type { EntityModel, NavigationModel } from '../model.ts';

/** Collects the parameters and aliases of one SQL statement. Values never become part of its text. */
export class SqlBuilder {
  readonly parameters: unknown[] = [];
  #aliases = 0;

  /** Adds a value and gives its placeholder, cast when a type is given: `$3::numeric`. */
  parameter(value: unknown, type?: 'text' | 'numeric' | 'boolean'): string {
    this.parameters.push(value);
    return type === undefined ? `$${this.parameters.length}` : `$${this.parameters.length}::${type}`;
  }

  /** A table of the statement under an alias of its own. */
  source(entity: EntityModel): Source {
    return new Source(this, entity, `t${this.#aliases++}`);
  }
}

/** A table in a FROM clause with the single-valued navigations followed from it, each joined once. */
export class Source {
  readonly entity: EntityModel;
  readonly alias: string;
  readonly #builder: SqlBuilder;
  readonly #joined = new Map<string, { readonly source: Source; readonly on: string }>();

  constructor(builder: SqlBuilder, entity: EntityModel, alias: string) {
    this.#builder = builder;
    this.entity = entity;
    this.alias = alias;
  }

  column(name: string): string {
    return `${this.alias}.${identifier(name)}`;
  }

  /** The row a single-valued navigation leads to; all its columns are null when there is none. */
  follow(navigation: NavigationModel, target: EntityModel): Source {
    const known = this.#joined.get(navigation.name);
    if (known !== undefined) return known.source;
    const source = this.#builder.source(target);
    this.#joined.set(navigation.name, { source, on: joinCondition(this, navigation, source) });
    return source;
  }

  /** FROM clause; ask only after every expression over this source has been compiled. */
  from(): string {
    return [`${this.entity.table} ${this.alias}`, ...this.#joins()].join(' ');
  }

  #joins(): string[] {
    return [...this.#joined.values()].flatMap(({ source, on }) => [
      `LEFT JOIN ${source.entity.table} ${source.alias} ON ${on}`,
      ...source.#joins(),
    ]);
  }
}

/** The condition that ties a navigation's target to the row it starts from. */
export function joinCondition(from: Source, navigation: NavigationModel, to: Source): string {
  return navigation.on.map(({ ours, theirs }) => `${to.column(theirs)} = ${from.column(ours)}`).join(' AND ');
}

/** A quoted SQL name. Names come from schemas, never from requests. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
