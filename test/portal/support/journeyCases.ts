/**
 * A case per journey, and what the playground shows of its answer.
 *
 * - `verdicts`: conclusions that stand in the result and, in words, in the panel
 * - `sources`: sources in the picture of the plan, in alphabetical order
 * - `plan`: words of the printed plan
 * - `field`, `ministry`: a row of the table of fields
 */
export const journeyCases = [
  {
    journey: 'land-transfer',
    name: 'land-transfer-mortgaged',
    verdicts: ['BLOCKED', 'MORTGAGED'],
    sources: ['gateway', 'justice', 'land', 'population', 'tax'],
    plan: ['landTransfer(input: $v0)', 'ParcelAddress('],
    field: 'landTransfer.slip.verdict',
    ministry: 'National Data Centre',
  },
  {
    journey: 'residence',
    name: 'residence-spouse-home',
    verdicts: ['ACCEPTED'],
    sources: ['gateway', 'justice', 'land', 'population'],
    plan: ['residenceApplication(input: $v0)'],
    field: 'residenceApplication.applicant.birthDate',
    ministry: 'Ministry of Public Security',
  },
  {
    journey: 'test-results',
    name: 'results-mixed',
    verdicts: ['REUSABLE', 'EXPIRED', 'NOT_COMPARABLE'],
    sources: ['gateway', 'health', 'population'],
    plan: ['encounter(encounterId: $v0)'],
    field: 'encounter.admittedAt',
    ministry: 'Ministry of Health',
  },
  {
    journey: 'marital-status',
    name: 'marital-divorce-not-entered',
    verdicts: ['UNKNOWN'],
    sources: ['gateway', 'justice', 'population'],
    plan: ['person(personalId: $v0)'],
    field: 'person.marriedAt.answer',
    ministry: 'National Data Centre',
  },
  {
    journey: 'dossier-components',
    name: 'dossier-mismatch',
    verdicts: ['MISMATCH'],
    sources: ['finance', 'gateway', 'government-office', 'justice', 'land', 'population'],
    plan: ['componentCheck(input: $v0)'],
    field: 'componentCheck.procedure.procedureName',
    ministry: 'Government Office',
  },
];
