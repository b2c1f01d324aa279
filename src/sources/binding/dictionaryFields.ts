import { Kind, type FieldDefinitionNode } from 'graphql';
import type { CodeMap } from '../../model/typeBinding.ts';
import type { Dictionary } from '../../model/dictionary.ts';
import type { BindingProblem } from './bindingProblem.ts';

/** Fields of the dictionary's object types, `Query` included, by type and name. */
export type DictionaryFields = ReadonlyMap<string, ReadonlyMap<string, FieldDefinitionNode>>;

export function readDictionaryFields(dictionary: Dictionary): DictionaryFields {
  const types = new Map<string, Map<string, FieldDefinitionNode>>();
  for (const definition of dictionary.document.definitions) {
    const isObject = definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION;
    if (!isObject) continue;
    const fields = types.get(definition.name.value) ?? new Map<string, FieldDefinitionNode>();
    for (const field of definition.fields ?? []) fields.set(field.name.value, field);
    types.set(definition.name.value, fields);
  }
  return types;
}

/** Codes that a map leads to and the element's code list does not have. Elements without code list are not judged. */
export function unknownCodes(codes: CodeMap, coordinate: string, dictionary: Dictionary): BindingProblem[] {
  const listId = dictionary.elements.get(coordinate)?.codeList;
  const list = listId === undefined ? undefined : dictionary.codeLists.get(listId);
  if (list === undefined || listId === undefined) return [];
  const known = new Set(list.entries.map(({ code }) => code));
  return Object.entries(codes)
    .filter(([, code]) => typeof code === 'string' && !known.has(code))
    .map(([local, code]) => ({
      where: coordinate,
      problem: `the code map leads from ${local} to ${String(code)}, which the code list ${listId} does not have.`,
    }));
}
