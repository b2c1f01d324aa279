import {
  getNullableType,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  type ConstDirectiveNode,
  type GraphQLSchema,
} from 'graphql';

/**
 * Fields of an entity type's keys that are plain values, in the ministry's names; fields of nested keys are left out, and
 * so are external ones, which the ministry is told and cannot tell: it can where it extends the type, as in Federation 1.
 *
 * From: Apollo Federation directives reference, `@key`.
 */
export function keyFieldsOf(schema: GraphQLSchema, typeName: string): readonly string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return [];
  const names = new Set(keysOf(type.astNode).flatMap(topFields));
  const isExtension = hasDirective(type.astNode, 'extends');
  return [...names].filter((name) => {
    const field = type.getFields()[name];
    if (field === undefined || !isLeafType(getNullableType(field.type))) return false;
    return isExtension || !(hasDirective(type.astNode, 'external') || hasDirective(field.astNode, 'external'));
  });
}

function hasDirective(node: Described, name: string): boolean {
  return (node?.directives ?? []).some((directive) => isNamed(directive, name));
}

function isNamed({ name: { value } }: ConstDirectiveNode, name: string): boolean {
  return value === name || value === `federation__${name}`;
}

type Described = { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;

/** Field sets of `@key` as written. */
function keysOf(node: Described): string[] {
  return (node?.directives ?? []).flatMap((directive) => {
    if (!isNamed(directive, 'key')) return [];
    const fields = directive.arguments?.find(({ name }) => name.value === 'fields')?.value;
    return fields?.kind === Kind.STRING ? [fields.value] : [];
  });
}

function topFields(fieldSet: string): string[] {
  const [definition] = parse(`{ ${fieldSet} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return [];
  return definition.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && selection.selectionSet === undefined ? [selection.name.value] : [],
  );
}
