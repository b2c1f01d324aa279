import { Kind, print, type InputValueDefinitionNode, type TypeDefinitionNode } from 'graphql';
import { fieldStatements, outputDefinitions, type FieldStatement } from './fieldStatements.ts';
import { isSubtype } from './isSubtype.ts';
import { subgraphsNamed } from './listed.ts';
import type { SubgraphPart } from './subgraphPart.ts';

/**
 * Fields that an interface and the objects that stand for it state so differently that no type and no arguments would hold in
 * all sources. The composer compares the fields of object types alone, and takes the type of whichever source comes first.
 *
 * - types: that of one source covers those of all others, as on object types; a source may be narrower
 * - arguments: the same type, but for what may be left out; a required one in every source; one default value
 *
 * `definitions` are the supergraph's. From: Apollo Federation, composition rules, "A shared field must have both a compatible
 * return type and compatible argument types across each defining subgraph" (`FIELD_TYPE_MISMATCH`, `EXTERNAL_TYPE_MISMATCH`,
 * `FIELD_ARGUMENT_TYPE_MISMATCH`, `REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH`, `FIELD_ARGUMENT_DEFAULT_MISMATCH`).
 */
export function interfaceContradictions(
  parts: readonly SubgraphPart[],
  definitions: ReadonlyMap<string, TypeDefinitionNode>,
): readonly string[] {
  const stated = outputDefinitions(parts);
  const standing = new Set(stated.flatMap(({ kind, type }) => (kind === 'interfaceObject' ? [type] : [])));
  return [...fieldStatements(stated.filter(({ type }) => standing.has(type)))].flatMap(([coordinate, statements]) =>
    statements.length < 2 ? [] : contradictions(coordinate, statements, definitions),
  );
}

function contradictions(
  coordinate: string,
  statements: readonly FieldStatement[],
  definitions: ReadonlyMap<string, TypeDefinitionNode>,
): readonly string[] {
  const types = statements.map(({ field }) => field.type);
  const names = new Set(statements.flatMap(({ field }) => (field.arguments ?? []).map(({ name }) => name.value)));
  const goTogether = types.some((wide) => types.every((type) => isSubtype(type, wide, definitions)));
  const differing = bySource(statements, ({ field }) => print(field.type));
  return [
    ...(goTogether
      ? []
      : [`Type of field "${coordinate}" is incompatible across subgraphs: it has ${told('type', differing)}`]),
    ...[...names].flatMap((name) => argumentContradictions(`${coordinate}(${name}:)`, name, statements)),
  ];
}

function argumentContradictions(
  coordinate: string,
  name: string,
  statements: readonly FieldStatement[],
): readonly string[] {
  const given = (statement: FieldStatement) => statement.field.arguments?.find((each) => each.name.value === name);
  const having = statements.filter((each) => given(each) !== undefined);
  const missing = statements.filter((each) => given(each) === undefined);
  const requiring = having.filter((each) => isRequired(given(each)));
  const types = bySource(having, (each) => print(given(each)?.type ?? each.field.type));
  const plain = new Set([...types.keys()].map((type) => type.replaceAll('!', '')));
  const defaults = bySource(
    having.filter((each) => given(each)?.defaultValue !== undefined),
    (each) => print(given(each)?.defaultValue ?? each.field),
  );
  return [
    ...(plain.size < 2
      ? []
      : [`Type of argument "${coordinate}" is incompatible across subgraphs: it has ${told('type', types)}`]),
    ...(requiring.length === 0 || missing.length === 0
      ? []
      : [
          `Argument "${coordinate}" is required in some subgraphs but does not appear in all subgraphs: it is required in ${within(requiring)} but does not appear in ${within(missing)}`,
        ]),
    ...(defaults.size < 2
      ? []
      : [
          `Argument "${coordinate}" has incompatible default values across subgraphs: it has ${told('default value', defaults)}`,
        ]),
  ];
}

function isRequired(argument: InputValueDefinitionNode | undefined): boolean {
  return argument?.type.kind === Kind.NON_NULL_TYPE && argument.defaultValue === undefined;
}

type BySource = ReadonlyMap<string, readonly FieldStatement[]>;

/** The statements by what they say. */
function bySource(statements: readonly FieldStatement[], say: (statement: FieldStatement) => string): BySource {
  const groups = new Map<string, FieldStatement[]>();
  for (const statement of statements) groups.set(say(statement), [...(groups.get(say(statement)) ?? []), statement]);
  return groups;
}

function told(what: string, groups: BySource): string {
  const [first = '', ...rest] = [...groups].map(([said, where]) => `${what} "${said}" in ${within(where)}`);
  return `${first} but ${rest.join(' and ')}`;
}

function within(statements: readonly FieldStatement[]): string {
  return subgraphsNamed(statements.map(({ around }) => around.source));
}
