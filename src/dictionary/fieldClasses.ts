import { Kind, type DocumentNode, type FieldDefinitionNode } from 'graphql';
import type { DataClass, FieldClass } from '../model/access.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { namedTypeOf } from './draft/namedTypeOf.ts';

const STRICTNESS: readonly DataClass[] = ['OPEN', 'INTERNAL', 'PERSONAL', 'SENSITIVE'];

/**
 * Class and owner of every field, by coordinate `Person.landRights`: elements have their own. A relation or a lookup has
 * those of the entity at its end, because that a marriage, a mortgage or a health book exists is told by the way to it
 * alone; where there may be several (a union), those of the strictest. The way to an entity whose sensitive elements are all of
 * one kind is of that kind too.
 */
export function fieldClasses(dictionary: Dictionary): ReadonlyMap<string, FieldClass> {
  const classes = new Map<string, FieldClass>(dictionary.elements);
  const unions = unionMembers(dictionary.document);
  for (const { type, field } of fieldsOf(dictionary.document)) {
    const coordinate = `${type}.${field.name.value}`;
    if (classes.has(coordinate)) continue;
    const target = namedTypeOf(field.type);
    const found = strictest((unions.get(target) ?? [target]).flatMap((name) => classOfEntity(dictionary, name)));
    if (found !== undefined) classes.set(coordinate, found);
  }
  return classes;
}

function classOfEntity(dictionary: Dictionary, name: string): readonly FieldClass[] {
  const entity = dictionary.entities.get(name);
  if (entity?.dataClass === undefined) return [];
  const { dataClass, owner } = entity;
  const kinds = new Set(entity.elements.flatMap(({ sensitiveKind }) => sensitiveKind ?? []));
  const [kind] = kinds;
  const isOfKind = dataClass === 'SENSITIVE' && kinds.size === 1 && kind !== undefined;
  return [{ dataClass, owner, ...(isOfKind ? { sensitiveKind: kind } : {}) }];
}

function strictest(classes: readonly FieldClass[]): FieldClass | undefined {
  const rank = ({ dataClass }: FieldClass) => STRICTNESS.indexOf(dataClass);
  return [...classes].sort((left, right) => rank(right) - rank(left))[0];
}

function unionMembers(document: DocumentNode): ReadonlyMap<string, readonly string[]> {
  return new Map(
    document.definitions
      .filter((node) => node.kind === Kind.UNION_TYPE_DEFINITION)
      .map((node) => [node.name.value, (node.types ?? []).map((member) => member.name.value)]),
  );
}

function fieldsOf(document: DocumentNode): readonly { readonly type: string; readonly field: FieldDefinitionNode }[] {
  return document.definitions
    .filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION)
    .flatMap((node) => (node.fields ?? []).map((field) => ({ type: node.name.value, field })));
}
