import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'graphql';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { EXPORT_FORMATS, exportDictionary } from '../../src/dictionary/publish/exportDictionary.ts';
import { packageRoot } from '../../src/util/packageRoot.ts';
import { writeDictionary } from './smallDictionary.ts';

const dictionary = loadDictionary(join(packageRoot(), 'schema'));

test('the SDL can be read again as the same dictionary', () => {
  const sdl = exportDictionary(dictionary, 'sdl');
  expect(parse(sdl).definitions).toHaveLength(dictionary.document.definitions.length);
  const codeLists = Object.fromEntries(
    [...dictionary.codeLists.values()].map(({ id, entries }) => [
      `codelists/${id}.csv`,
      ['code,name_vi,name_en,valid_from,valid_to']
        .concat(entries.map(({ code, validFrom = '', validTo = '' }) => `${code},x,x,${validFrom},${validTo}`))
        .join('\n'),
    ]),
  );
  const again = loadDictionary(writeDictionary({ 'all.graphql': sdl, ...codeLists }));
  expect([...again.elements.keys()].sort()).toEqual([...dictionary.elements.keys()].sort());
});

test('the JSON holds entities with elements, and code lists', () => {
  const published = JSON.parse(exportDictionary(dictionary, 'json')) as {
    readonly version: string;
    readonly notice: string;
    readonly entities: readonly { readonly elements: readonly { readonly id: string; readonly nameVi: string }[] }[];
    readonly codeLists: readonly unknown[];
  };
  expect(published.version).toBe(dictionary.version);
  expect(published.notice).toContain('mock');
  expect(published.entities.length).toBeGreaterThanOrEqual(30);
  expect(published.entities.flatMap((entity) => entity.elements).length).toBe(dictionary.elements.size);
  expect(published.codeLists).toHaveLength(dictionary.codeLists.size);
});

test('the CSV has a line per element and nothing empty that must be said', () => {
  const rows = parseCsv<Readonly<Record<string, string>>>(exportDictionary(dictionary, 'csv'), { columns: true });
  expect(rows.length).toBe(dictionary.elements.size);
  expect(new Set(rows.map((row) => row['id'])).size).toBe(rows.length);
  const said = [
    'id',
    'entity',
    'name_en',
    'name_vi',
    'definition_en',
    'definition_vi',
    'owner',
    'class',
    'type',
    'basis',
    'since',
  ];
  expect(
    rows.flatMap((row) => said.filter((column) => row[column] === '').map((column) => `${row['id'] ?? ''} ${column}`)),
  ).toEqual([]);
});

test('the page has a heading per entity and a row per element', () => {
  const page = exportDictionary(dictionary, 'md');
  expect(page.match(/^### /gm)).toHaveLength(dictionary.entities.size);
  expect(page.match(/^\| ndg:/gm)).toHaveLength(dictionary.elements.size);
  const broken = page.split('\n').filter((line) => line.startsWith('| ndg:') && line.split(/(?<!\\)\|/).length !== 8);
  expect(broken).toEqual([]);
});

test.each(EXPORT_FORMATS)('the same dictionary gives the same %s', (format) => {
  expect(exportDictionary(dictionary, format)).toBe(exportDictionary(dictionary, format));
});

test('an unknown format is refused with those that are known', () => {
  expect(() => exportDictionary(dictionary, 'xml')).toThrow(
    expect.objectContaining({
      code: 'DICTIONARY_FORMAT_UNKNOWN',
      params: { format: 'xml', formats: 'sdl, json, csv, md' },
    }),
  );
});
