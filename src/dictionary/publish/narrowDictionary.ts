import { Kind, visit, type DefinitionNode, type DocumentNode, type FieldDefinitionNode, type TypeNode } from 'graphql';
import type { Dictionary } from '../../model/dictionary.ts';
import { namedTypeOf } from '../draft/namedTypeOf.ts';

/** Whether a field may be known of, by coordinate `Person.birthDate`. */
export type IsSeen = (coordinate: string) => boolean;

const ROOTS = ['Query', 'Mutation', 'Subscription'];

/**
 * The part of a dictionary that somebody may know of: without the fields that are not seen, the ways to types of which
 * nothing is left, and what nothing leads to any more, down to code lists.
 */
export function narrowDictionary(dictionary: Dictionary, isSeen: IsSeen): Dictionary {
  const document = onlyReached(withoutUnseen(dictionary.document, isSeen));
  const left = new Map(
    fieldsOf(document).map(([type, fields]) => [type, new Set(fields.map(({ name }) => name.value))]),
  );
  const entities = [...dictionary.entities.values()]
    .filter(({ name }) => left.has(name))
    .map((entity) => ({ ...entity, elements: entity.elements.filter(({ name }) => left.get(entity.name)?.has(name)) }));
  const elements = entities.flatMap((entity) => entity.elements);
  const lists = new Set(elements.map(({ codeList }) => codeList));
  return {
    version: dictionary.version,
    entities: new Map(entities.map((entity) => [entity.name, entity])),
    elements: new Map(elements.map((element) => [`${element.entity}.${element.name}`, element])),
    codeLists: new Map([...dictionary.codeLists].filter(([id]) => lists.has(id))),
    document,
  };
}

/** Fields by type, those of its extensions included. */
function fieldsOf({ definitions }: DocumentNode): readonly (readonly [string, readonly FieldDefinitionNode[]])[] {
  const fields = new Map<string, readonly FieldDefinitionNode[]>();
  for (const node of definitions)
    if ('fields' in node && 'interfaces' in node)
      fields.set(node.name.value, [...(fields.get(node.name.value) ?? []), ...(node.fields ?? [])]);
  return [...fields];
}

/** Leaves out what is not seen, then, until there are none, the ways to types without a field. */
function withoutUnseen(document: DocumentNode, isSeen: IsSeen): DocumentNode {
  const objects = new Set(fieldsOf(document).map(([type]) => type));
  let narrowed = keepFields(document, (type, field) => isSeen(`${type}.${field.name.value}`));
  for (let left = objects.size, before = left + 1; left < before;) {
    const seen = new Set(fieldsOf(narrowed).flatMap(([type, fields]) => (fields.length === 0 ? [] : [type])));
    narrowed = keepFields(narrowed, (_type, field) => {
      const target = namedTypeOf(field.type);
      return seen.has(target) || !objects.has(target);
    });
    [before, left] = [left, seen.size];
  }
  return narrowed;
}

function keepFields(
  document: DocumentNode,
  keeps: (type: string, field: FieldDefinitionNode) => boolean,
): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((node) =>
      'fields' in node && 'interfaces' in node
        ? { ...node, fields: (node.fields ?? []).filter((field) => keeps(node.name.value, field)) }
        : node,
    ),
  };
}

/** Leaves out definitions to which nothing leads from what can be asked, nor from a directive. */
function onlyReached(document: DocumentNode): DocumentNode {
  const byName = new Map<string, DefinitionNode[]>();
  for (const node of document.definitions) {
    const name = typeName(node);
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), node]);
  }
  const reached = new Set<string>();
  const waiting = [
    ...ROOTS,
    ...document.definitions.filter(({ kind }) => kind === Kind.DIRECTIVE_DEFINITION).flatMap(named),
  ];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...(byName.get(name) ?? []).flatMap(named));
  }
  const isKept = (node: DefinitionNode) => {
    const name = typeName(node);
    return name === undefined || (reached.has(name) && !('interfaces' in node && node.fields?.length === 0));
  };
  return { ...document, definitions: document.definitions.filter(isKept) };
}

/** Name of the type that a definition defines or extends. */
function typeName(node: DefinitionNode): string | undefined {
  const isType = /Type(?:Definition|Extension)$/.test(node.kind);
  return isType && 'name' in node && node.kind !== Kind.OPERATION_DEFINITION ? node.name.value : undefined;
}

/** Names of the types of which a definition speaks. */
function named(node: DefinitionNode): readonly string[] {
  const names: string[] = [];
  visit(node, {
    NamedType: ({ name }: TypeNode & { readonly name: { readonly value: string } }) => void names.push(name.value),
  });
  return names;
}
