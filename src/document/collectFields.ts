import {
  getNamedType,
  isCompositeType,
  Kind,
  typeFromAST,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { fieldDefinition } from './fieldDefinition.ts';

/** A selection set and the type that it is written on. */
export interface TypedSelection {
  readonly parent: GraphQLCompositeType;
  readonly selectionSet: SelectionSetNode;
}

/** A field as written, with the type of its parent and its own. */
export interface WrittenField {
  readonly parent: GraphQLCompositeType;
  readonly node: FieldNode;
  readonly type: GraphQLOutputType;
}

export interface FieldCollector {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** All fields of some selection sets that answer at the same place, by response key, fragments expanded. */
export function collectFields(
  { schema, fragments }: FieldCollector,
  selections: readonly TypedSelection[],
): ReadonlyMap<string, WrittenField[]> {
  const byKey = new Map<string, WrittenField[]>();
  const spread = new Set<string>();

  function collect(parent: GraphQLCompositeType, selectionSet: SelectionSetNode): void {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const field = fieldDefinition(schema, parent, selection.name.value);
        if (field === undefined) continue;
        const key = (selection.alias ?? selection.name).value;
        const same = byKey.get(key);
        const written = { parent, node: selection, type: field.type };
        if (same === undefined) byKey.set(key, [written]);
        else same.push(written);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition && typeFromAST(schema, selection.typeCondition);
        collect(isCompositeType(condition) ? condition : parent, selection.selectionSet);
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        const condition = fragment && typeFromAST(schema, fragment.typeCondition);
        if (fragment !== undefined && isCompositeType(condition)) collect(condition, fragment.selectionSet);
      }
    }
  }

  for (const { parent, selectionSet } of selections) collect(parent, selectionSet);
  return byKey;
}

/** The selection sets under fields that answer at the same place. */
export function selectionsUnder(fields: readonly WrittenField[]): readonly TypedSelection[] {
  const under: TypedSelection[] = [];
  for (const { node, type } of fields) {
    const parent = getNamedType(type);
    if (node.selectionSet !== undefined && isCompositeType(parent))
      under.push({ parent, selectionSet: node.selectionSet });
  }
  return under;
}
