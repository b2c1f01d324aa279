import {
  buildASTSchema,
  isInputType,
  Kind,
  print,
  typeFromAST,
  valueFromAST,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  type SelectionSetNode,
  type TypeDefinitionNode,
  type ValueNode,
} from 'graphql';
import { textArgument } from '../federation/joinDirectives.ts';
import { isFederationLink, linksOf } from './federationLink.ts';
import { parseFieldSet } from './fieldSet.ts';
import { keysOf, stated } from './fieldStatements.ts';
import { namedTypeOf } from './joinModel.ts';
import { mergeDefinitions } from './mergeDefinitions.ts';
import type { SubgraphPart } from './subgraphPart.ts';

/** The kinds of types with fields or members, as messages call them; all others are leaves. */
const COMPOSITE: ReadonlyMap<string, string> = new Map([
  [Kind.OBJECT_TYPE_DEFINITION, 'object'],
  [Kind.INTERFACE_TYPE_DEFINITION, 'interface'],
  [Kind.UNION_TYPE_DEFINITION, 'union'],
]);

/**
 * Field sets that are no valid selection in their source, beyond what the composer looks for (unknown fields, fields that are
 * not external, interfaces in keys): a source could not be asked for them, or a key not be told from another.
 *
 * - objects, interfaces and unions need a selection of their own, leaves have none
 * - arguments in `@requires` must be known and of their types, and required ones given
 * - no union in `@key`, in lists neither
 *
 * From: GraphQL specification, 5.3.3 "Leaf Field Selections", 5.4.1 "Argument Names", 5.4.3 "Required Arguments",
 * 5.6.1 "Values of Correct Type"; Apollo
 * Federation, error codes `KEY_INVALID_FIELDS`, `PROVIDES_INVALID_FIELDS`, `REQUIRES_INVALID_FIELDS` and
 * `KEY_FIELDS_SELECT_INVALID_TYPE`. Federation 1 has no such rules.
 */
export function invalidFieldSets(parts: readonly SubgraphPart[]): readonly string[] {
  return parts.flatMap(({ id, document }) =>
    linksOf(document).some(isFederationLink) ? invalidIn(document).map((reason) => `[${id}] ${reason}`) : [],
  );
}

type Definitions = ReadonlyMap<string, TypeDefinitionNode>;

/** By the document, which a source that does not change keeps from one composition to the next. */
const known = new WeakMap<DocumentNode, readonly string[]>();

function invalidIn(document: DocumentNode): readonly string[] {
  const reasons = known.get(document) ?? invalidAmong(document);
  known.set(document, reasons);
  return reasons;
}

function invalidAmong(document: DocumentNode): readonly string[] {
  const definitions = mergeDefinitions(document);
  return [...definitions.values()].flatMap((type) => [
    ...keysOf(type).flatMap((fields) => told(`type "${type.name.value}"`, 'key', fields, type.name.value, definitions)),
    ...fieldsOf(type).flatMap((field) =>
      (['requires', 'provides'] as const).flatMap((name) => {
        const directive = stated(field, name);
        const fields = directive && textArgument(directive, 'fields');
        const target = name === 'requires' ? type.name.value : namedTypeOf(field.type);
        const place = `field "${type.name.value}.${field.name.value}"`;
        return fields === undefined ? [] : told(place, name, fields, target, definitions);
      }),
    ),
  ]);
}

function fieldsOf(type: TypeDefinitionNode | undefined): readonly FieldDefinitionNode[] {
  if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION && type?.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
  return type.fields ?? [];
}

type Role = 'key' | 'requires' | 'provides';

function told(place: string, role: Role, fields: string, type: string, definitions: Definitions): readonly string[] {
  return problems(parseFieldSet(fields), type, role, definitions).map(
    (problem) => `On ${place}, for @${role}(fields: "${fields}"): ${problem}`,
  );
}

function problems(set: SelectionSetNode, type: string, role: Role, definitions: Definitions): readonly string[] {
  return set.selections.flatMap((selection): readonly string[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return problems(selection.selectionSet, selection.typeCondition?.name.value ?? type, role, definitions);
    const field = fieldsOf(definitions.get(type)).find(({ name }) => name.value === selection.name.value);
    if (field === undefined) return [];
    const coordinate = `${type}.${field.name.value}`;
    const target = namedTypeOf(field.type);
    const kind = COMPOSITE.get(definitions.get(target)?.kind ?? '');
    if (role === 'key' && kind === 'union')
      return [`field "${coordinate}" is of a union type, which is not allowed in @key`];
    if (kind !== undefined && !selection.selectionSet)
      return [`field "${coordinate}" is of the ${kind} type "${target}" and must have a selection of its fields`];
    if (kind === undefined && selection.selectionSet)
      return [`field "${coordinate}" is of the type "${target}", which has no fields to select`];
    const below = selection.selectionSet ? problems(selection.selectionSet, target, role, definitions) : [];
    return [...argumentProblems(coordinate, selection, field, definitions), ...below];
  });
}

function argumentProblems(
  coordinate: string,
  asked: FieldNode,
  field: FieldDefinitionNode,
  definitions: Definitions,
): readonly string[] {
  const given = new Set((asked.arguments ?? []).map(({ name }) => name.value));
  const known = new Set((field.arguments ?? []).map(({ name }) => name.value));
  const required = (field.arguments ?? []).filter(
    ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined,
  );
  return [
    ...[...given].filter((name) => !known.has(name)).map((name) => `argument "${coordinate}(${name}:)" is unknown`),
    ...(asked.arguments ?? []).flatMap(({ name, value }) => {
      const argument = field.arguments?.find((each) => each.name.value === name.value);
      return argument === undefined || isOfType(value, argument, definitions)
        ? []
        : [`argument "${coordinate}(${name.value}:)" is not of the type "${print(argument.type)}"`];
    }),
    ...required
      .filter(({ name }) => !given.has(name.value))
      .map(({ name }) => `argument "${coordinate}(${name.value}:)" is required and not given`),
  ];
}

function isOfType(value: ValueNode, { type: wanted }: InputValueDefinitionNode, definitions: Definitions): boolean {
  const type = typeFromAST(schemaOf(definitions), wanted);
  return !isInputType(type) || valueFromAST(value, type) !== undefined;
}

/** Few sources have a field set with arguments, so that a schema is built when the first is found. */
function schemaOf(definitions: Definitions): GraphQLSchema {
  const known = schemas.get(definitions);
  if (known !== undefined) return known;
  const document = { kind: Kind.DOCUMENT, definitions: [...definitions.values()] } as const;
  const built = buildASTSchema(document, { assumeValidSDL: true, assumeValid: true });
  schemas.set(definitions, built);
  return built;
}

const schemas = new WeakMap<Definitions, GraphQLSchema>();
