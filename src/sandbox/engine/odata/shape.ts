import type { EntityModel, Model, PropertyModel, SqlValue } from '../model.ts';
import type { ResultRow } from './read.ts';
import type { ExpandItem, SelectionOptions } from './selection.ts';

type Member = readonly [name: string, value: unknown];

/** What a service adds to the plain values of a row. Every part may be left out. */
export interface ShapeHooks {
  /** Members before all others: `@odata.etag`. */
  readonly head?: (entity: EntityModel, row: ResultRow) => Iterable<Member>;
  /** Members before one value: formatted values, lookup annotations. Also asked for properties without a value. */
  readonly annotations?: (entity: EntityModel, row: ResultRow, property: PropertyModel) => Iterable<Member>;
  /** The value on the wire when it differs from the stored one; undefined leaves the property out. */
  readonly value?: (property: PropertyModel, stored: SqlValue) => unknown;
  /** Names told even when `$select` does not ask for them: the primary key, the lookups behind references. */
  readonly always?: (
    entity: EntityModel,
    select: readonly string[],
    expand: readonly ExpandItem[],
  ) => readonly string[];
  /** What stands for a row that is expanded with `/$ref`. */
  readonly reference?: (entity: EntityModel, row: ResultRow) => unknown;
  /** Members after an expanded navigation: `<navigation>@odata.nextLink`. */
  readonly expandedTail?: (entity: EntityModel, row: ResultRow, item: ExpandItem) => Iterable<Member>;
}

/** Turns a stored row into the JSON the wire carries, in the order of `$select`, else of the model. */
export function shapeRow(
  model: Model,
  entity: EntityModel,
  row: ResultRow,
  options: Pick<SelectionOptions, 'select' | 'expand'>,
  hooks: ShapeHooks = {},
): Record<string, unknown> {
  const members: Member[] = [...(hooks.head?.(entity, row) ?? [])];
  for (const property of selected(entity, options, hooks)) {
    const stored = row.columns[property.column] ?? null;
    members.push(...(hooks.annotations?.(entity, row, property) ?? []));
    const value = hooks.value === undefined ? stored : hooks.value(property, stored);
    if (value !== undefined) members.push([property.name, value]);
  }
  for (const item of options.expand) {
    const target = model.get(entity.navigations.get(item.navigation)?.target ?? '');
    const expanded = row.expanded[item.navigation] ?? null;
    if (target === undefined) continue;
    const shape = (found: ResultRow): unknown =>
      item.ref && hooks.reference !== undefined
        ? hooks.reference(target, found)
        : shapeRow(model, target, found, item.options, hooks);
    members.push([item.navigation, isMany(expanded) ? expanded.map(shape) : expanded && shape(expanded)]);
    members.push(...(hooks.expandedTail?.(entity, row, item) ?? []));
  }
  return Object.fromEntries(members);
}

function isMany(expanded: ResultRow | readonly ResultRow[] | null): expanded is readonly ResultRow[] {
  return Array.isArray(expanded);
}

function selected(
  entity: EntityModel,
  { select, expand }: Pick<SelectionOptions, 'select' | 'expand'>,
  hooks: ShapeHooks,
): PropertyModel[] {
  if (select === null) return [...entity.properties.values()];
  const names = new Set([...select, ...(hooks.always?.(entity, select, expand) ?? [])]);
  return [...names].flatMap((name) => entity.properties.get(name) ?? []);
}
