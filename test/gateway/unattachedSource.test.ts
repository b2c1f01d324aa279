import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { callSource } from '../../src/execute/asking/callSource.ts';
import type { ExecutionRun } from '../../src/execute/executionRun.ts';
import { FieldFailure } from '../../src/model/fieldFailure.ts';
import type { FetchNode } from '../../src/model/plan.ts';

test('a plan that names a source that is not attached fails in its place, not the request', async () => {
  const text = '{ vehicle { plateNo } }';
  const fetch: FetchNode = {
    kind: 'fetch',
    id: 1,
    source: 'vehicles',
    operation: 'query',
    text,
    document: parse(text),
    variables: [],
    entities: [],
    renames: [],
    after: [],
  };
  // The source is looked up before anything else of the run is used.
  const run = { sources: new Map(), nowMs: () => 0 } as unknown as ExecutionRun;
  expect(await callSource(run, fetch, '', [])).toEqual(
    new FieldFailure('SOURCE_UNKNOWN', { source: 'vehicles' }, 'vehicles', [], true),
  );
});
