import type { OwnContext } from '../../../src/model/ownContext.ts';
import type { CorrectionCase } from '../../../src/model/oversight.ts';
import { agencyNames } from './agencyName.ts';
import { textOf } from './pages.ts';
import { ownPerson, servicesOf } from './services.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Opens a case about the person who is signed in, and about nobody else. */
export async function requestCorrection(args: Fields, context: OwnContext): Promise<Fields> {
  const input = args['input'] as Fields;
  const opened = await servicesOf(context).corrections.open({
    personalId: ownPerson(context),
    element: textOf(input['element']) ?? '',
    recordKey: textOf(input['recordKey']) ?? '',
    reason: textOf(input['reason']) ?? '',
    evidence: textOf(input['evidence']),
  });
  return caseOf(opened, context);
}

export async function ownCorrectionCases(context: OwnContext): Promise<readonly Fields[]> {
  const cases = await servicesOf(context).corrections.ofPerson(ownPerson(context));
  return cases.map((each) => caseOf(each, context));
}

function caseOf(opened: CorrectionCase, context: OwnContext): Fields {
  const { dictionary } = context;
  const { agencyVi, agencyEn } = agencyNames(dictionary, opened.owner);
  return {
    ...opened,
    personalId: ownPerson(context),
    elementVi: dictionary.elements.get(opened.element)?.nameVi ?? null,
    ownerVi: agencyVi,
    ownerEn: agencyEn,
  };
}
