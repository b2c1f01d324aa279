import {
  isTypeDefinitionNode,
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type StringValueNode,
  type TypeDefinitionNode,
} from 'graphql';
import { dictionaryTypes, type DictionaryWords } from './dictionaryTypes.ts';
import { withoutForeignDirectives } from './withoutForeignDirectives.ts';

interface Described {
  readonly name: { readonly value: string };
  readonly description?: StringValueNode | undefined;
  readonly directives?: readonly DirectiveNode[] | undefined;
}

/**
 * What clients see of the composed graph: fields in the dictionary's order, each with its English definition and its
 * Vietnamese name, and no directive that is not GraphQL's own.
 */
export function publicDocument(dictionary: DictionaryWords, composed: DocumentNode): DocumentNode {
  const { types } = dictionaryTypes(dictionary);
  const definitions = composed.definitions
    // Root types have their usual names (`refusedFeatures`), so that a schema definition says nothing more.
    .filter(isTypeDefinitionNode)
    .map((node) => {
      const twin = types.get(node.name.value);
      return twin === undefined ? node : inDictionaryWords(node, twin);
    });
  const order = new Map([...types.keys()].map((name, index) => [name, index]));
  const rank = ({ name }: Described) => order.get(name.value) ?? -1;
  const sorted = definitions.sort((left, right) => rank(left) - rank(right));
  return { kind: Kind.DOCUMENT, definitions: withoutForeignDirectives(sorted) };
}

function inDictionaryWords(type: TypeDefinitionNode, twin: TypeDefinitionNode): TypeDefinitionNode {
  const described = describe(type, twin);
  switch (described.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const twins = membersOf(twin);
      const fields = ordered(described.fields ?? [], twins).map((field) => {
        const twinField = twins.find((each) => each.name.value === field.name.value);
        const args = twinField && 'arguments' in twinField ? (twinField.arguments as readonly Described[]) : [];
        return { ...field, arguments: ordered(field.arguments ?? [], args) };
      });
      return { ...described, fields };
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return { ...described, fields: ordered(described.fields ?? [], membersOf(twin)) };
    case Kind.ENUM_TYPE_DEFINITION:
      return { ...described, values: ordered(described.values ?? [], membersOf(twin)) };
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_DEFINITION:
      return described;
  }
}

function membersOf(type: TypeDefinitionNode): readonly Described[] {
  if (type.kind === Kind.ENUM_TYPE_DEFINITION) return type.values ?? [];
  return 'fields' in type ? (type.fields ?? []) : [];
}

/** The nodes in their twins' order, with their twins' words. */
function ordered<Node extends Described>(nodes: readonly Node[], twins: readonly Described[]): Node[] {
  const rank = (node: Node) => twins.findIndex((twin) => twin.name.value === node.name.value);
  return [...nodes]
    .sort((left, right) => rank(left) - rank(right))
    .map((node) => {
      const twin = twins[rank(node)];
      return twin === undefined ? node : describe(node, twin);
    });
}

function describe<Node extends Described>(node: Node, twin: Described): Node {
  const vietnamese = vietnameseName(twin);
  const parts = [twin.description?.value, vietnamese === undefined ? undefined : `Tiếng Việt: ${vietnamese}.`];
  const value = parts.filter((part) => part !== undefined).join('\n\n');
  return value === '' ? node : { ...node, description: { kind: Kind.STRING, value, block: true } };
}

/** The `vi` argument of whichever of the dictionary's directives stands there. */
function vietnameseName(twin: Described): string | undefined {
  for (const directive of twin.directives ?? []) {
    const value = directive.arguments?.find((argument) => argument.name.value === 'vi')?.value;
    if (value?.kind === Kind.STRING) return value.value;
  }
  return undefined;
}
