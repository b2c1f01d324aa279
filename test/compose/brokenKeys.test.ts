import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { CompositionError } from '../../src/compose/compositionError.ts';

/** One source of a random federation about one entity `T`, which the first source's `Query.t` leads to. */
interface RandomSource {
  /** Earlier sources, each of which holds one field of this one's key. The first source has no key. */
  readonly keyFrom: readonly number[];
  /** An earlier source whose own field this one's field requires. */
  readonly requiresOf: number | undefined;
}

const randomSources: fc.Arbitrary<readonly RandomSource[]> = fc
  .array(
    fc.record({
      keyFrom: fc.uniqueArray(fc.nat(100), { minLength: 1, maxLength: 2 }),
      requiresOf: fc.option(fc.nat(100)),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drawn) => [
    { keyFrom: [], requiresOf: undefined },
    ...drawn.map(({ keyFrom, requiresOf }, index) => ({
      // Drawn numbers stand for whichever sources are there before this one.
      keyFrom: [...new Set(keyFrom.map((number) => number % (index + 1)))],
      requiresOf: requiresOf === null ? undefined : requiresOf % (index + 1),
    })),
  ]);

const keyField = (source: number, holder: number) => `k${source}of${holder}`;

/** The fields of `T` that a source answers, with what each requires. */
function answeredBy(sources: readonly RandomSource[], at: number): ReadonlyMap<string, string | undefined> {
  const fields = new Map<string, string | undefined>();
  for (const [other, { keyFrom }] of sources.entries())
    for (const holder of keyFrom) if (holder === at || other === at) fields.set(keyField(other, holder), undefined);
  const required = sources[at]?.requiresOf;
  return fields.set(`f${at}`, required === undefined ? undefined : `f${required}`);
}

function sdlOf(sources: readonly RandomSource[], at: number, resolvable: boolean): string {
  const { keyFrom = [], requiresOf } = sources[at] ?? {};
  const fields = [...answeredBy(sources, at)].map(([name, required]) =>
    required === undefined ? `${name}: ID! @shareable` : `${name}: ID! @requires(fields: "${required}")`,
  );
  const key = keyFrom.map((holder) => keyField(at, holder)).join(' ');
  return [
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@external", "@requires"])',
    at === 0 ? 'type Query { t: T }' : '',
    `type T ${key === '' ? '' : `@key(fields: "${key}"${resolvable ? '' : ', resolvable: false'})`} {`,
    ...fields,
    requiresOf === undefined ? '' : `f${requiresOf}: ID! @external`,
    '}',
  ].join('\n');
}

/** The fields that no question can reach when the key of the source `broken` leads nowhere: a plain fixed point. */
function expectedRefusals(sources: readonly RandomSource[], broken: number): readonly string[] {
  const answered = new Set<string>();
  for (let before = -1; before !== answered.size;) {
    before = answered.size;
    for (const [at, { keyFrom }] of sources.entries()) {
      const isReached = at === 0 || (at !== broken && keyFrom.every((holder) => answered.has(keyField(at, holder))));
      if (!isReached) continue;
      for (const [name, required] of answeredBy(sources, at))
        if (required === undefined || answered.has(required)) answered.add(name);
    }
  }
  const all = new Set(sources.flatMap((_, at) => [...answeredBy(sources, at).keys()]));
  return [...all].filter((name) => !answered.has(name)).sort();
}

function refusals(sources: readonly RandomSource[], broken: number): readonly unknown[] {
  try {
    composeSubgraphs(sources.map((_, at) => ({ id: `s${at}`, sdl: sdlOf(sources, at, at !== broken) })));
  } catch (error) {
    if (!(error instanceof CompositionError)) throw error;
    return error.findings.map(({ code, params }) => (code === 'GRAPH_UNSATISFIABLE' ? params['path'] : code)).sort();
  }
  return [];
}

test('a random graph whose keys all lead somewhere is admitted; with one key broken, exactly what it led to is refused', () => {
  fc.assert(
    fc.property(randomSources, fc.nat(100), (sources, draw) => {
      const broken = 1 + (draw % (sources.length - 1));
      expect(refusals(sources, -1)).toEqual([]);
      const expected = expectedRefusals(sources, broken);
      expect(expected).toContain(`f${broken}`);
      expect(refusals(sources, broken)).toEqual(expected.map((name) => `Query.t → T.${name}`));
    }),
    { numRuns: 150 },
  );
});
