import type { FetchNodePathSegment, OutputRewrite } from '@graphql-hive/router-query-planner';
import type { KeyRename } from '../../../src/model/plan.ts';
import { notSupported } from './notSupported.ts';

/** Renames of keys in an answer; values are only set for interface objects, which composition refuses. */
export function convertRewrites(rewrites: readonly OutputRewrite[] | undefined, group?: number): readonly KeyRename[] {
  return (rewrites ?? []).map((rewrite) => {
    if (!('KeyRenamer' in rewrite)) throw notSupported('a value set in an answer');
    const { path, renameKeyTo } = rewrite.KeyRenamer;
    const last = path.at(-1);
    if (last === undefined || !('Key' in last)) throw notSupported('a rename without a key');
    return {
      path: path.slice(0, -1).map(convertSegment),
      ...(group !== undefined && { group }),
      from: last.Key,
      to: renameKeyTo,
    };
  });
}

function convertSegment(segment: FetchNodePathSegment): KeyRename['path'][number] {
  if ('Key' in segment) return { kind: 'field', name: segment.Key };
  return { kind: 'types', names: [...segment.TypenameEquals].sort() };
}
