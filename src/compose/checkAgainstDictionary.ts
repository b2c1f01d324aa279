import {
  Kind,
  print,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeDefinitionNode,
} from 'graphql';
import { dictionaryTypes, keyOf, type DictionaryTypes, type DictionaryWords } from './dictionaryTypes.ts';
import { normaliseFieldSet } from './fieldSet.ts';
import type { Finding } from './finding.ts';
import { mergeDefinitions } from './mergeDefinitions.ts';

/** Types that federation adds to a source's schema. */
const MACHINERY = /^(_Any|_Entity|_Service|FieldSet|federation__\w+|link__\w+)$/;
const MACHINERY_FIELDS = new Set(['Query._entities', 'Query._service']);

/**
 * Compares a source's document with the dictionary: every type, field, argument, enum value and union member must be
 * the dictionary's, and of the dictionary's type exactly. Sources that disagree on a field's type (a union here, its
 * member there) can therefore not meet in composition, which would merge them to the narrower type.
 */
export function checkAgainstDictionary(
  dictionary: DictionaryWords,
  source: string,
  document: DocumentNode,
): readonly Finding[] {
  const words = dictionaryTypes(dictionary);
  return [...mergeDefinitions(document).values()]
    .filter((type) => !MACHINERY.test(type.name.value))
    .flatMap((type) => checkType(source, words, type));
}

function checkType(source: string, words: DictionaryTypes, type: TypeDefinitionNode): Finding[] {
  const name = type.name.value;
  const expected = words.types.get(name);
  if (expected === undefined) return [notInDictionary(source, name)];
  if (expected.kind !== type.kind) return [differs(source, name, kindWord(type), kindWord(expected))];
  return [...checkKeys(source, words, type), ...checkMembers(source, type, expected)];
}

function checkKeys(source: string, words: DictionaryTypes, type: TypeDefinitionNode): Finding[] {
  const known = new Set((words.keys.get(type.name.value) ?? []).map(normaliseFieldSet));
  return (type.directives ?? []).flatMap((directive) => {
    const key = keyOf(directive);
    if (key === undefined || isKnownKey(known, key)) return [];
    return [
      { code: 'SUBGRAPH_KEY_UNKNOWN', params: { source, type: type.name.value, key: oneLine(key) } } satisfies Finding,
    ];
  });
}

function isKnownKey(known: ReadonlySet<string>, key: string): boolean {
  try {
    return known.has(normaliseFieldSet(key));
  } catch {
    return false;
  }
}

function checkMembers(source: string, type: TypeDefinitionNode, expected: TypeDefinitionNode): Finding[] {
  const at = (member: string) => `${type.name.value}.${member}`;
  const unknown = (stated: readonly string[], known: readonly string[]) =>
    stated.filter((member) => !known.includes(member)).map((member) => notInDictionary(source, at(member)));
  switch (type.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return (type.fields ?? []).flatMap((field) =>
        checkField(source, at(field.name.value), field, fieldsOf(expected)),
      );
    case Kind.ENUM_TYPE_DEFINITION:
      return unknown(namesOf(type.values), namesOf(expected.kind === type.kind ? expected.values : []));
    case Kind.UNION_TYPE_DEFINITION:
      return unknown(namesOf(type.types), namesOf(expected.kind === type.kind ? expected.types : []));
    case Kind.SCALAR_TYPE_DEFINITION:
      return [];
  }
}

type AnyField = FieldDefinitionNode | InputValueDefinitionNode;

function fieldsOf(type: TypeDefinitionNode): readonly AnyField[] {
  return 'fields' in type ? (type.fields ?? []) : [];
}

function checkField(source: string, coordinate: string, field: AnyField, expected: readonly AnyField[]): Finding[] {
  if (MACHINERY_FIELDS.has(coordinate)) return [];
  const twin = expected.find((candidate) => candidate.name.value === field.name.value);
  if (twin === undefined) return [notInDictionary(source, coordinate)];
  const [found, wanted] = [print(field.type), print(twin.type)];
  return [
    ...(found === wanted ? [] : [differs(source, coordinate, found, wanted)]),
    ...checkArguments(source, coordinate, argumentsOf(field), argumentsOf(twin)),
  ];
}

function argumentsOf(field: AnyField): readonly InputValueDefinitionNode[] {
  return field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []) : [];
}

function checkArguments(
  source: string,
  coordinate: string,
  stated: readonly InputValueDefinitionNode[],
  expected: readonly InputValueDefinitionNode[],
): Finding[] {
  const at = (argument: InputValueDefinitionNode) => `${coordinate}(${argument.name.value}:)`;
  const missing = expected
    .filter((argument) => !namesOf(stated).includes(argument.name.value))
    .map((argument): Finding => ({ code: 'SUBGRAPH_ARGUMENT_MISSING', params: { source, coordinate: at(argument) } }));
  return [...stated.flatMap((argument) => checkField(source, at(argument), argument, expected)), ...missing];
}

function namesOf(nodes: readonly { readonly name: { readonly value: string } }[] | undefined): readonly string[] {
  return (nodes ?? []).map((node) => node.name.value);
}

function notInDictionary(source: string, coordinate: string): Finding {
  return { code: 'SUBGRAPH_NOT_IN_DICTIONARY', params: { source, coordinate } };
}

function differs(source: string, coordinate: string, found: string, expected: string): Finding {
  return { code: 'SUBGRAPH_TYPE_DIFFERS', params: { source, coordinate, found, expected } };
}

function kindWord(type: TypeDefinitionNode): string {
  return type.kind
    .replace('TypeDefinition', '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
