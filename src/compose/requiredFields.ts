import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { parseFieldSet } from './fieldSet.ts';

/** What each field with `@requires` reads of other fields, all the way, read from the supergraph (`@join__field(requires:)`). */
export function requiredFields(
  supergraph: DocumentNode,
  schema: GraphQLSchema,
): ReadonlyMap<string, readonly string[]> {
  const direct = new Map<string, Set<string>>();
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      for (const join of field.directives ?? []) {
        const stated = join.arguments?.find((argument) => argument.name.value === 'requires')?.value;
        if (join.name.value !== 'join__field' || stated?.kind !== Kind.STRING) continue;
        const coordinate = `${type.name.value}.${field.name.value}`;
        const known = direct.get(coordinate) ?? new Set();
        direct.set(
          coordinate,
          new Set([...known, ...coordinatesIn(parseFieldSet(stated.value), type.name.value, schema)]),
        );
      }
    }
  }
  return new Map([...direct.keys()].sort().map((coordinate) => [coordinate, [...closure(coordinate, direct)].sort()]));
}

function coordinatesIn(set: SelectionSetNode, typeName: string, schema: GraphQLSchema): readonly string[] {
  return set.selections.flatMap((selection): readonly string[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return coordinatesIn(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, schema);
    const name = selection.name.value;
    const type = schema.getType(typeName);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    const target = field && getNamedType(field.type);
    const below =
      selection.selectionSet && isCompositeType(target)
        ? coordinatesIn(selection.selectionSet, target.name, schema)
        : [];
    return name === '__typename' ? [] : [`${typeName}.${name}`, ...below];
  });
}

/** Everything that is required on the way, the field itself left out. */
function closure(start: string, direct: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set<string>(direct.get(start));
  for (const coordinate of reached) for (const next of direct.get(coordinate) ?? []) reached.add(next);
  reached.delete(start);
  return reached;
}
