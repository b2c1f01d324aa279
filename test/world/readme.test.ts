import { describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { FAULTS } from '../../mocks/world/faults.ts';
import { SCENARIOS } from '../../mocks/world/scenarios.ts';

/** The rows of the page's tables, cells trimmed. */
async function tableRows(): Promise<readonly string[]> {
  const text = await readFile(new URL('../../mocks/README.md', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  return rows.map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim())
      .join('|'),
  );
}

describe('the page on the ministries tells of the world as it is', () => {
  test('every scenario has its row, and no other is told of', async () => {
    const told = (await tableRows()).flatMap(
      (row) => /^\|(?:J\d|common)\|`([^`]+)`\|([^|]+)\|/.exec(row)?.slice(1, 3).join(': ') ?? [],
    );
    expect(told).toEqual(SCENARIOS.map(({ name, special }) => `${name}: ${special}`));
  });

  test('every fault has its row with its rate', async () => {
    const told = (await tableRows()).flatMap(
      (row) => /^\|`([^`]+)`\|(\S+)\|`([^`]+)`\|([\d.]+) %\|/.exec(row)?.slice(1, 5).join(' ') ?? [],
    );
    expect(told).toEqual(
      FAULTS.map(
        ({ name, ministry, table, column, element, rate }) =>
          `${name} ${ministry}.${table}.${column} ${element} ${Number((rate * 100).toFixed(2))}`,
      ),
    );
  });
});
