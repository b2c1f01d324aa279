import type { SqlBinding } from '../../src/model/binding.ts';
import { agency } from './agency.ts';
import { dossier, dossierComponent, dossierParty, person } from './dossier.ts';
import { procedure, procedureComponent } from './procedure.ts';

/** Administrative procedures, one-stop dossiers and the list of agencies. */
export const governmentOffice: SqlBinding = {
  id: 'government-office',
  kind: 'sql',
  ministry: { vi: 'Văn phòng Chính phủ', en: 'Government Office', agency: 'G22' },
  connection: { default: 'postgres://lienthong@127.0.0.1:4107/government-office' },
  corrections: { default: 'http://127.0.0.1:4207/__corrections' },
  types: {
    Person: person,
    Procedure: procedure,
    ProcedureComponent: procedureComponent,
    Dossier: dossier,
    DossierParty: dossierParty,
    DossierComponent: dossierComponent,
    Agency: agency,
  },
  queries: {
    procedure: { to: 'Procedure', by: { procedureCode: 'procedureCode' } },
    dossier: { to: 'Dossier', by: { dossierCode: 'dossierCode' } },
    agency: { to: 'Agency', by: { agencyCode: 'agencyCode' } },
  },
};
