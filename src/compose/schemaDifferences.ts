import { Kind, parse, print, type InputValueDefinitionNode, type TypeDefinitionNode } from 'graphql';
import { keyOf } from './dictionaryTypes.ts';
import { normaliseFieldSet } from './fieldSet.ts';
import { mergeDefinitions } from './mergeDefinitions.ts';

/**
 * What of a declared schema is missing or different in the schema that a ministry answers with (`_service { sdl }`):
 * one sentence each, sorted. Order, descriptions and additions do not count, except additions that must be sent.
 */
export function schemaDifferences(declaredSdl: string, liveSdl: string): string[] {
  const declared = readTypes(declaredSdl);
  const live = readTypes(liveSdl);
  if (declared === undefined) return ['The declared schema cannot be read.'];
  if (live === undefined) return ['The live schema cannot be read.'];
  return [...declared.values()]
    .flatMap((type) => {
      const twin = live.get(type.name.value);
      if (twin === undefined) return [`${type.name.value} is missing.`];
      if (twin.kind !== type.kind) return [`${type.name.value} is of another kind.`];
      return [...keyDifferences(type, twin), ...memberDifferences(type, twin)];
    })
    .sort();
}

function readTypes(sdl: string): ReadonlyMap<string, TypeDefinitionNode> | undefined {
  try {
    return mergeDefinitions(parse(sdl, { noLocation: true }));
  } catch {
    return undefined;
  }
}

/** Keys by which entities are looked up: a stub's key (`resolvable: false`) is not asked for. */
function keyDifferences(type: TypeDefinitionNode, twin: TypeDefinitionNode): string[] {
  const live = resolvableKeys(twin);
  return resolvableKeys(type)
    .filter((key) => !live.includes(key))
    .map((key) => `${type.name.value} has no key "${key}".`);
}

function resolvableKeys(type: TypeDefinitionNode): readonly string[] {
  return (type.directives ?? []).flatMap((directive) => {
    const key = keyOf(directive);
    const resolvable = directive.arguments?.find((argument) => argument.name.value === 'resolvable')?.value;
    if (key === undefined || (resolvable?.kind === Kind.BOOLEAN && !resolvable.value)) return [];
    return [safelyNormalised(key)];
  });
}

function safelyNormalised(fields: string): string {
  try {
    return normaliseFieldSet(fields);
  } catch {
    return fields;
  }
}

function memberDifferences(type: TypeDefinitionNode, twin: TypeDefinitionNode): string[] {
  switch (type.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return (type.fields ?? []).flatMap((field) => {
        const coordinate = `${type.name.value}.${field.name.value}`;
        const twinField = fieldsOf(twin).find((candidate) => candidate.name.value === field.name.value);
        if (twinField === undefined) return [`${coordinate} is missing.`];
        return [
          ...typeDifference(coordinate, print(field.type), print(twinField.type)),
          ...inputDifferences(coordinate, field.arguments ?? [], twinField.arguments ?? [], (name) => `(${name}:)`),
        ];
      });
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return inputDifferences(type.name.value, type.fields ?? [], inputsOf(twin), (name) => `.${name}`);
    case Kind.ENUM_TYPE_DEFINITION:
      return missingNames(type, type.values ?? [], twin.kind === type.kind ? (twin.values ?? []) : []);
    case Kind.UNION_TYPE_DEFINITION:
      return missingNames(type, type.types ?? [], twin.kind === type.kind ? (twin.types ?? []) : []);
    case Kind.SCALAR_TYPE_DEFINITION:
      return [];
  }
}

function fieldsOf(type: TypeDefinitionNode) {
  const hasFields = type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION;
  return hasFields ? (type.fields ?? []) : [];
}

function inputsOf(type: TypeDefinitionNode): readonly InputValueDefinitionNode[] {
  return type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? (type.fields ?? []) : [];
}

function inputDifferences(
  coordinate: string,
  declared: readonly InputValueDefinitionNode[],
  live: readonly InputValueDefinitionNode[],
  suffix: (name: string) => string,
): string[] {
  const changed = declared.flatMap((input) => {
    const at = coordinate + suffix(input.name.value);
    const twin = live.find((candidate) => candidate.name.value === input.name.value);
    return twin === undefined ? [`${at} is missing.`] : typeDifference(at, print(input.type), print(twin.type));
  });
  const demanded = live
    .filter((input) => input.type.kind === Kind.NON_NULL_TYPE && input.defaultValue === undefined)
    .filter((input) => !declared.some((candidate) => candidate.name.value === input.name.value))
    .map((input) => `${coordinate}${suffix(input.name.value)} is demanded and not declared.`);
  return [...changed, ...demanded];
}

function typeDifference(coordinate: string, declared: string, live: string): string[] {
  return declared === live ? [] : [`${coordinate} is ${live}, declared as ${declared}.`];
}

interface Named {
  readonly name: { readonly value: string };
}

function missingNames(type: TypeDefinitionNode, declared: readonly Named[], live: readonly Named[]): string[] {
  const names = new Set(live.map((each) => each.name.value));
  return declared
    .filter((each) => !names.has(each.name.value))
    .map((each) => `${type.name.value}.${each.name.value} is missing.`);
}
