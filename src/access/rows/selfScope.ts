import type { RowScope } from '../../model/rows.ts';

/**
 * Rows of the caller, and of the organisation for which the caller speaks.
 *
 * - `numbers`: all personal identifiers of the caller
 * - `organisation`: its tax code
 */
export function selfScope(numbers: readonly string[], organisation: string | undefined): RowScope {
  const own = new Set(numbers);
  return {
    rule: 'self',
    kinds: ['person', 'organisation'],
    admits: (kind, value) =>
      kind === 'person' ? own.has(value) : kind === 'organisation' && (value === organisation || own.has(value)),
  };
}
