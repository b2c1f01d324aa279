import { Kind, type FieldNode, type GraphQLSchema, type SelectionNode } from 'graphql';
import { keyFieldsOf } from './keyFields.ts';

/** Response key under which an object tells its type. */
export const typenameKey = '__typename';

/** A field of an entity's key and the response key under which the entity tells it to us. */
export interface KeyCheck {
  readonly field: string;
  readonly responseKey: string;
}

/** By the ministry's name of the entity type. */
export type EntityChecks = ReadonlyMap<string, readonly KeyCheck[]>;

/**
 * What must be known of entities beside what the operation wants, so that each can be told to be the one that was asked
 * for: ministries do answer in another order, or leave some out.
 *
 * - `types`: the ministry's names of the entity types that the operation asks for
 * - `isPlain`: whether response keys are the ministry's own names, so that a key that is asked for anyway costs nothing
 */
export function entityChecks(schema: GraphQLSchema, types: readonly string[], isPlain: boolean): EntityChecks {
  const names = types.map((type) => [type, keyFieldsOf(schema, type)] as const);
  const all = names.flatMap(([, fields]) => fields);
  // Two types may give a field of the same name different types, which one response key cannot have
  // (GraphQL specification §5.3.2).
  const isFree = (field: string): boolean => isPlain && all.filter((name) => name === field).length === 1;
  return new Map(
    names.map(([type, fields]) => [
      type,
      fields.map((field) => ({ field, responseKey: isFree(field) ? field : `lt_key_${type}_${field}` })),
    ]),
  );
}

/** The selections that ask for the checks. */
export function checkSelections(checks: EntityChecks): SelectionNode[] {
  return [...checks]
    .filter(([, keys]) => keys.length > 0)
    .map(([type, keys]) => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
      selectionSet: { kind: Kind.SELECTION_SET, selections: keys.map(keyField) },
    }));
}

function keyField({ field, responseKey }: KeyCheck): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: field },
    ...(responseKey !== field && { alias: { kind: Kind.NAME, value: responseKey } }),
  };
}
