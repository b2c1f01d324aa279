import { Kind, print, type FieldDefinitionNode } from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import type { Dictionary, DictionaryEntity } from '../model/dictionary.ts';
import type { CoverageDeclaration, CoveredType } from '../model/subgraph.ts';
import { namedType } from '../util/namedType.ts';

/** A field of an entity that leads to entities of the same subject. */
export interface Relation {
  readonly field: string;
  readonly target: string;
  readonly isList: boolean;
}

/** What a ministry keeps of the dictionary: the entities of one subject, and the values that they are made of. */
export interface StarterPart {
  readonly declaration: CoverageDeclaration;
  readonly entities: readonly DictionaryEntity[];
  /** By entity. */
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
}

/**
 * The part of a subject (`land`) that a source named for it would serve: every entity with a key, all of its elements, and
 * relations within the subject.
 *
 * - throws `STARTER_SUBJECT_UNKNOWN`, naming those that there are
 */
export function partOf(dictionary: Dictionary, subject: string): StarterPart {
  const keyed = [...dictionary.entities.values()].filter(({ keys }) => keys.length > 0);
  // What the gateway computes from its own questions has keys that hold questions; no ministry keeps it.
  const kept = keyed.filter(({ keys, owner }) => owner !== GATEWAY && keys.every((key) => !key.includes('{')));
  const fields = fieldsByType(dictionary);
  const computed = computedFields(dictionary, fields);
  const entities = kept
    .filter((entity) => entity.subject === subject)
    .map((entity) => ({
      ...entity,
      elements: entity.elements.filter(({ name }) => !computed.has(`${entity.name}.${name}`)),
    }));
  if (entities.length === 0) {
    const known = [...new Set(kept.map((entity) => entity.subject))].sort().join(', ');
    throw new GatewayError('STARTER_SUBJECT_UNKNOWN', { subject, known });
  }
  const own = new Set(entities.map(({ name }) => name));
  const relations = new Map(entities.map(({ name }) => [name, relationsOf(fields.get(name) ?? [], own)]));
  const covered = entities.map(({ name, keys, elements }): CoveredType => {
    const related = (relations.get(name) ?? []).map(({ field }) => field);
    return { name, keys, fields: [...elements.map((element) => element.name), ...related] };
  });
  const types = [...covered, ...valueTypes(covered, fields, new Set(keyed.map(({ name }) => name)))];
  return { declaration: { kind: 'coverage', id: subject, types, queries: [] }, entities, relations };
}

/** Fields, by coordinate, that the gateway answers out of what ministries keep: they take arguments, or give its verdicts. */
function computedFields({ entities }: Dictionary, fields: Fields): ReadonlySet<string> {
  const isVerdict = (name: string) => entities.get(name)?.owner === GATEWAY && entities.get(name)?.subject !== 'shared';
  const found = [...fields].flatMap(([type, own]) =>
    own
      .filter((field) => (field.arguments ?? []).length > 0 || isVerdict(namedType(print(field.type))))
      .map((field) => `${type}.${field.name.value}`),
  );
  return new Set(found);
}

/** Who keeps what the gateway computes. */
const GATEWAY = 'G01.C12';

type Fields = ReadonlyMap<string, readonly FieldDefinitionNode[]>;

function fieldsByType({ document }: Dictionary): Fields {
  const types = new Map<string, FieldDefinitionNode[]>();
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    types.set(node.name.value, [...(types.get(node.name.value) ?? []), ...(node.fields ?? [])]);
  }
  return types;
}

function relationsOf(fields: readonly FieldDefinitionNode[], own: ReadonlySet<string>): readonly Relation[] {
  return fields
    .filter((field) => (field.arguments ?? []).length === 0 && own.has(namedType(print(field.type))))
    .map(({ name, type }) => ({
      field: name.value,
      target: namedType(print(type)),
      isList: print(type).startsWith('['),
    }));
}

/** Types without keys that elements lead to, and those that these lead to. */
function valueTypes(covered: readonly CoveredType[], fields: Fields, keyed: ReadonlySet<string>): CoveredType[] {
  const found = new Map<string, CoveredType>();
  const follow = (type: string, names: ReadonlySet<string> | undefined): void => {
    for (const { name, type: of } of fields.get(type) ?? []) {
      const target = namedType(print(of));
      if ((names !== undefined && !names.has(name.value)) || keyed.has(target) || found.has(target)) continue;
      const below = fields.get(target);
      if (below === undefined) continue;
      found.set(target, { name: target, keys: [], fields: below.map((field) => field.name.value) });
      follow(target, undefined);
    }
  };
  for (const type of covered) follow(type.name, new Set(type.fields));
  return [...found.values()];
}
