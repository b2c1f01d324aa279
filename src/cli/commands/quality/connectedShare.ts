import { parse } from 'graphql';
import type { SourceBinding } from '../../../model/binding.ts';
import type { Dictionary } from '../../../model/dictionary.ts';
import { declarationOf } from '../../../sources/binding/declarationOf.ts';

/**
 * How much of what it keeps a source makes available, from 0 to 100: elements that it answers, of all elements of the
 * entities that it keeps. An entity of which it answers a key alone is not kept by it.
 */
export function connectedShare(binding: SourceBinding, dictionary: Dictionary): number | undefined {
  let [exposed, declared] = [0, 0];
  for (const [type, fields] of answeredFields(binding)) {
    const entity = dictionary.entities.get(type);
    const keys = new Set(entity?.keys.flatMap((key) => key.split(' ')));
    if (entity?.elements.some(({ name }) => fields.has(name) && !keys.has(name)) !== true) continue;
    exposed += entity.elements.filter(({ name }) => fields.has(name) || keys.has(name)).length;
    declared += entity.elements.length;
  }
  return declared === 0 ? undefined : (100 * exposed) / declared;
}

function answeredFields(binding: SourceBinding): ReadonlyMap<string, ReadonlySet<string>> {
  const declaration = declarationOf(binding);
  if (declaration.kind === 'coverage')
    return new Map(declaration.types.map(({ name, fields }) => [name, new Set(fields)]));
  const types = new Map<string, Set<string>>();
  for (const definition of parse(declaration.sdl).definitions) {
    if (!('fields' in definition)) continue;
    const fields = types.get(definition.name.value) ?? new Set<string>();
    for (const field of definition.fields ?? []) fields.add(field.name.value);
    types.set(definition.name.value, fields);
  }
  return types;
}
