import {
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type InterfaceTypeExtensionNode,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';
import type { SourceId } from '../model/source.ts';
import { directivesNamed, textArgument } from '../federation/joinDirectives.ts';
import type { SubgraphPart } from './subgraphPart.ts';

/** A definition or extension of an object type, an interface, or an object type that stands for an interface. */
export interface OutputDefinition {
  readonly source: SourceId;
  readonly type: string;
  readonly kind: 'object' | 'interface' | 'interfaceObject';
  readonly interfaces: readonly NamedTypeNode[];
  readonly fields: readonly FieldDefinitionNode[];
  readonly directives: readonly ConstDirectiveNode[];
}

/** What one source says of a field, and where: a directive on a definition holds for the fields in it alone. */
export interface FieldStatement {
  readonly around: OutputDefinition;
  readonly field: FieldDefinitionNode;
}

/** Every definition and extension with output fields, source by source. */
export function outputDefinitions(parts: readonly SubgraphPart[]): readonly OutputDefinition[] {
  return parts.flatMap(({ id: source, document }) => {
    const nodes = document.definitions.filter(isOutputNode);
    const standing = new Set(nodes.filter((node) => stated(node, 'interfaceObject')).map(({ name }) => name.value));
    return nodes.map((node): OutputDefinition => {
      const plain = isObjectNode(node) ? 'object' : 'interface';
      return {
        source,
        type: node.name.value,
        kind: standing.has(node.name.value) ? 'interfaceObject' : plain,
        interfaces: node.interfaces ?? [],
        fields: node.fields ?? [],
        directives: node.directives ?? [],
      };
    });
  });
}

/** The statements of all sources by coordinate (`Type.field`). */
export function fieldStatements(
  definitions: readonly OutputDefinition[],
): ReadonlyMap<string, readonly FieldStatement[]> {
  const statements = new Map<string, FieldStatement[]>();
  for (const around of definitions)
    for (const field of around.fields) {
      const coordinate = `${around.type}.${field.name.value}`;
      const known = statements.get(coordinate);
      if (known === undefined) statements.set(coordinate, [{ around, field }]);
      else known.push({ around, field });
    }
  return statements;
}

/** Federation directives of a name on a node, whether imported or by their prefixed name. */
export function stated(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: string,
): ConstDirectiveNode | undefined {
  return directivesNamed(node, name)[0] ?? directivesNamed(node, `federation__${name}`)[0];
}

/** The field sets of the keys of a type. */
export function keysOf(node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }): readonly string[] {
  return ['key', 'federation__key'].flatMap((name) =>
    directivesNamed(node, name).flatMap((key) => textArgument(key, 'fields') ?? []),
  );
}

type OutputNode =
  ObjectTypeDefinitionNode | ObjectTypeExtensionNode | InterfaceTypeDefinitionNode | InterfaceTypeExtensionNode;

function isOutputNode(node: DefinitionNode): node is OutputNode {
  return (
    isObjectNode(node) || node.kind === Kind.INTERFACE_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_EXTENSION
  );
}

function isObjectNode(node: DefinitionNode): node is ObjectTypeDefinitionNode | ObjectTypeExtensionNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
}
