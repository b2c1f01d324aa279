import { expect, test } from '@jest/globals';
import { Opened } from '../../src/start/opened.ts';

test('what was opened is closed the last first, each once, and past what fails to close', async () => {
  const closed: string[] = [];
  const opened = new Opened();
  for (const name of ['first', 'second', 'third']) {
    opened.add({
      close: () => {
        closed.push(name);
        if (name === 'second') throw new Error('stuck');
      },
    });
  }
  await expect(opened.close()).rejects.toMatchObject({ errors: [new Error('stuck')] });
  expect(closed).toEqual(['third', 'second', 'first']);
  await opened.close();
  expect(closed).toHaveLength(3);
});
