import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { codelistCommand } from '../../src/cli/commands/codelist.ts';
import { COMMUNES, MAP, openDesk, type Desk } from './smallLists.ts';

let desk: Desk;
let printed: string[];
beforeEach(() => {
  desk = openDesk();
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
});
afterEach(() => {
  jest.restoreAllMocks();
  desk.clear();
});

async function run(...args: string[]): Promise<string> {
  await codelistCommand({ storePath: desk.storePath }).parseAsync(['import', ...args], { from: 'user' });
  return printed.join('\n');
}

describe('lienthong codelist import', () => {
  test('prints a table with files, counts per relation, findings and rejected rows', async () => {
    const communes = desk.put('communes.csv', `${COMMUNES}90001,Xã Tên Khác,Xã,96\n1,Xã Ngắn,Xã,96\n`);
    const text = await run(communes, desk.put('map.csv', MAP));
    for (const part of [
      'map of communes',
      'NO_OLD_COMMUNE',
      'CODE_WITH_TWO_NAMES',
      '(not loaded)',
      'communes.csv:7',
      'Imported into',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('prints JSON that a programme can read', async () => {
    const report = JSON.parse(await run(desk.put('communes.csv', COMMUNES), '--format', 'json')) as object;
    expect(report).toMatchObject({ isDryRun: false, units: { new: 4 }, findings: [], rejectedLines: [] });
  });

  test('says of a dry run that nothing was changed, and takes another store', async () => {
    const other = `${desk.storePath}.other`;
    const text = await run(desk.put('communes.csv', COMMUNES), '--dry-run', '--store', other, '--kind', 'admin-units');
    expect(text).toContain(`Dry run: nothing was changed in ${other}`);
  });

  test('fails with a code of the catalogue and prints no report', async () => {
    await expect(run(desk.put('map.csv', MAP))).rejects.toMatchObject({ code: 'CODELIST_UNITS_MISSING' });
    expect(printed).toEqual([]);
  });
});
