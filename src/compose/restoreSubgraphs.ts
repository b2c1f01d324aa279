import { Kind, print, type TypeDefinitionNode } from 'graphql';
import { directivesNamed, flagArgument, textArgument } from '../federation/joinDirectives.ts';
import type { SourceId } from '../model/source.ts';
import { FEDERATION_LINK } from './federationLink.ts';
import type { Supergraph } from './readSupergraph.ts';
import { described, directive, fieldsByName, kept, restoredField, type Within } from './restoreField.ts';
import { graphsOf, partOf, typesByGraph } from './subgraphsOf.ts';

/**
 * Writes the federation SDL of each graph of a supergraph again, so that it composes to the same supergraph: what is left
 * of it in the join directives (`@external`, `@requires`, `@provides`, `@override`, `@interfaceObject`), and `@shareable`
 * where several graphs answer a field.
 */
export function restoreSubgraphs({ document }: Supergraph): readonly { readonly id: SourceId; readonly sdl: string }[] {
  const types = typesByGraph(document);
  return graphsOf(document).map(({ graph, id }) => {
    const own = types.get(graph) ?? [];
    const definitions = own.flatMap((node) => {
      const part = partOf(node, graph);
      return part === undefined ? [] : [restored(part, node, { graph, types: own })];
    });
    return { id, sdl: `${FEDERATION_LINK}\n\n${print({ kind: Kind.DOCUMENT, definitions })}` };
  });
}

function restored(part: TypeDefinitionNode, node: TypeDefinitionNode, within: Within): TypeDefinitionNode {
  const { graph } = within;
  const isInterfaceObject = directivesNamed(node, 'join__type').some(
    (join) => textArgument(join, 'graph') === graph && flagArgument(join, 'isInterfaceObject') === true,
  );
  const directives = [
    ...(part.directives ?? []),
    ...kept(node.directives),
    ...(isInterfaceObject ? [directive('interfaceObject')] : []),
  ];
  switch (part.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const originals = fieldsByName(node);
      const fields = (part.fields ?? []).map((field) => {
        const original = originals.get(field.name.value);
        return original === undefined ? field : restoredField(field, original, { part, node }, within);
      });
      return { ...part, ...described(node), directives, fields };
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
      const originals = node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? (node.fields ?? []) : [];
      const byName = new Map(originals.map((field) => [field.name.value, field]));
      const fields = (part.fields ?? []).map((field) => ({
        ...field,
        directives: kept(byName.get(field.name.value)?.directives),
      }));
      return { ...part, ...described(node), directives, fields };
    }
    case Kind.ENUM_TYPE_DEFINITION: {
      const values = node.kind === Kind.ENUM_TYPE_DEFINITION ? (node.values ?? []) : [];
      const byName = new Map(values.map((value) => [value.name.value, value]));
      return {
        ...part,
        ...described(node),
        directives,
        values: (part.values ?? []).map((value) => ({
          ...value,
          directives: kept(byName.get(value.name.value)?.directives),
        })),
      };
    }
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_DEFINITION:
      return { ...part, ...described(node), directives };
  }
}
