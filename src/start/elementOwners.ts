import type { ElementOwner } from '../corrections/openCorrections.ts';
import type { SourceBinding } from '../model/binding.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { Graph } from '../model/graph.ts';

/**
 * Who must correct an element about a person: the agency that the dictionary names, at the source that answers the
 * element; where several do, at the one kept by that agency or by the one above it.
 */
export function elementOwners(
  dictionary: Dictionary,
  graph: Graph,
  bindings: readonly SourceBinding[],
): (coordinate: string) => ElementOwner | undefined {
  const keepers = new Map(bindings.map(({ id, ministry }) => [id, ministry.agency]));
  return (coordinate) => {
    const element = dictionary.elements.get(coordinate);
    if (element === undefined || element.dataClass === 'OPEN' || element.dataClass === 'INTERNAL') return undefined;
    const sources = graph.fieldSources.get(coordinate) ?? [];
    const isKept = (source: string) => isWithin(element.owner, keepers.get(source));
    const source = sources.find(isKept) ?? sources[0];
    return source === undefined ? undefined : { agency: element.owner, source };
  };
}

function isWithin(agency: string, above: string | undefined): boolean {
  return above !== undefined && (agency === above || agency.startsWith(`${above}.`));
}
