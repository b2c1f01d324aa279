import { describe, expect, test } from '@jest/globals';
import { prepared, refusalCodes } from './schema.ts';

const accepts = { incremental: false, events: true };

describe('a subscription', () => {
  test('is brought into normal form like any other operation', () => {
    const { operation } = prepared({
      query: 'subscription Births { new: registered { ...A } } fragment A on Person { year: born name(short: true) }',
      accepts,
    });
    expect(operation).toMatchObject({
      kind: 'subscription',
      name: 'Births',
      text: 'subscription($v0: Boolean) { registered { born _a0_name: name(short: $v0) } }',
    });
  });

  test('is refused where no events can be delivered', () => {
    expect(refusalCodes('subscription { registered { born } }')).toEqual(['SUBSCRIPTION_NOT_ACCEPTED']);
    const query = 'subscription A { registered { born } } query B { people { born } }';
    expect(refusalCodes({ query, operationName: 'B' })).toEqual([]);
  });

  const cases: readonly (readonly [string, string, boolean])[] = [
    ['may ask for its root field twice', '{ registered { born } ...A }', true],
    ['may not ask for two root fields', '{ registered { born } struck { born } }', false],
    ['may not ask for one root field under two names', '{ a: registered { born } b: registered { born } }', false],
    ['may not ask for a second one in a fragment', '{ struck { born } ...A }', false],
    ['may not ask for its own type at the root', '{ __typename }', false],
    ['may not have conditions at the root', '{ registered @skip(if: false) { born } }', false],
    ['may not have conditions on a fragment at the root', '{ registered { born } ...A @include(if: $b) }', false],
    ['may have conditions further down', '{ registered { born @include(if: $b) } }', true],
  ];
  test.each(cases)('%s', (_name, body, isAdmitted) => {
    const used = body.includes('...A') ? 'fragment A on Subscription { registered { born } }' : '';
    const query = `subscription${body.includes('$b') ? '($b: Boolean!)' : ''} ${body} ${used}`;
    expect(refusalCodes({ query, variables: { b: true }, accepts })).toEqual(isAdmitted ? [] : ['DOCUMENT_INVALID']);
  });
});
