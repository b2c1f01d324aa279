import { listedScope, type RowScope, type SubjectKind } from '../../model/rows.ts';
import type { CaseFacts } from '../cases/caseFacts.ts';

/** Rows of whom and what a case concerns; of an encounter also those that other facilities keep of the patient. */
export function caseScope(found: CaseFacts): RowScope {
  const { persons, id } = found;
  // The tax code of a person is the personal identifier (TT 86/2024, TT 90/2026).
  const of = (organisations: Iterable<string>): [SubjectKind, ReadonlySet<string>][] => [
    ['person', persons],
    ['organisation', new Set([...organisations, ...persons])],
  ];
  if (found.kind === 'encounter')
    return listedScope('open-encounter', new Map([...of([]), ['encounter', new Set([id])]]));
  const { organisations, parcels } = found;
  return listedScope('case-subject', new Map([...of(organisations), ['parcel', parcels], ['dossier', new Set([id])]]));
}
