import type { OwnContext } from '../../src/model/ownContext.ts';
import { codeListAt } from './codeList/codeListAt.ts';
import { checkComponents } from './components/checkComponents.ts';
import type { ComponentCase } from './components/types.ts';
import { testReuseRules } from './config/testReuse.ts';
import { formerRecords, type PersonWithHistory } from './identity/formerRecords.ts';
import { componentReference, residenceReference, transferReference } from './journeyReferences.ts';
import { computeObligations } from './landTransfer/computeObligations.ts';
import { prepareSlip } from './landTransfer/prepareSlip.ts';
import type { TransferCase } from './landTransfer/types.ts';
import { marriedAt } from './maritalStatus/marriedAt.ts';
import { assessResidence } from './residence/assessResidence.ts';
import type { ResidenceCase } from './residence/types.ts';
import { judgeResult, type KeptResult } from './testReuse/judgeResult.ts';
import { reuseNotices } from './testReuse/reuseNotices.ts';

type Fields = Readonly<Record<string, unknown>>;
type ReadText = KeptResult['code'];
type ResultRead<Field extends string> = Readonly<Record<Field, ReadText>> & Pick<KeptResult, 'encounter'>;
type LabResultRead = ResultRead<'indexCode' | 'sampledAt' | 'resultUnit'>;
type ImagingResultRead = ResultRead<'imagingCode' | 'imagingPerformedAt'>;
type Resolver = (parent: Fields, args: Fields, context: OwnContext) => unknown;

/**
 * The journeys' fields. Each hands the representation (keys and what `@requires` asked for) to a pure function; the
 * types of the representation are those of the dictionary, which the sources have checked before.
 */
export const journeyResolvers = {
  Query: {
    codeList: (_, { codeListId, asOf }, { dictionary, today }) =>
      codeListAt(dictionary.codeLists.get(String(codeListId)), textOf(asOf) ?? today),
    landTransfer: (_, { input }, { today, adminUnits }) => transferReference(input as Fields, today, adminUnits),
    residenceApplication: (_, { input }, { today }) => residenceReference(input as Fields, today),
    componentCheck: (_, { input }, { today }) => componentReference(input as Fields, today),
  },
  LandTransfer: {
    slip: (parent, _, context) =>
      prepareSlip(parent as unknown as TransferCase, context.unavailable(parent), {
        adminUnits: context.adminUnits,
        taxStatuses: context.dictionary.codeLists.get('TAX_STATUS'),
      }),
    obligations: (parent, _, context) =>
      computeObligations(
        parent as unknown as TransferCase,
        context.unavailable(parent),
        context.dictionary.codeLists.get('LAND_USE'),
      ),
  },
  ResidenceApplication: {
    assessment: (parent, _, context) =>
      assessResidence(parent as unknown as ResidenceCase, context.unavailable(parent), context.adminUnits),
  },
  ComponentCheck: {
    components: (parent, _, context) =>
      checkComponents(parent as unknown as ComponentCase, context.unavailable(parent), context.adminUnits),
  },
  Person: {
    formerRecords: (parent) => formerRecords(parent as unknown as PersonWithHistory),
    marriedAt: (parent, { date }, context) =>
      marriedAt(parent, textOf(date) ?? context.today, context.today, context.unavailable(parent)),
  },
  Encounter: {
    reuseNotices: (parent, _, context) => reuseNotices(parent, context.today, context.unavailable(parent)),
  },
  LabResult: {
    reusability: (parent, { asOf }, context) => {
      const { indexCode, sampledAt, resultUnit, encounter } = parent as unknown as LabResultRead;
      const result = { code: indexCode, takenAt: sampledAt, unit: resultUnit, encounter };
      const list = context.dictionary.codeLists.get(testReuseRules.labList);
      return judgeResult(result, list, textOf(asOf) ?? context.now, context.unavailable(parent));
    },
  },
  ImagingResult: {
    reusability: (parent, { asOf }, context) => {
      const { imagingCode, imagingPerformedAt, encounter } = parent as unknown as ImagingResultRead;
      const result = { code: imagingCode, takenAt: imagingPerformedAt, encounter };
      const list = context.dictionary.codeLists.get(testReuseRules.imagingList);
      return judgeResult(result, list, textOf(asOf) ?? context.now, context.unavailable(parent));
    },
  },
} satisfies Readonly<Record<string, Readonly<Record<string, Resolver>>>>;

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
