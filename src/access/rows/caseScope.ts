import type { RowScope, SubjectKind } from '../../model/rows.ts';
import type { CaseFacts } from '../cases/caseFacts.ts';

const NOBODY: ReadonlySet<string> = new Set();

const OF_DOSSIER: readonly SubjectKind[] = ['person', 'organisation', 'parcel', 'dossier'];
const OF_ENCOUNTER: readonly SubjectKind[] = ['person', 'organisation', 'encounter'];

/** Rows of whom and what a case concerns; of an encounter also those that other facilities keep of the patient. */
export function caseScope(found: CaseFacts): RowScope {
  const { persons } = found;
  const { organisations, parcels } = found.kind === 'dossier' ? found : { organisations: NOBODY, parcels: NOBODY };
  return {
    rule: found.kind === 'dossier' ? 'case-subject' : 'open-encounter',
    kinds: found.kind === 'dossier' ? OF_DOSSIER : OF_ENCOUNTER,
    admits: (kind, value) => {
      switch (kind) {
        case 'person':
          return persons.has(value);
        case 'organisation':
          // The tax code of a person is the personal identifier (TT 86/2024, TT 90/2026).
          return organisations.has(value) || persons.has(value);
        case 'parcel':
          return parcels.has(value);
        case 'dossier':
        case 'encounter':
          return kind === found.kind && value === found.id;
        case 'adminUnit':
          return false;
      }
    },
  };
}
