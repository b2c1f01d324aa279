import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { catalogue } from '../../src/errors/catalogue/index.ts';
import { cataloguePage } from '../../src/errors/cataloguePage.ts';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { ErrorEntry } from '../../src/errors/template.ts';

const entries: readonly (readonly [string, ErrorEntry])[] = Object.entries(catalogue);

test('the documentation holds exactly the catalogue (write it anew: lienthong errors > docs/errors.md)', () => {
  expect(readFileSync('docs/errors.md', 'utf8')).toBe(cataloguePage());
});

describe.each(entries)('%s', (code, entry) => {
  test('is complete in both languages', () => {
    expect(code).toMatch(/^[A-Z][A-Z_]*[A-Z]$/);
    for (const text of [entry.en, entry.vi, entry.remedyEn, entry.remedyVi]) expect(text.trim()).not.toBe('');
    expect(entry.vi).not.toBe(entry.en);
    expect(entry.vi.normalize('NFC')).toBe(entry.vi);
    expect(entry.status).toBeGreaterThanOrEqual(200);
  });

  test('says the same places in both languages', () => {
    const places = (text: string) => new Set(text.match(/\{\w+\}/g) ?? []);
    expect(places(entry.vi)).toEqual(places(entry.en));
  });
});

test('an error fills its places and keeps its cause to itself', () => {
  const error = new GatewayError(
    'SOURCE_TIMED_OUT',
    { source: 'land', waitedMs: 3_000 },
    { cause: new Error('secret') },
  );
  expect([error.message, error.status]).toEqual(['The ministry source land did not answer within 3000 ms.', 504]);
  expect(JSON.stringify(error)).not.toContain('secret');
});
