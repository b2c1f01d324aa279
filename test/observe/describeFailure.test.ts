import { expect, test } from '@jest/globals';
import { describeFailure } from '../../src/observe/describeFailure.ts';

test('an error is described without its message, and so are its causes', () => {
  const secret = '001075990101 Nguyễn Văn Bí Mật';
  const row = Object.assign(new Error(`duplicate key (${secret})`), { code: '23505', detail: secret });
  const described = describeFailure(new TypeError(`cannot read ${secret}`, { cause: row }));
  expect(described).toMatchObject({ name: 'TypeError', cause: { name: 'Error', code: '23505' } });
  expect(described.at[0]).toContain('describeFailure.test');
  expect(JSON.stringify(described)).not.toContain('001075990101');
});

test('a message of several lines leaves none of them behind', () => {
  const described = describeFailure(new Error('first\nNguyễn Văn Bí Mật\n    second'));
  expect(JSON.stringify(described)).not.toMatch(/first|second|Mật/);
});

test('a chain of causes without end is cut', () => {
  const looped = new Error('loop');
  looped.cause = looped;
  expect(JSON.stringify(describeFailure(looped)).length).toBeLessThan(20_000);
});
