import { catalogue } from './catalogue/index.ts';
import type { ErrorEntry } from './template.ts';

/** The error catalogue as a Markdown table, sorted by code: the body of `docs/errors.md`. */
export function catalogueTable(): string {
  const entries: Readonly<Record<string, ErrorEntry>> = catalogue;
  const rows = Object.keys(entries)
    .sort()
    .map((code) => {
      const { status, en, vi, remedyEn, remedyVi } = entries[code] ?? catalogue.INTERNAL_ERROR;
      return `| \`${code}\` | ${status} | ${cell(en)}<br>${cell(vi)} | ${cell(remedyEn)}<br>${cell(remedyVi)} |`;
    });
  return ['| code | HTTP | what it says | what to do |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
