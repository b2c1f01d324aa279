import { defaultFieldResolver, getNamedType, isCompositeType, isObjectType, type GraphQLSchema } from 'graphql';
import type { ResponsePath } from './responsePath.ts';
import { responsePath } from './responsePath.ts';

/** When the object at a path of the answer was last brought up to date (ISO 8601). */
export interface AsOf {
  readonly path: ResponsePath;
  readonly at: string;
}

/** What a request's context must hold for its answer to carry as-of times. */
export interface AsOfNotes {
  /** Absent when the caller does not ask for provenance. */
  readonly asOf?: AsOf[];
}

/**
 * Makes every field that gives objects note when they were last brought up to date.
 *
 * - `lastUpdate`: reads the time from an object that a resolver gave; undefined where it has none
 */
export function noteAsOf(schema: GraphQLSchema, lastUpdate: (value: object) => string | undefined): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!isCompositeType(getNamedType(field.type))) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = async (source, args: Record<string, unknown>, context: AsOfNotes, info): Promise<unknown> => {
        const value: unknown = await resolve(source, args, context, info);
        if (context.asOf !== undefined) await note(value, responsePath(info.path), context.asOf, lastUpdate);
        return value;
      };
    }
  }
  return schema;
}

async function note(
  value: unknown,
  path: ResponsePath,
  notes: AsOf[],
  lastUpdate: (value: object) => string | undefined,
): Promise<void> {
  if (Array.isArray(value)) {
    await Promise.all(value.map((item: unknown, index) => note(item, [...path, index], notes, lastUpdate)));
    return;
  }
  // Entities come as promises, each of which may fail on its own; the failure is told where it is awaited for the answer.
  const object = await Promise.resolve(value).catch(() => undefined);
  if (typeof object !== 'object' || object === null) return;
  const at = lastUpdate(object);
  if (at !== undefined) notes.push({ path, at });
}
