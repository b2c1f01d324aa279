import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keyedHash } from '../../src/audit/subjects/keyedHash.ts';

function hmac(key: Uint8Array, message: string): string {
  return createHmac('sha256', key).update(message).digest('hex');
}

describe('keyedHash', () => {
  it('is the HMAC-SHA256 of RFC 4231, test case 2', () => {
    expect(keyedHash(Buffer.from('Jefe'))('what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('is what Node makes of any key and any messages, one after another', () => {
    const message = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: fc.constantFrom('a', 'ế', '😀', '\ud800'), minLength: 60, maxLength: 70 }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.array(message, { maxLength: 8 }), (key, messages) => {
        const keyed = keyedHash(key);
        expect(messages.map(keyed)).toEqual(messages.map((each) => hmac(key, each)));
      }),
      { numRuns: 1_000 },
    );
  });
});
