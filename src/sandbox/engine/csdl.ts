/** Writes `$metadata`: an OData 4.0 CSDL document in XML. */

/** What a metadata document tells of a service. Types are named with or without the service's namespace, `Edm.` types in full. */
export interface Csdl {
  readonly namespace: string;
  readonly container: string;
  readonly entityTypes: readonly CsdlEntityType[];
  readonly enumTypes?: readonly CsdlEnumType[];
  readonly complexTypes?: readonly CsdlComplexType[];
  readonly operations?: readonly CsdlOperation[];
  readonly entitySets: readonly CsdlEntitySet[];
  /** Unbound operations offered at the root, by the operation's name. */
  readonly imports?: readonly { readonly name: string; readonly kind: 'Action' | 'Function' }[];
}

interface CsdlProperty {
  readonly name: string;
  readonly type: string;
  readonly nullable?: boolean;
  readonly maxLength?: number;
  readonly scale?: number | 'variable';
}

interface CsdlNavigation {
  readonly name: string;
  readonly target: string;
  readonly collection: boolean;
  readonly nullable?: boolean;
  readonly partner?: string;
  readonly constraints?: readonly { readonly property: string; readonly referenced: string }[];
}

export interface CsdlEntityType {
  readonly name: string;
  readonly key: readonly string[];
  readonly baseType?: string;
  readonly properties: readonly CsdlProperty[];
  readonly navigations: readonly CsdlNavigation[];
  readonly annotations?: readonly CsdlAnnotation[];
}

interface CsdlComplexType {
  readonly name: string;
  readonly properties: readonly CsdlProperty[];
}

interface CsdlEnumType {
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly value: number }[];
}

interface CsdlOperation {
  readonly kind: 'Action' | 'Function';
  readonly name: string;
  readonly bound: boolean;
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly nullable?: boolean }[];
  readonly returns?: string;
}

interface CsdlEntitySet {
  readonly name: string;
  readonly type: string;
  /** Navigation property to entity set. */
  readonly bindings: readonly { readonly path: string; readonly target: string }[];
  readonly annotations?: readonly CsdlAnnotation[];
}

/** A term with a constant value, or with a record of truths. */
type CsdlAnnotation =
  | { readonly term: string; readonly value: string | boolean }
  | { readonly term: string; readonly record: Readonly<Record<string, boolean>> };

/** The document as text, ready to send as `application/xml`. */
export function writeCsdl(csdl: Csdl): string {
  const qualify = qualifier(csdl.namespace);
  const schema = [
    ...(csdl.enumTypes ?? []).map(enumType),
    ...(csdl.complexTypes ?? []).map((type) =>
      element(
        'ComplexType',
        { Name: type.name },
        type.properties.map((each) => property(each, qualify)),
      ),
    ),
    ...csdl.entityTypes.map((type) => entityType(type, qualify)),
    ...(csdl.operations ?? []).map((each) => operation(each, qualify)),
    entityContainer(csdl, qualify),
  ];
  const document = element('edmx:Edmx', { Version: '4.0', 'xmlns:edmx': 'http://docs.oasis-open.org/odata/ns/edmx' }, [
    element('edmx:DataServices', {}, [
      element('Schema', { Namespace: csdl.namespace, xmlns: 'http://docs.oasis-open.org/odata/ns/edm' }, schema),
    ]),
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${document.join('\n')}\n`;
}

type Qualify = (type: string) => string;

function qualifier(namespace: string): Qualify {
  return (type) => {
    const inner = /^Collection\((.*)\)$/.exec(type)?.[1];
    if (inner !== undefined) return `Collection(${inner.includes('.') ? inner : `${namespace}.${inner}`})`;
    return type.includes('.') ? type : `${namespace}.${type}`;
  };
}

function entityType(type: CsdlEntityType, qualify: Qualify): string[] {
  const key = type.key.map((name) => element('PropertyRef', { Name: name }));
  return element('EntityType', { Name: type.name, BaseType: type.baseType && qualify(type.baseType) }, [
    ...(key.length === 0 ? [] : [element('Key', {}, key)]),
    ...type.properties.map((each) => property(each, qualify)),
    ...type.navigations.map((each) => navigation(each, qualify)),
    ...(type.annotations ?? []).map(annotation),
  ]);
}

function property(each: CsdlProperty, qualify: Qualify): string[] {
  return element('Property', {
    Name: each.name,
    Type: qualify(each.type),
    Nullable: each.nullable === false ? 'false' : undefined,
    MaxLength: each.maxLength,
    Scale: each.scale,
  });
}

function navigation(each: CsdlNavigation, qualify: Qualify): string[] {
  const target = qualify(each.target);
  return element(
    'NavigationProperty',
    {
      Name: each.name,
      Type: each.collection ? `Collection(${target})` : target,
      Nullable: !each.collection && each.nullable === false ? 'false' : undefined,
      Partner: each.partner,
    },
    (each.constraints ?? []).map(({ property: own, referenced }) =>
      element('ReferentialConstraint', { Property: own, ReferencedProperty: referenced }),
    ),
  );
}

function enumType(type: CsdlEnumType): string[] {
  return element(
    'EnumType',
    { Name: type.name },
    type.members.map(({ name, value }) => element('Member', { Name: name, Value: value })),
  );
}

function operation(each: CsdlOperation, qualify: Qualify): string[] {
  return element(each.kind, { Name: each.name, IsBound: each.bound ? 'true' : undefined }, [
    ...each.parameters.map(({ name, type, nullable }) =>
      element('Parameter', { Name: name, Type: qualify(type), Nullable: nullable === false ? 'false' : undefined }),
    ),
    ...(each.returns === undefined ? [] : [element('ReturnType', { Type: qualify(each.returns) })]),
  ]);
}

function entityContainer(csdl: Csdl, qualify: Qualify): string[] {
  return element('EntityContainer', { Name: csdl.container }, [
    ...csdl.entitySets.map((set) =>
      element('EntitySet', { Name: set.name, EntityType: qualify(set.type) }, [
        ...set.bindings.map(({ path, target }) => element('NavigationPropertyBinding', { Path: path, Target: target })),
        ...(set.annotations ?? []).map(annotation),
      ]),
    ),
    ...(csdl.imports ?? []).map(({ name, kind }) => element(`${kind}Import`, { Name: name, [kind]: qualify(name) })),
  ]);
}

function annotation(each: CsdlAnnotation): string[] {
  const { term } = each;
  if ('record' in each) {
    const values = Object.entries(each.record).map(([name, truth]) =>
      element('PropertyValue', { Property: name, Bool: String(truth) }),
    );
    return element('Annotation', { Term: term }, [element('Record', {}, values)]);
  }
  const { value } = each;
  return element('Annotation', { Term: term, [typeof value === 'boolean' ? 'Bool' : 'String']: String(value) });
}

/** An element as lines, its children indented by two blanks. Attributes without a value are left out. */
function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children: readonly (readonly string[])[] = [],
): string[] {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escape(String(value))}"`)
    .join('');
  if (children.length === 0) return [`<${name}${written} />`];
  return [`<${name}${written}>`, ...children.flat().map((line) => `  ${line}`), `</${name}>`];
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
