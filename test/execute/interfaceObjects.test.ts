import { describe, expect, test } from '@jest/globals';
import { errorLines, fakeFederation } from '../support/fakeFederation.ts';
import { fakeSource, type FakeSourceOptions } from '../support/fakeSource.ts';

/** A register knows papers of two kinds; a library of stamps knows papers, and not of which kind they are. */
function papers(tamperStamps?: FakeSourceOptions['tamper']) {
  const register = fakeSource({
    id: 'register',
    sdl: `
      type Query { papers: [Paper!] }
      interface Paper @key(fields: "no") { no: ID! }
      type Deed implements Paper @key(fields: "no") { no: ID! area: Int }
      type Will implements Paper @key(fields: "no") { no: ID! heirs: Int }`,
    rows: {
      Paper: [
        { no: '1', __typename: 'Deed', area: 5 },
        { no: '2', __typename: 'Will', heirs: 3 },
      ],
    },
    resolvers: {
      Query: {
        papers: () => [
          { no: '1', __typename: 'Deed', area: 5 },
          { no: '2', __typename: 'Will', heirs: 3 },
        ],
      },
    },
  });
  const stamps = fakeSource({
    id: 'stamps',
    sdl: `
      type Query { stamped: [Paper!] }
      type Paper @key(fields: "no") @interfaceObject { no: ID! stamp: String }`,
    rows: { Paper: ['1', '2'].map((no) => ({ no, stamp: `S${no}` })) },
    resolvers: { Query: { stamped: () => [{ no: '2', stamp: 'S2' }] } },
    ...(tamperStamps && { tamper: tamperStamps }),
  });
  return { register, stamps, federation: fakeFederation([register, stamps]) };
}

describe('a source that knows an interface only', () => {
  test('is told the name of the interface, whatever the objects are', async () => {
    const { stamps, federation } = papers();
    const { data, errors } = await federation.ask('{ papers { __typename no stamp } }');
    expect(errorLines(errors)).toEqual([]);
    expect(data).toEqual({
      papers: [
        { __typename: 'Deed', no: '1', stamp: 'S1' },
        { __typename: 'Will', no: '2', stamp: 'S2' },
      ],
    });
    expect(stamps.requests[0]?.variables).toEqual({
      representations: ['1', '2'].map((no) => ({ __typename: 'Paper', no })),
    });
  });

  test('does not say what its objects are: another one is asked', async () => {
    const { federation } = papers();
    const { data, errors } = await federation.ask('{ stamped { __typename stamp ... on Will { heirs } } }');
    expect(errorLines(errors)).toEqual([]);
    expect(data).toEqual({ stamped: [{ __typename: 'Will', stamp: 'S2', heirs: 3 }] });
  });

  test('may name the interface in its answer, but no other object', async () => {
    const saying = (name: string) =>
      papers((answer) => ({
        ...answer,
        data: { _entities: [{ __typename: name, stamp: 'a' }, { stamp: 'b' }] },
      })).federation.ask('{ papers { stamp } }');
    expect((await saying('Paper')).data).toEqual({ papers: [{ stamp: 'a' }, { stamp: 'b' }] });
    const { data, errors } = await saying('Will');
    expect(data).toEqual({ papers: [{ stamp: null }, { stamp: 'b' }] });
    expect(errorLines(errors)).toEqual(['SOURCE_ANSWER_SHAPE at papers.0.stamp from stamps']);
  });
});
