import { catalogueEntry } from '../../errors/catalogue/index.ts';
import { fillTemplate } from '../../errors/template.ts';
import type { ValueWarning } from '../../model/provenance.ts';
import type { ScalarIssue } from '../../model/scalars/scalarRule.ts';
import type { SourceId } from '../../model/source.ts';

/** Places that are listed; further ones are left out (count). */
const MOST = 200;

/** What was odd about values that were answered all the same: one entry per place and kind, never the value. */
export class WarningList {
  readonly #found = new Map<string, { readonly warning: Omit<ValueWarning, 'count'>; count: number }>();

  /** `path`: client response keys; list indexes count as `*`. */
  add(path: readonly (string | number)[], issues: readonly ScalarIssue[], source: SourceId | undefined): void {
    for (const { code, params } of issues) {
      const pattern = path.map((step) => (typeof step === 'number' ? '*' : step));
      const key = [code, ...pattern].join('\n');
      const known = this.#found.get(key);
      if (known !== undefined) known.count++;
      else if (this.#found.size < MOST) {
        const { en, vi } = catalogueEntry(code);
        const texts = { message: fillTemplate(en, params), messageVi: fillTemplate(vi, params) };
        this.#found.set(key, {
          warning: { path: pattern, code, ...texts, ...(source === undefined ? {} : { source }) },
          count: 1,
        });
      }
    }
  }

  get warnings(): readonly ValueWarning[] {
    return [...this.#found.values()].map(({ warning, count }) => ({ ...warning, count }));
  }
}
