import type { OwnAnswer } from '../../model/ownGraph.ts';
import type { DossierFacts } from './caseFacts.ts';
import type { CaseQuestion } from './caseQuestion.ts';
import { isFields, NUMBER_COORDINATES, NUMBERS, numbersOf, texts } from './personNumbers.ts';

/** Codes of the list DOSSIER_STATUS: the result was given, or the application refused. */
const ENDED: ReadonlySet<unknown> = new Set(['4', '5']);

/** Asks the one-stop register for a dossier with its parties, and the population database for their other numbers. */
export const dossierQuestion: CaseQuestion<DossierFacts> = {
  name: 'gateway/case-dossier',
  text: `query CaseDossier($id: DossierCode!) {
    dossier(dossierCode: $id) {
      dossierCode applicantId dossierStatus
      procedure { procedureCode }
      parties { partyPersonId partyTaxCode partyParcelRecordId partyAgency person { ${NUMBERS} } }
    }
  }`,
  mayRead: new Set([
    'Query.dossier',
    'Dossier.dossierCode',
    'Dossier.applicantId',
    'Dossier.dossierStatus',
    'Dossier.procedure',
    'Dossier.parties',
    'Procedure.procedureCode',
    'DossierParty.dossierPartyId',
    'DossierParty.partyPersonId',
    'DossierParty.partyTaxCode',
    'DossierParty.partyParcelRecordId',
    'DossierParty.partyAgency',
    'DossierParty.person',
    ...NUMBER_COORDINATES,
  ]),
  read: ({ data, failedAt }) => {
    const dossier = data?.['dossier'];
    // Other numbers of the parties may be out of reach; who they are may not.
    if (failedAt.some((path) => !path.includes('person'))) return 'unverifiable';
    return isFields(dossier) ? factsOf(dossier) : 'unknown';
  },
};

function factsOf(dossier: NonNullable<OwnAnswer['data']>): DossierFacts {
  const listed = Array.isArray(dossier['parties']) ? (dossier['parties'] as readonly unknown[]) : [];
  const parties = listed.filter(isFields);
  const all = (field: string) => texts(parties.map((party) => party[field]));
  const procedure = isFields(dossier['procedure']) ? dossier['procedure']['procedureCode'] : undefined;
  return {
    kind: 'dossier',
    id: String(dossier['dossierCode']),
    isOpen: !ENDED.has(dossier['dossierStatus']),
    agencies: all('partyAgency'),
    procedure: typeof procedure === 'string' ? procedure : undefined,
    persons: new Set([
      ...texts([dossier['applicantId']]),
      ...all('partyPersonId'),
      ...parties.flatMap(({ person }) => numbersOf(person)),
    ]),
    organisations: new Set(all('partyTaxCode')),
    parcels: new Set(all('partyParcelRecordId')),
  };
}
