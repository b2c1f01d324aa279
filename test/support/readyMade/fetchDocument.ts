import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { ReadDocument } from './convertFetch.ts';

/**
 * Reads the texts of fetches. The ready-made planner moves recurring selections into named fragments; they are put back
 * in place, so that sources meet fields and inline fragments only, and no inline fragment on the type they are at.
 */
export function fetchDocumentReader(schema: GraphQLSchema): ReadDocument {
  return (text) => {
    const document = parse(text, { noLocation: true });
    const fragments = new Map(
      document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    );
    const definitions = document.definitions.flatMap((node) => {
      if (node.kind !== Kind.OPERATION_DEFINITION) return [];
      const root = schema.getRootType(node.operation)?.name;
      return [{ ...node, selectionSet: expand(node.selectionSet, root, { schema, fragments }) }];
    });
    const expanded = { kind: Kind.DOCUMENT, definitions } as const;
    return { text: stripIgnoredCharacters(print(expanded)), document: expanded };
  };
}

interface Context {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** `parent` is undefined below `_entities`, which the schema does not have. */
function expand(set: SelectionSetNode, parent: string | undefined, context: Context): SelectionSetNode {
  const selections = set.selections.flatMap((selection): readonly SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return [expandField(selection, parent, context)];
    const inner = selection.kind === Kind.FRAGMENT_SPREAD ? context.fragments.get(selection.name.value) : selection;
    if (inner === undefined) throw new Error('Expected a fragment that the fetch defines, but got another.');
    const type = inner.typeCondition?.name.value ?? parent;
    const selectionSet = expand(inner.selectionSet, type, context);
    if (type === parent || type === undefined) return selectionSet.selections;
    return [{ kind: Kind.INLINE_FRAGMENT, typeCondition: namedType(type), selectionSet }];
  });
  return { kind: Kind.SELECTION_SET, selections: withoutRepeatedLeaves(selections) };
}

function expandField(field: FieldNode, parent: string | undefined, context: Context): FieldNode {
  if (field.selectionSet === undefined) return field;
  return { ...field, selectionSet: expand(field.selectionSet, typeOfField(field, parent, context.schema), context) };
}

function typeOfField(field: FieldNode, parent: string | undefined, schema: GraphQLSchema): string | undefined {
  const type = parent === undefined ? undefined : schema.getType(parent);
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  const definition = type.getFields()[field.name.value];
  return definition && getNamedType(definition.type).name;
}

function withoutRepeatedLeaves(selections: readonly SelectionNode[]): readonly SelectionNode[] {
  const seen = new Set<string>();
  return selections.filter((selection) => {
    if (selection.kind !== Kind.FIELD || selection.selectionSet !== undefined) return true;
    const text = print(selection);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function namedType(name: string) {
  return { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } } as const;
}
