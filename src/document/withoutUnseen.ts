import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';
import { fieldDefinition } from './fieldDefinition.ts';

/** A field that the reader wrote and does not see, on the type where it stands. */
export interface UnseenField {
  readonly type: string;
  readonly node: FieldNode;
}

/** Names that a document uses: of fragments it spreads, and of variables. */
interface Usage {
  readonly fragments: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
}

/**
 * A document without the fields that its reader does not see, whatever is on or under them, and without the fragments and
 * variables that only they used.
 */
export function withoutUnseen(
  schema: GraphQLSchema,
  visible: GraphQLSchema,
  document: DocumentNode,
): { readonly document: DocumentNode; readonly unseen: readonly UnseenField[] } {
  const unseen: UnseenField[] = [];
  const types = new TypeInfo(schema);
  const isHidden = (name: string) => schema.getType(name) !== undefined && visible.getType(name) === undefined;
  const shortened = visit(
    document,
    visitWithTypeInfo(types, {
      // The type is unknown to its reader, which is all that is said of it.
      FragmentDefinition: ({ typeCondition }) => (isHidden(typeCondition.name.value) ? false : undefined),
      InlineFragment: ({ typeCondition }) => (typeCondition && isHidden(typeCondition.name.value) ? false : undefined),
      Field: (node) => {
        const parent = types.getParentType();
        if (!parent || parent.name.startsWith('__')) return undefined;
        if (fieldDefinition(schema, parent, node.name.value) === undefined) return undefined;
        if (sees(visible, parent.name, node.name.value)) return undefined;
        unseen.push({ type: getNamedType(parent).name, node });
        return null;
      },
    }),
  );
  return { document: unseen.length === 0 ? document : withoutUnused(shortened, usageOf(document)), unseen };
}

function sees(visible: GraphQLSchema, type: string, field: string): boolean {
  if (field.startsWith('__')) return true;
  const seen = visible.getType(type);
  return (isObjectType(seen) || isInterfaceType(seen)) && seen.getFields()[field] !== undefined;
}

/** Takes away what was used before and is not used any more; what never was stays, to be called so. */
function withoutUnused(document: DocumentNode, before: Usage): DocumentNode {
  let current = document;
  for (;;) {
    const now = usageOf(current);
    const isLost = (kind: keyof Usage, name: string) => before[kind].has(name) && !now[kind].has(name);
    const kept = current.definitions
      .filter((node) => node.kind !== Kind.FRAGMENT_DEFINITION || !isLost('fragments', node.name.value))
      .map((node) =>
        node.kind === Kind.OPERATION_DEFINITION
          ? {
              ...node,
              variableDefinitions: (node.variableDefinitions ?? []).filter(
                ({ variable }) => !isLost('variables', variable.name.value),
              ),
            }
          : node,
      );
    const isSettled = kept.length === current.definitions.length;
    current = { ...current, definitions: kept };
    if (isSettled) return current;
  }
}

function usageOf(document: ASTNode): Usage {
  const fragments = new Set<string>();
  const variables = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    FragmentSpread: ({ name }) => {
      fragments.add(name.value);
    },
    Variable: ({ name }) => {
      variables.add(name.value);
    },
  });
  return { fragments, variables };
}
