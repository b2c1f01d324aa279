import type {
  BatchFetchNode,
  FetchNode as RawFetchNode,
  FlattenNodePathSegment,
} from '@graphql-hive/router-query-planner';
import type { DocumentNode } from 'graphql';
import type { EntityGroup, FetchNode, KeyRename } from '../../../src/model/plan.ts';
import { convertPath } from './convertPath.ts';
import { convertRequires } from './convertRequires.ts';
import { convertRewrites } from './convertRewrites.ts';
import { notSupported } from './notSupported.ts';

/** Reads the text of a fetch: parsed once, named fragments expanded. */
export type ReadDocument = (text: string) => { readonly text: string; readonly document: DocumentNode };

/** A fetch that starts at a root type. */
export function convertRootFetch(fetch: RawFetchNode, read: ReadDocument): FetchNode {
  if (fetch.requires !== undefined) throw notSupported('representations without a path');
  refuseInputRewrites(fetch);
  return assemble(fetch, [], convertRewrites(fetch.outputRewrites), read);
}

/** A fetch of the entities at one path. */
export function convertEntityFetch(
  fetch: RawFetchNode,
  path: readonly FlattenNodePathSegment[],
  read: ReadDocument,
): FetchNode {
  if (fetch.requires === undefined) throw notSupported('a path without representations');
  refuseInputRewrites(fetch);
  const group: EntityGroup = {
    variable: 'representations',
    responseKey: '_entities',
    paths: [convertPath(path)],
    requires: convertRequires(fetch.requires),
  };
  return assemble(fetch, [group], convertRewrites(fetch.outputRewrites, 0), read);
}

/** One request for several groups of entities of one source. */
export function convertBatchFetch(fetch: BatchFetchNode, read: ReadDocument): FetchNode {
  const { aliases } = fetch.entityBatch;
  aliases.forEach(refuseInputRewrites);
  const groups = aliases.map((alias): EntityGroup => ({
    variable: alias.representationsVariableName,
    responseKey: alias.alias,
    paths: alias.paths.map(convertPath),
    requires: convertRequires(alias.requires),
  }));
  const renames = aliases.flatMap((alias, group) => convertRewrites(alias.outputRewrites, group));
  return assemble(fetch, groups, renames, read);
}

/** The planner changes representations for interface objects only, which composition refuses. */
function refuseInputRewrites(fetch: { readonly inputRewrites?: readonly unknown[] | undefined }): void {
  if ((fetch.inputRewrites ?? []).length > 0) throw notSupported('input rewrites');
}

function assemble(
  fetch: RawFetchNode | BatchFetchNode,
  entities: readonly EntityGroup[],
  renames: readonly KeyRename[],
  read: ReadDocument,
): FetchNode {
  const operation = fetch.operationKind ?? 'query';
  if (operation === 'subscription') throw notSupported('a subscription');
  return {
    kind: 'fetch',
    id: 0,
    source: fetch.serviceName,
    operation,
    ...read(fetch.operation),
    variables: [...(fetch.variableUsages ?? [])].sort(),
    entities,
    after: [],
    renames,
  };
}
