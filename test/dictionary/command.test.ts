import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { dictionaryCommand } from '../../src/cli/commands/dictionary.ts';
import { runCommand } from '../support/runCommand.ts';
import { soundFiles, writeDictionary } from './smallDictionary.ts';

let said: string[] = [];

beforeEach(() => {
  said = [];
  jest.spyOn(console, 'log').mockImplementation((text: unknown) => void said.push(String(text)));
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

const faulty = { ...soundFiles, 'odd.graphql': '"Odd."\nscalar Odd @term(vi: "Lạ")\n' };

test('the packaged dictionary passes the check with exit code 0', async () => {
  await run('check');
  expect(said.join()).toContain('keeps to all rules');
  expect(process.exitCode).toBeUndefined();
});

test('a finding is shown with rule, file and line, and exit code 1', async () => {
  await run('check', '--dir', writeDictionary(faulty));
  expect(said.join()).toContain('scalar-without-rule');
  expect(said.join()).toContain('odd.graphql:2');
  expect(said.join()).toContain('1 errors, 0 warnings');
  expect(process.exitCode).toBe(1);
});

test('findings come as JSON for programmes', async () => {
  await run('check', '--format', 'json', '--dir', writeDictionary(faulty));
  expect(JSON.parse(said.join(''))).toMatchObject([{ rule: 'scalar-without-rule', file: 'odd.graphql', line: 2 }]);
});

test('warnings alone leave the exit code at 0', async () => {
  const dull = (soundFiles['people.graphql'] ?? '').replace('"Giới tính theo đăng ký."', '"Giới tính"');
  await run('check', '--dir', writeDictionary({ ...soundFiles, 'people.graphql': dull }));
  expect(said.join()).toContain('0 errors, 1 warnings');
  expect(process.exitCode).toBeUndefined();
});

test('a folder that is not there is an error of the catalogue', async () => {
  await expect(run('check', '--dir', '/nowhere')).rejects.toMatchObject({ code: 'DICTIONARY_FOLDER_UNREADABLE' });
});

test('a publication goes to standard output, or to a file', async () => {
  const folder = writeDictionary(soundFiles);
  await run('export', '--format', 'csv', '--dir', folder);
  const out = join(folder, 'dictionary.csv');
  await run('export', '--format', 'csv', '--dir', folder, '--out', out);
  expect(readFileSync(out, 'utf8')).toBe(said.join(''));
});

test('a file that cannot be written is an error of the catalogue', async () => {
  const folder = writeDictionary(soundFiles);
  await expect(run('export', '--format', 'md', '--dir', folder, '--out', '/nowhere/x.md')).rejects.toMatchObject({
    code: 'DICTIONARY_OUTPUT_UNWRITABLE',
  });
});

async function run(...words: readonly string[]): Promise<void> {
  await dictionaryCommand().parseAsync(['node', 'dictionary', ...words]);
}

test.each([[['--purpose', 'TREATMENT']], [['--role', 'notary']], [['--agency', 'H29', '--purpose', 'TREATMENT']]])(
  'half of a profile publishes nothing, least of all the whole: %j',
  async (half) => {
    const { exitCode, stdout, stderr } = await runCommand(['dictionary', 'export', '--format', 'csv', ...half]);
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining('--role and --purpose go together')]);
  },
);
