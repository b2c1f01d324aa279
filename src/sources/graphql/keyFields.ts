import {
  getNullableType,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
} from 'graphql';

/**
 * Fields of an entity type's keys that are plain values, in the ministry's names; fields of nested keys are left out.
 *
 * From: Apollo Federation directives reference, `@key`.
 */
export function keyFieldsOf(schema: GraphQLSchema, typeName: string): readonly string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return [];
  const names = new Set(keysOf(type.astNode).flatMap(topFields));
  return [...names].filter((name) => {
    const field = type.getFields()[name];
    return field !== undefined && isLeafType(getNullableType(field.type));
  });
}

/** Field sets of `@key` as written. */
function keysOf(node: ObjectTypeDefinitionNode | null | undefined): string[] {
  return (node?.directives ?? []).flatMap((directive) => {
    if (directive.name.value !== 'key' && directive.name.value !== 'federation__key') return [];
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
