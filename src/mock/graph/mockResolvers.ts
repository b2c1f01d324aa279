import {
  Kind,
  type DefinitionNode,
  type DocumentNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';
import type { Dictionary } from '../../model/dictionary.ts';
import type { LocalResolver, LocalResolvers } from '../../model/localBinding.ts';
import { LOOKUPS } from '../records/lookups.ts';
import type { Fields, MockRecord, MockWorld } from '../mockWorld.ts';
import type { InventField } from './inventField.ts';
import { keyOf, keysOf } from './keys.ts';

export interface MockResolverParts {
  readonly world: MockWorld;
  readonly dictionary: Dictionary;
  readonly inventField: InventField;
  /** How long a field is held back now (milliseconds); asked each time. */
  readonly slowMs: (coordinate: string) => number;
}

/**
 * Resolvers for a source's part of the graph that answer from the world of the mock.
 *
 * - `sdl`: federation SDL of the source in the dictionary's words
 */
export function mockResolvers(sdl: DocumentNode, parts: MockResolverParts): LocalResolvers {
  const { world, dictionary } = parts;
  const resolvers: Record<string, Record<string, LocalResolver>> = {};
  for (const type of sdl.definitions.filter(isObjectDefinition)) {
    const name = type.name.value;
    const own = (resolvers[name] ??= {});
    for (const field of type.fields ?? []) {
      const coordinate = `${name}.${field.name.value}`;
      const read = name === 'Query' ? rootReader(field.name.value, namedTypeOf(field)) : reader(field.name.value);
      own[field.name.value] = heldBack(read, () => parts.slowMs(coordinate));
    }
    if (name === 'Query') continue;
    own['__resolveReference'] = (representation) => found(name, representation);
  }
  return resolvers;

  function reader(field: string): LocalResolver {
    return (parent, args) => {
      const value = parent[field];
      if (typeof value === 'function') return (value as (given: Fields) => unknown)(args);
      return value === undefined ? parts.inventField(parent as MockRecord, field) : value;
    };
  }

  function rootReader(field: string, type: string): LocalResolver {
    const lookup = LOOKUPS[field];
    return lookup === undefined ? (_, args) => found(type, args) : (_, args) => lookup(world, args);
  }

  function found(type: string, stated: Fields): MockRecord | null {
    const key = keyOf(keysOf(dictionary.entities.get(type)), stated);
    return key === undefined ? null : world.find(type, key);
  }
}

/** A resolver that waits before it answers, if it is to. */
function heldBack(read: LocalResolver, slowMs: () => number): LocalResolver {
  return (parent, args, context) => {
    const waitMs = slowMs();
    if (waitMs === 0) return read(parent, args, context);
    return new Promise((resolve) => setTimeout(resolve, waitMs)).then(() => read(parent, args, context));
  };
}

function isObjectDefinition(node: DefinitionNode): node is ObjectTypeDefinitionNode | ObjectTypeExtensionNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
}

function namedTypeOf({ type }: NonNullable<ObjectTypeDefinitionNode['fields']>[number]): string {
  let named = type;
  while (named.kind !== Kind.NAMED_TYPE) named = named.type;
  return named.name.value;
}
