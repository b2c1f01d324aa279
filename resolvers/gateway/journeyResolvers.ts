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
import { judgeReuse } from './testReuse/judgeReuse.ts';
import { reuseNotices } from './testReuse/reuseNotices.ts';
import { reuseWindow } from './testReuse/reuseWindow.ts';

type Fields = Readonly<Record<string, unknown>>;
type Resolver = (parent: Fields, args: Fields, context: OwnContext) => unknown;

/**
 * The journeys' fields. Each hands the representation (keys and what `@requires` asked for) to a pure function; the
 * types of the representation are those of the dictionary, which the sources have checked before.
 */
export const journeyResolvers = {
  Query: {
    codeList: (_, { codeListId, asOf }, { dictionary, today }) =>
      codeListAt(dictionary.codeLists.get(String(codeListId)), textOf(asOf) ?? today),
    landTransfer: (_, { input }, { today }) => transferReference(input as Fields, today),
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
    reusability: ({ indexCode, sampledAt, resultUnit }, { asOf }, context) => {
      const moment = textOf(asOf) ?? context.now;
      const list = context.dictionary.codeLists.get(testReuseRules.labList);
      const window = reuseWindow(list, textOf(indexCode) ?? '', moment.slice(0, 10));
      return judgeReuse({ takenAt: textOf(sampledAt), unit: textOf(resultUnit) }, window, moment);
    },
  },
  ImagingResult: {
    reusability: ({ imagingCode, imagingPerformedAt }, { asOf }, context) => {
      const moment = textOf(asOf) ?? context.now;
      const list = context.dictionary.codeLists.get(testReuseRules.imagingList);
      const window = reuseWindow(list, textOf(imagingCode) ?? '', moment.slice(0, 10));
      return judgeReuse({ takenAt: textOf(imagingPerformedAt) }, window, moment);
    },
  },
} satisfies Readonly<Record<string, Readonly<Record<string, Resolver>>>>;

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
