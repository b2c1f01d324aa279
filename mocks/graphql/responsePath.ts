import type { GraphQLResolveInfo } from 'graphql';

/** Response keys and list indexes from the root of an answer. */
export type ResponsePath = readonly (string | number)[];

export function responsePath(path: GraphQLResolveInfo['path'] | undefined): ResponsePath {
  return path === undefined ? [] : [...responsePath(path.prev), path.key];
}
