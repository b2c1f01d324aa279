import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { accessErrors } from '../../src/errors/catalogue/access.ts';
import { shippedRules } from '../support/accessRules.ts';

const page = readFileSync('docs/access.md', 'utf8');
const purposes = [...shippedRules().purposes.values()];
const code = (text: string) => `\`${text}\``;

/** The table under a heading, as rows of cells; how wide its columns are drawn does not matter. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('the table of purposes says what the file of purposes says', () => {
  const everyRole = new Set(purposes.flatMap(({ roles }) => roles)).size;
  const rolesOf = (roles: readonly string[]) => (roles.length < everyRole ? roles.map(code).join(', ') : 'all');
  expect(tableUnder('Purposes')).toEqual(
    purposes.map(({ code: name, en, roles, rowRule, caseRequired, consent, emergency }) => [
      code(name),
      en,
      rolesOf(roles),
      rowRule,
      caseRequired ? 'yes' : 'no',
      [consent.length > 0 ? 'consent' : '', emergency ? 'reason' : ''].filter(Boolean).join(', ') || '–',
    ]),
  );
});

test('every refusal of access is listed with its status and its remedy, and no other', () => {
  expect(tableUnder('When you are refused')).toEqual(
    Object.entries(accessErrors)
      .filter(([name]) => name !== 'ACCESS_RULES_INVALID')
      .map(([name, { status, remedyEn }]) => [code(name), String(status), remedyEn]),
  );
});

describe('what the page says a caller sends', () => {
  test.each([...page.matchAll(/lienthong-purpose: ([A-Z_]+)/g)].map(([, name = '']) => name))(
    '%s is a purpose',
    (name) => {
      expect(purposes.map(({ code: known }) => known)).toContain(name);
    },
  );
});
