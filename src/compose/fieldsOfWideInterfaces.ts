import {
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
} from 'graphql';
import { directivesNamed, flagArgument, textArgument } from '../federation/joinDirectives.ts';

/**
 * Gives interfaces what interface objects add to the interfaces that they implement: an interface object adds its fields to
 * every type that implements the interface. The composer gives them to the object types alone, so that an interface between
 * the two would lack them. As there, nobody answers the field under this name (`@join__field` without a graph).
 *
 * A document without such interfaces comes back as it is. From: Apollo Federation, entity interfaces, `@interfaceObject`.
 */
export function fieldsOfWideInterfaces(supergraph: DocumentNode): DocumentNode {
  const interfaces = supergraph.definitions.filter((node) => node.kind === Kind.INTERFACE_TYPE_DEFINITION);
  const added = new Map(interfaces.map((node) => [node.name.value, addedByObjects(node)]));
  const lacking = (node: InterfaceTypeDefinitionNode) => {
    const known = new Set(node.fields?.map(({ name }) => name.value));
    const wide = (node.interfaces ?? []).flatMap(({ name }) => added.get(name.value) ?? []);
    return wide.filter(({ name }) => !known.has(name.value) && known.add(name.value));
  };
  if (interfaces.every((node) => lacking(node).length === 0)) return supergraph;
  const definitions = supergraph.definitions.map((node) =>
    node.kind === Kind.INTERFACE_TYPE_DEFINITION
      ? { ...node, fields: [...(node.fields ?? []), ...lacking(node)] }
      : node,
  );
  return { ...supergraph, definitions };
}

const NOBODY: ConstDirectiveNode = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'join__field' } };

/** Fields that an interface has of an object which stands for it. */
function addedByObjects(node: InterfaceTypeDefinitionNode): readonly FieldDefinitionNode[] {
  const objects = directivesNamed(node, 'join__type')
    .filter((join) => flagArgument(join, 'isInterfaceObject'))
    .map((join) => textArgument(join, 'graph'));
  return (node.fields ?? [])
    .filter((field) =>
      directivesNamed(field, 'join__field').some(
        (join) => objects.includes(textArgument(join, 'graph')) && flagArgument(join, 'external') !== true,
      ),
    )
    .map((field) => {
      const others = (field.directives ?? []).filter(({ name }) => name.value !== 'join__field');
      return { ...field, directives: [NOBODY, ...others] };
    });
}
