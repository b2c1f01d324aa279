import { outputDefinitions } from './fieldStatements.ts';
import { quoted, subgraphsNamed } from './listed.ts';
import type { SubgraphPart } from './subgraphPart.ts';

/**
 * Interface objects that cannot be what they claim to be. The composer makes one type of an interface and an object type of
 * its name, and admits a member beside the object that stands for it.
 *
 * - a type is an interface in some sources and an object standing for it in others, and a plain object type in none
 *   (`TYPE_KIND_MISMATCH`)
 * - a source with an interface object defines no type that implements the interface: it does not tell members apart
 *   (`INTERFACE_OBJECT_USAGE_ERROR`)
 *
 * From: Apollo Federation, entity interfaces, "`@interfaceObject`": a subgraph gives up the ability to contribute fields to any
 * individual entity that implements the interface.
 */
export function misusedInterfaceObjects(parts: readonly SubgraphPart[]): readonly string[] {
  const definitions = outputDefinitions(parts);
  const standing = definitions.filter(({ kind }) => kind === 'interfaceObject');
  return [...new Set(standing.map(({ type }) => type))].flatMap((type) => {
    const sourcesAs = (wanted: string) =>
      sourcesOf(definitions.filter((each) => each.type === type && each.kind === wanted));
    const objects = sourcesAs('interfaceObject');
    const plain = sourcesAs('object');
    const members = new Set(
      definitions
        .filter(({ kind, interfaces }) => kind === 'object' && interfaces.some(({ name }) => name.value === type))
        .map((each) => each.type),
    );
    return [
      ...(plain.length === 0
        ? []
        : [
            `Type "${type}" has mismatched kind: it is an object type in ${subgraphsNamed(plain)} but stands for an interface (@interfaceObject) in ${subgraphsNamed(objects)}`,
          ]),
      ...objects.flatMap((source) => {
        const own = definitions.filter((each) => each.source === source && members.has(each.type));
        const names = [...new Set(own.map((each) => each.type))];
        return names.length === 0
          ? []
          : [
              `Interface "${type}" is an object type (@interfaceObject) in subgraph "${source}", which therefore cannot define types that implement it, but defines ${quoted(names)}`,
            ];
      }),
    ];
  });
}

function sourcesOf(definitions: readonly { readonly source: string }[]): readonly string[] {
  return [...new Set(definitions.map(({ source }) => source))];
}
