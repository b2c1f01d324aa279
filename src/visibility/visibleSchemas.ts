import { createHash } from 'node:crypto';
import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { LruCache } from '../util/lruCache.ts';
import type { IsRefused } from './visibleFields.ts';
import { countFields, visibleSchema } from './visibleSchema.ts';

/** Room that a schema takes for each of its fields (bytes), rounded up from the heap of Node 20 in November 2026. */
const BYTES_PER_FIELD = 500;

/** Bound of the schemas that are kept (bytes). */
const CACHED_BYTES = 16 * 1024 * 1024;

/** Profiles of which it is remembered what is refused to them (count). */
const KEPT_PROFILES = 2_000;

export interface VisibleSchemas {
  /** What a profile sees of the schema; the same id, the same refusals. Made when it is first asked for. */
  of(profileId: string, isRefused: IsRefused): GraphQLSchema;
  /** Schemas that are kept (count). */
  readonly size: number;
}

/** What each profile sees of a schema. Profiles to which the same is refused share one; the last ones used are kept. */
export function createVisibleSchemas(schema: GraphQLSchema, maxBytes = CACHED_BYTES): VisibleSchemas {
  const coordinates = coordinatesOf(schema);
  const refusedTo = new LruCache<string, string>({ maxWeight: KEPT_PROFILES });
  const schemas = new LruCache<string, GraphQLSchema>({
    maxWeight: maxBytes,
    // What is not narrower is there anyway.
    weigh: (kept) => (kept === schema ? 0 : countFields(kept) * BYTES_PER_FIELD),
  });
  return {
    get size() {
      return schemas.size;
    },
    of: (profileId, isRefused) => {
      let refused = refusedTo.get(profileId);
      if (refused === undefined) refusedTo.set(profileId, (refused = fingerprint(coordinates, isRefused)));
      let visible = schemas.get(refused);
      if (visible === undefined) schemas.set(refused, (visible = visibleSchema(schema, isRefused)));
      return visible;
    },
  };
}

function coordinatesOf(schema: GraphQLSchema): readonly (readonly [string, string])[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__')
      ? Object.keys(type.getFields()).map((field) => [type.name, field] as const)
      : [],
  );
}

/** Stands for everything that is refused. */
function fingerprint(coordinates: readonly (readonly [string, string])[], isRefused: IsRefused): string {
  const bits = coordinates.map(([type, field]) => (isRefused(type, field) ? '1' : '0')).join('');
  return createHash('sha256').update(bits).digest('base64');
}
