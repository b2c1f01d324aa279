import { Kind, visit, type TypeDefinitionNode } from 'graphql';
import { plainInput, stubType } from './coverageDefinitions.ts';
import type { DictionaryTypes } from './dictionaryTypes.ts';
import type { Finding } from './finding.ts';

/**
 * Adds from the dictionary what definitions refer to and do not define: scalars, enums, input types, unions,
 * and stubs of other sources' entities. A value type is not added: only the source knows whether it can answer it.
 */
export function completeDefinitions(
  source: string,
  words: DictionaryTypes,
  definitions: readonly TypeDefinitionNode[],
): { readonly definitions: readonly TypeDefinitionNode[]; readonly findings: readonly Finding[] } {
  const complete = new Map(definitions.map((definition) => [definition.name.value, definition]));
  const findings: Finding[] = [];
  // The map grows while it is walked: an added input type is walked in its turn.
  for (const definition of complete.values()) {
    for (const { name, coordinate } of referencesOf(definition)) {
      if (complete.has(name)) continue;
      const added = addition(name, words);
      if (added !== undefined) complete.set(name, added);
      else if (words.types.get(name)?.kind === Kind.OBJECT_TYPE_DEFINITION)
        findings.push({ code: 'SUBGRAPH_TYPE_NOT_COVERED', params: { source, coordinate, type: name } });
    }
  }
  return { definitions: [...complete.values()], findings };
}

function addition(name: string, words: DictionaryTypes): TypeDefinitionNode | undefined {
  const type = words.types.get(name);
  switch (type?.kind) {
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.UNION_TYPE_DEFINITION:
      return { ...type, directives: [] };
    case Kind.ENUM_TYPE_DEFINITION:
      return { ...type, directives: [], values: (type.values ?? []).map((value) => ({ ...value, directives: [] })) };
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return { ...type, directives: [], fields: (type.fields ?? []).map(plainInput) };
    case Kind.OBJECT_TYPE_DEFINITION:
      return stubType(name, words);
    case Kind.INTERFACE_TYPE_DEFINITION:
    case undefined:
      return undefined;
  }
}

/** Names of the types that a definition refers to, with the field where it does. */
function referencesOf(
  definition: TypeDefinitionNode,
): readonly { readonly name: string; readonly coordinate: string }[] {
  const references: { name: string; coordinate: string }[] = [];
  let coordinate = definition.name.value;
  visit(definition, {
    FieldDefinition: (field) => {
      coordinate = `${definition.name.value}.${field.name.value}`;
    },
    NamedType: (type) => {
      references.push({ name: type.name.value, coordinate });
    },
  });
  return references;
}
