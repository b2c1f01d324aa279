import { listedScope, type RowScope } from '../../model/rows.ts';

/**
 * Rows of the caller, and of the organisation for which the caller speaks.
 *
 * - `numbers`: all personal identifiers of the caller
 * - `organisation`: its tax code
 */
export function selfScope(numbers: readonly string[], organisation: string | undefined): RowScope {
  const persons = new Set(numbers);
  const organisations = new Set(organisation === undefined ? numbers : [organisation, ...numbers]);
  return listedScope(
    'self',
    new Map([
      ['person', persons],
      ['organisation', organisations],
    ]),
  );
}
