import type { SourceId } from '../model/source.ts';
import { textArgument } from '../federation/joinDirectives.ts';
import { isFederationLink, linksOf } from './federationLink.ts';
import { parseFieldSet } from './fieldSet.ts';
import { fieldSetCoordinates } from './fieldSetCoordinates.ts';
import {
  fieldStatements,
  keysOf,
  outputDefinitions,
  stated,
  type FieldStatement,
  type OutputDefinition,
} from './fieldStatements.ts';
import { namedTypeOf } from './joinModel.ts';
import { listed, subgraphsNamed } from './listed.ts';
import type { SubgraphPart } from './subgraphPart.ts';

/** A source that answers a field of an object, itself or by the interface that stands there for the object. */
interface Resolver {
  readonly shared: boolean;
  readonly through: string | undefined;
}

/**
 * Fields that several sources answer and not all of them share, where the composer does not look for it:
 *
 * - one of them answers it through an interface object, whose field counts as a field of every type that implements the
 *   interface, and the member shares it
 * - one of them has taken it over from another (`@override`), and is not the only one left
 *
 * From: Apollo Federation, composition rules, "Multiple subgraphs can't define the same field on an object type, unless that
 * field is shareable" (`INVALID_FIELD_SHARING`); fields of keys are shareable, and all fields of Federation 1.
 */
export function unsharedFields(parts: readonly SubgraphPart[]): readonly string[] {
  const definitions = outputDefinitions(parts);
  const statements = fieldStatements(definitions);
  const isShared = sharing(parts, definitions, statements);
  const interfaces = interfacesByObject(definitions);
  const standing = definitions.filter(({ kind }) => kind === 'interfaceObject');
  const coordinates = new Set([
    ...definitions
      .filter(({ kind }) => kind === 'object')
      .flatMap(({ type, fields }) => coordinatesOf(type, fields.filter(overridden))),
    ...[...interfaces].flatMap(([type, names]) =>
      standing.filter((each) => names.has(each.type)).flatMap(({ fields }) => coordinatesOf(type, fields)),
    ),
  ]);
  return [...coordinates].flatMap((coordinate) => {
    const [type = '', name = ''] = coordinate.split('.');
    const through = [...(interfaces.get(type) ?? [])].flatMap((each) =>
      (statements.get(`${each}.${name}`) ?? []).filter(({ around }) => around.kind === 'interfaceObject'),
    );
    return refusal(coordinate, resolversOf(statements.get(coordinate) ?? [], through, isShared)) ?? [];
  });
}

function coordinatesOf(type: string, fields: readonly FieldStatement['field'][]): readonly string[] {
  return fields.map(({ name }) => `${type}.${name.value}`);
}

function interfacesByObject(definitions: readonly OutputDefinition[]): ReadonlyMap<string, ReadonlySet<string>> {
  const interfaces = new Map<string, Set<string>>();
  for (const { kind, type, interfaces: named } of definitions) {
    if (kind !== 'object' || named.length === 0) continue;
    const known = interfaces.get(type) ?? new Set();
    for (const { name } of named) known.add(name.value);
    interfaces.set(type, known);
  }
  return interfaces;
}

type IsShared = (statement: FieldStatement) => boolean;

function sharing(
  parts: readonly SubgraphPart[],
  definitions: readonly OutputDefinition[],
  statements: ReadonlyMap<string, readonly FieldStatement[]>,
): IsShared {
  const first = parts.filter(({ document }) => !linksOf(document).some(isFederationLink)).map(({ id }) => id);
  const versionOne = new Set(first);
  const targets = new Map(
    [...statements].flatMap(([coordinate, [one]]) => (one ? [[coordinate, namedTypeOf(one.field.type)]] : [])),
  );
  const keyFields = new Set(
    definitions.flatMap(({ source, type, directives }) =>
      keysOf({ directives })
        .flatMap((key) => fieldSetCoordinates(parseFieldSet(key), type, targets))
        .map((coordinate) => `${source} ${coordinate}`),
    ),
  );
  return ({ around, field }) =>
    versionOne.has(around.source) ||
    stated(field, 'shareable') !== undefined ||
    stated(around, 'shareable') !== undefined ||
    keyFields.has(`${around.source} ${around.type}.${field.name.value}`);
}

/** Who answers the field, by source; not who only names it, nor who was relieved of it by `@override`. */
function resolversOf(
  own: readonly FieldStatement[],
  through: readonly FieldStatement[],
  isShared: IsShared,
): ReadonlyMap<SourceId, Resolver> {
  const resolvers = new Map<SourceId, Resolver>();
  const stating = new Set(own.map(({ around }) => around.source));
  for (const [statements, isOwn] of [
    [own, true],
    [through.filter(({ around }) => !stating.has(around.source)), false],
  ] as const) {
    const relieved = new Set(statements.map(({ field }) => overridden(field)));
    for (const statement of statements) {
      const { around, field } = statement;
      if (stated(field, 'external') ?? stated(around, 'external')) continue;
      if (relieved.has(around.source)) continue;
      const known = resolvers.get(around.source);
      const shared = isShared(statement) && known?.shared !== false;
      resolvers.set(around.source, { shared, through: isOwn ? undefined : `${around.type}.${field.name.value}` });
    }
  }
  return resolvers;
}

function overridden(field: FieldStatement['field']): SourceId | undefined {
  const override = stated(field, 'override');
  return override && textArgument(override, 'from');
}

/** In the composer's words for the same fault of two objects. */
function refusal(coordinate: string, resolvers: ReadonlyMap<SourceId, Resolver>): string | undefined {
  const answering = [...resolvers];
  const unshared = answering.filter(([, { shared }]) => !shared);
  if (answering.length < 2 || unshared.length === 0) return undefined;
  const where = answering.map(([source, { through }]) =>
    through === undefined ? `"${source}"` : `"${source}" (through @interfaceObject field "${through}")`,
  );
  const without =
    unshared.length === answering.length ? 'all of them' : subgraphsNamed(unshared.map(([source]) => source));
  return `Non-shareable field "${coordinate}" is resolved from multiple subgraphs: it is resolved from subgraphs ${listed(where)} and defined as non-shareable in ${without}`;
}
