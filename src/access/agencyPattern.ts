/** `any` in the file of purposes: whatever agency, or none. */
const ANY_AGENCY = 'any';

const PATTERN = /^(any|[A-Z0-9.]*\*|[A-Z]\d{2}(\.[A-Z0-9]+)*)$/;

/** Whether a text can stand for agencies: a code, the beginning of codes and `*`, or `any`. */
export function isAgencyPattern(text: string): boolean {
  return text.length <= 50 && PATTERN.test(text);
}

/**
 * Whether an agency is among those that a pattern stands for: `G12.18` is that unit alone, `H29.*` is H29 and every unit of
 * it, `H*` every code that begins so.
 */
export function matchesAgency(pattern: string, agency: string | undefined): boolean {
  if (pattern === ANY_AGENCY) return true;
  if (agency === undefined) return false;
  if (!pattern.endsWith('*')) return agency === pattern;
  const beginning = pattern.slice(0, -1);
  return agency.startsWith(beginning) || (beginning.endsWith('.') && agency === beginning.slice(0, -1));
}
