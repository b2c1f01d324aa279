import { Kind, type DocumentNode } from 'graphql';
import { parseFieldSet } from './fieldSet.ts';
import { fieldSetCoordinates } from './fieldSetCoordinates.ts';
import { directivesNamed, textArgument } from '../federation/joinDirectives.ts';
import { namedTypeOf } from './joinModel.ts';

/** What each field with `@requires` reads of other fields, all the way, read from the supergraph (`@join__field(requires:)`). */
export function requiredFields(supergraph: DocumentNode): ReadonlyMap<string, readonly string[]> {
  const direct = new Map<string, Set<string>>();
  const targets = targetTypes(supergraph);
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      for (const join of directivesNamed(field, 'join__field')) {
        const stated = textArgument(join, 'requires');
        if (stated === undefined) continue;
        const coordinate = `${type.name.value}.${field.name.value}`;
        const known = direct.get(coordinate) ?? new Set();
        direct.set(
          coordinate,
          new Set([...known, ...fieldSetCoordinates(parseFieldSet(stated), type.name.value, targets)]),
        );
      }
    }
  }
  return new Map([...direct.keys()].sort().map((coordinate) => [coordinate, [...closure(coordinate, direct)].sort()]));
}

/** The named type that each field leads to, by coordinate; what is inaccessible to clients is there too. */
function targetTypes(supergraph: DocumentNode): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? [])
      targets.set(`${type.name.value}.${field.name.value}`, namedTypeOf(field.type));
  }
  return targets;
}

/** Everything that is required on the way, the field itself left out. */
function closure(start: string, direct: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set<string>(direct.get(start));
  for (const coordinate of reached) for (const next of direct.get(coordinate) ?? []) reached.add(next);
  reached.delete(start);
  return reached;
}
