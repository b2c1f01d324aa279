import {
  Kind,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeDefinitionNode,
} from 'graphql';
import type { CoverageDeclaration, CoveredType } from '../model/subgraph.ts';
import { dictionaryTypes, type DictionaryTypes, type DictionaryWords } from './dictionaryTypes.ts';
import { normaliseFieldSet, topFieldNames } from './fieldSet.ts';
import type { Finding } from './finding.ts';

/** Object types of a coverage, cut out of the dictionary, and what is wrong with the coverage. */
export function coverageDefinitions(
  dictionary: DictionaryWords,
  coverage: CoverageDeclaration,
): { readonly definitions: readonly TypeDefinitionNode[]; readonly findings: readonly Finding[] } {
  const words = dictionaryTypes(dictionary);
  const findings: Finding[] = [];
  const covered: CoveredType[] = [...coverage.types];
  if (coverage.queries.length > 0)
    covered.push({ name: 'Query', keys: [], fields: coverage.queries, shareable: false });
  const definitions = covered.flatMap((type) => objectType(coverage.id, words, type, findings) ?? []);
  return { definitions, findings };
}

function objectType(
  source: string,
  words: DictionaryTypes,
  covered: CoveredType,
  findings: Finding[],
): ObjectTypeDefinitionNode | undefined {
  const type = words.types.get(covered.name);
  if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION) {
    findings.push({ code: 'SUBGRAPH_NOT_IN_DICTIONARY', params: { source, coordinate: covered.name } });
    return undefined;
  }
  const isValueType = covered.name !== 'Query' && !words.keys.has(covered.name);
  const wanted = new Set([...covered.fields, ...readableKeys(source, words, covered, findings).flatMap(topFieldNames)]);
  for (const name of wanted) {
    if (type.fields?.some((field) => field.name.value === name)) continue;
    findings.push({ code: 'SUBGRAPH_NOT_IN_DICTIONARY', params: { source, coordinate: `${covered.name}.${name}` } });
  }
  const directives = covered.keys.map((fields) => keyDirective(fields, covered.resolvable ?? true));
  if (covered.shareable ?? isValueType) directives.push(directive('shareable', []));
  return {
    kind: Kind.OBJECT_TYPE_DEFINITION,
    name: type.name,
    ...(type.description && { description: type.description }),
    directives,
    fields: (type.fields ?? []).filter((field) => isValueType || wanted.has(field.name.value)).map(plainField),
  };
}

/** The keys that the dictionary knows; the others become findings. */
function readableKeys(source: string, words: DictionaryTypes, covered: CoveredType, findings: Finding[]): string[] {
  const known = new Set((words.keys.get(covered.name) ?? []).map(normaliseFieldSet));
  return covered.keys.filter((key) => {
    if (known.has(safelyNormalised(key))) return true;
    findings.push({ code: 'SUBGRAPH_KEY_UNKNOWN', params: { source, type: covered.name, key } });
    return false;
  });
}

function safelyNormalised(fields: string): string {
  try {
    return normaliseFieldSet(fields);
  } catch {
    return '';
  }
}

/** An entity of which the source knows no more than its first key. */
export function stubType(name: string, words: DictionaryTypes): ObjectTypeDefinitionNode | undefined {
  const type = words.types.get(name);
  const key = words.keys.get(name)?.[0];
  if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION || key === undefined) return undefined;
  const names = new Set(topFieldNames(key));
  return {
    kind: Kind.OBJECT_TYPE_DEFINITION,
    name: type.name,
    directives: [keyDirective(key, false)],
    fields: (type.fields ?? []).filter((field) => names.has(field.name.value)).map(plainField),
  };
}

/** The field without the dictionary's own directives, which are no business of a source. */
export function plainField(field: FieldDefinitionNode): FieldDefinitionNode {
  return { ...field, directives: [], arguments: (field.arguments ?? []).map(plainInput) };
}

export function plainInput(input: InputValueDefinitionNode): InputValueDefinitionNode {
  return { ...input, directives: [] };
}

function keyDirective(fields: string, resolvable: boolean): ConstDirectiveNode {
  const stated = argument('fields', { kind: Kind.STRING, value: fields });
  return directive(
    'key',
    resolvable ? [stated] : [stated, argument('resolvable', { kind: Kind.BOOLEAN, value: false })],
  );
}

function directive(name: string, args: NonNullable<ConstDirectiveNode['arguments']>): ConstDirectiveNode {
  return { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: name }, arguments: args };
}

type ConstArgument = NonNullable<ConstDirectiveNode['arguments']>[number];

function argument(name: string, value: ConstArgument['value']): ConstArgument {
  return { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value };
}
