import { Kind, print, type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode } from 'graphql';
import { directivesNamed } from '../federation/joinDirectives.ts';

/** By coordinate (`Interface.field`), how the sources state it: one text where they agree, but for what may be null. */
export type SharedThroughInterface = ReadonlyMap<string, readonly string[]>;

/**
 * Fields of interface objects that every source which has them shares: `@shareable` on the field, or on the definition around
 * it. A source that names a field only (`@external`) has no say.
 */
export function sharedThroughInterface(documents: readonly DocumentNode[]): SharedThroughInterface {
  const shared = new Map<string, Set<string>>();
  const unshared = new Set<string>();
  for (const document of documents) {
    const interfaceObjects = interfaceObjectsOf(document);
    for (const type of document.definitions) {
      if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
      if (!interfaceObjects.has(type.name.value)) continue;
      for (const field of type.fields ?? []) {
        const coordinate = `${type.name.value}.${field.name.value}`;
        if (has(field, 'external')) continue;
        if (!has(field, 'shareable') && !has(type, 'shareable')) unshared.add(coordinate);
        shared.set(coordinate, (shared.get(coordinate) ?? new Set()).add(statementOf(field)));
      }
    }
  }
  return new Map(
    [...shared].flatMap(([coordinate, texts]) => (unshared.has(coordinate) ? [] : [[coordinate, [...texts]]])),
  );
}

function interfaceObjectsOf(document: DocumentNode): ReadonlySet<string> {
  return new Set(
    document.definitions.flatMap((type) =>
      (type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.OBJECT_TYPE_EXTENSION) &&
      has(type, 'interfaceObject')
        ? [type.name.value]
        : [],
    ),
  );
}

/** Name, arguments in order and type, the latter without what says that it is never null. */
function statementOf(field: FieldDefinitionNode): string {
  const given = (field.arguments ?? [])
    .map(({ name, type, defaultValue }) => {
      const usual = defaultValue === undefined ? '' : ` = ${print(defaultValue)}`;
      return `${name.value}: ${print(type)}${usual}`;
    })
    .sort();
  const list = given.length === 0 ? '' : `(${given.join(', ')})`;
  return `${field.name.value}${list}: ${print(field.type).replaceAll('!', '')}`;
}

function has(node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }, name: string): boolean {
  return directivesNamed(node, name).length > 0;
}
