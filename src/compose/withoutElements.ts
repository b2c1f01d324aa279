import { Kind, visit, type ConstDirectiveNode, type DefinitionNode, type DocumentNode } from 'graphql';
import { namedTypeOf } from './joinModel.ts';

/** A type, field, argument or value, as far as its directives and its name are concerned. */
export interface SchemaElement {
  readonly kind: string;
  readonly name: { readonly value: string };
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/**
 * A schema document without the elements that `isHidden` names. What becomes empty goes too, and so does what refers to
 * a type that is gone: fields, arguments, members of unions, interfaces of types.
 */
export function withoutElements(document: DocumentNode, isHidden: (element: SchemaElement) => boolean): DocumentNode {
  let current = visit(document, {
    enter: (node) => (isElement(node) && isHidden(node) ? null : undefined),
  });
  const names = document.definitions.flatMap((node) => nameOf(node) ?? []);
  for (;;) {
    const kept = current.definitions.filter((node) => !isEmpty(node));
    const keptNames = new Set(kept.map(nameOf));
    const gone = new Set(names.filter((name) => !keptNames.has(name)));
    const wasWhole = kept.length === current.definitions.length;
    current = withoutReferences({ kind: Kind.DOCUMENT, definitions: kept }, gone);
    // What refers to a type that is gone has gone; that may leave another type empty.
    if (wasWhole && !current.definitions.some(isEmpty)) return current;
  }
}

/** A schema document without the types to which nothing leads from a root type. */
export function withoutUnreachable(document: DocumentNode): DocumentNode {
  const byName = new Map(
    document.definitions.flatMap((node) => (nameOf(node) === undefined ? [] : [[nameOf(node), node]])),
  );
  const reached = new Set<string | undefined>(['Query', 'Mutation', 'Subscription']);
  for (const name of reached) {
    const node = byName.get(name);
    if (node === undefined) continue;
    visit(node, {
      NamedType: (type) => {
        reached.add(type.name.value);
      },
    });
    if (node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const other of document.definitions)
      if (
        (other.kind === Kind.OBJECT_TYPE_DEFINITION || other.kind === Kind.INTERFACE_TYPE_DEFINITION) &&
        other.interfaces?.some((each) => each.name.value === name)
      )
        reached.add(other.name.value);
  }
  const definitions = document.definitions.filter((node) => nameOf(node) === undefined || reached.has(nameOf(node)));
  return { ...document, definitions };
}

function withoutReferences(document: DocumentNode, gone: ReadonlySet<string>): DocumentNode {
  if (gone.size === 0) return document;
  return visit(document, {
    FieldDefinition: (node) => (gone.has(namedTypeOf(node.type)) ? null : undefined),
    InputValueDefinition: (node) => (gone.has(namedTypeOf(node.type)) ? null : undefined),
    // What is left are members of unions, interfaces of types, and the schema's root types.
    OperationTypeDefinition: (node) => (gone.has(node.type.name.value) ? null : undefined),
    UnionTypeDefinition: (node) => ({ ...node, types: node.types?.filter((each) => !gone.has(each.name.value)) ?? [] }),
    ObjectTypeDefinition: (node) => ({
      ...node,
      interfaces: node.interfaces?.filter((each) => !gone.has(each.name.value)) ?? [],
    }),
    InterfaceTypeDefinition: (node) => ({
      ...node,
      interfaces: node.interfaces?.filter((each) => !gone.has(each.name.value)) ?? [],
    }),
  });
}

function isElement(node: { readonly kind: string }): node is SchemaElement {
  return node.kind.endsWith('Definition') && 'name' in node && node.name !== undefined;
}

/** A type that must have members (GraphQL specification §3.6 to §3.10) and has none. */
function isEmpty(node: DefinitionNode): boolean {
  if ('fields' in node) return (node.fields ?? []).length === 0;
  if ('values' in node) return (node.values ?? []).length === 0;
  return node.kind === Kind.UNION_TYPE_DEFINITION && (node.types ?? []).length === 0;
}

function nameOf(node: DefinitionNode): string | undefined {
  return 'name' in node ? node.name.value : undefined;
}
