import { catalogue } from './catalogue/index.ts';
import type { ErrorEntry } from './template.ts';

const HEAD = `# Errors

Every error that can reach a reader: in \`extensions.code\` of a GraphQL error, or as the body of a refused request. Status 200
means that only the field at the error's \`path\` is concerned; the others are answered. Written by
\`lienthong errors > docs/errors.md\`; a test keeps it equal to the code.
`;

/** The error catalogue as a Markdown page, sorted by code: `docs/errors.md`. */
export function cataloguePage(): string {
  const entries: Readonly<Record<string, ErrorEntry>> = catalogue;
  const rows = Object.keys(entries)
    .sort()
    .map((code) => {
      const { status, en, vi, remedyEn, remedyVi } = entries[code] ?? catalogue.INTERNAL_ERROR;
      return `| \`${code}\` | ${status} | ${cell(en)}<br>${cell(vi)} | ${cell(remedyEn)}<br>${cell(remedyVi)} |`;
    });
  return [HEAD, '| code | HTTP | what it says | what to do |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
