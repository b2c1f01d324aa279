import { Kind, type FieldDefinitionNode, type InputValueDefinitionNode } from 'graphql';
import type { Claim } from '../schema/schemaRule.ts';
import type { TypeView } from '../schema/readTypes.ts';
import { typeNameOf } from './selectionOf.ts';

/** Arguments by which lists are cut to a length. */
const LENGTHS = new Set(['first', 'limit', 'take', 'pageSize', 'size', 'count']);

/** The argument by which a list is cut to a length, if it takes one. */
export function lengthArgument(field: FieldDefinitionNode): InputValueDefinitionNode | undefined {
  return field.arguments?.find(({ name }) => LENGTHS.has(name.value));
}

/** What a root field answers, where it can be asked without any argument but a length. */
export function typeAsked(field: FieldDefinitionNode, claim: Claim): TypeView | undefined {
  const isRequired = (field.arguments ?? []).some(
    ({ name, type: of, defaultValue }) =>
      of.kind === Kind.NON_NULL_TYPE && defaultValue === undefined && !LENGTHS.has(name.value),
  );
  return isRequired ? undefined : claim.types.get(typeNameOf(field));
}

export function isList({ type }: FieldDefinitionNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.LIST_TYPE);
}

/** `__typename parcelRecordId`; nothing for a type that is found by no flat key. */
export function keySelection(type: TypeView): string | undefined {
  const key = type.keys.find(({ resolvable, fields }) => resolvable && !fields.includes('{'));
  return key && `__typename ${key.fields}`;
}

/**
 * What a connection holds, and by which fields one comes to it.
 *
 * From: GraphQL Cursor Connections Specification, §3.
 */
export function connectionOf(
  connection: TypeView,
  claim: Claim,
): { readonly item: TypeView; readonly path: readonly string[] } | undefined {
  const of = (type: TypeView | undefined, name: string) => {
    const field = type?.fields.get(name);
    return field && claim.types.get(typeNameOf(field));
  };
  const nodes = of(connection, 'nodes');
  if (nodes !== undefined) return { item: nodes, path: ['nodes'] };
  const node = of(of(connection, 'edges'), 'node');
  return node && { item: node, path: ['edges', 'node'] };
}
