import { Kind, print, visit, type DocumentNode, type FieldDefinitionNode, type TypeNode } from 'graphql';
import { fieldStatements, outputDefinitions } from './fieldStatements.ts';
import type { SubgraphPart } from './subgraphPart.ts';
import { commonType } from './widestType.ts';

/**
 * The documents with one type for fields that are lists of lists and differ in what may be null in them: the composer
 * merges `[Int!]` and `[Int]`, and refuses to merge `[[Int!]]` and `[[Int]]`. What a source promises beyond the others is
 * lost to the supergraph; clients have no use of it, as another source may answer.
 *
 * From: Apollo Federation, "Differing shared field return types": the most permissive of them.
 */
export function sameNestedLists(parts: readonly SubgraphPart[]): readonly SubgraphPart[] {
  const types = new Map<string, TypeNode>();
  for (const [coordinate, statements] of fieldStatements(outputDefinitions(parts))) {
    const [first, ...others] = statements.map(({ field }) => field.type);
    if (first === undefined || others.length === 0 || !isNested(first)) continue;
    const isSame = others.every((type) => print(type) === print(first));
    const common = isSame ? undefined : commonType([first, ...others], new Map());
    if (common !== undefined) types.set(coordinate, common);
  }
  if (types.size === 0) return parts;
  return parts.map((part) => ({ ...part, document: retyped(part.document, types) }));
}

function isNested(type: TypeNode, lists = 0): boolean {
  if (type.kind === Kind.NAMED_TYPE) return lists > 1;
  return isNested(type.type, type.kind === Kind.LIST_TYPE ? lists + 1 : lists);
}

function retyped(document: DocumentNode, types: ReadonlyMap<string, TypeNode>): DocumentNode {
  const leave = <
    Node extends { readonly name: { readonly value: string }; readonly fields?: readonly FieldDefinitionNode[] },
  >(
    node: Node,
  ): Node => ({
    ...node,
    fields: (node.fields ?? []).map((field) => {
      const type = types.get(`${node.name.value}.${field.name.value}`);
      return type === undefined ? field : { ...field, type };
    }),
  });
  return visit(document, {
    ObjectTypeDefinition: { leave },
    ObjectTypeExtension: { leave },
    InterfaceTypeDefinition: { leave },
    InterfaceTypeExtension: { leave },
  });
}
