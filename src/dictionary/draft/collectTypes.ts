import {
  isTypeDefinitionNode,
  Kind,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type TypeDefinitionNode,
} from 'graphql';
import { directiveUse } from './directiveUse.ts';
import type { DraftField, DraftType } from './draft.ts';
import { placeOf } from './placeOf.ts';

/** The types of a document by name, each with the fields of its extensions. Of a type defined twice the first counts. */
export function collectTypes(document: DocumentNode): ReadonlyMap<string, DraftType> {
  const extensions = document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_EXTENSION);
  const types = new Map<string, DraftType>();
  for (const node of document.definitions) {
    if (!isTypeDefinitionNode(node) || types.has(node.name.value)) continue;
    const own = extensions.filter((extension) => extension.name.value === node.name.value);
    types.set(node.name.value, draftType(node, own));
  }
  return types;
}

function draftType(node: TypeDefinitionNode, extensions: readonly ObjectTypeExtensionNode[]): DraftType {
  const use = directiveUse(node.directives, ['entity', 'term']);
  return {
    name: node.name.value,
    node,
    place: placeOf(node),
    ...(use === undefined ? {} : { use }),
    keys: [node, ...extensions].flatMap(keysOf),
    fields:
      node.kind === Kind.OBJECT_TYPE_DEFINITION
        ? [node, ...extensions].flatMap((part) => (part.fields ?? []).map((field) => draftField(node, field)))
        : [],
  };
}

function draftField(type: ObjectTypeDefinitionNode, node: FieldDefinitionNode): DraftField {
  const use = directiveUse(node.directives, ['element', 'relation', 'lookup']);
  return {
    type: type.name.value,
    name: node.name.value,
    node,
    place: placeOf(node),
    ...(use === undefined ? {} : { use }),
  };
}

function keysOf(node: TypeDefinitionNode | ObjectTypeExtensionNode): readonly string[] {
  return (node.directives ?? [])
    .filter((directive) => directive.name.value === 'key')
    .flatMap((directive) => directiveUse([directive], ['key'])?.arguments['fields'] ?? [])
    .map((fields) => String(fields).trim().replace(/\s+/g, ' '));
}
