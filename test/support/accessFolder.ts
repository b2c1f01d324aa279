import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A change of one file of the rules: what is to be replaced by what; the text to be replaced must be there. */
export interface RuleChange {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A folder of its own with the shipped rules of access, changed. */
export function accessFolder(...changes: readonly RuleChange[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-access-'));
  cpSync('schema/access', folder, { recursive: true });
  changeRules(folder, ...changes);
  return folder;
}

/** Changes rules where they stand. */
export function changeRules(folder: string, ...changes: readonly RuleChange[]): void {
  for (const { file, from, to } of changes) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not hold: ${from}`);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
  }
}
