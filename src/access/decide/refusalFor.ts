import type { AgencyName, Refusal } from '../../model/access.ts';
import type { PolicyAnswer } from '../cedar/createAsker.ts';
import type { RuleSet } from '../rules/ruleSet.ts';
import type { Circumstances } from './circumstances.ts';

/** On what it rests that nothing is answered without a right to it, by class. */
const GENERAL_ARTICLES: Readonly<Record<string, string>> = {
  INTERNAL: 'Luật Dữ liệu 60/2024/QH15, Điều 17',
  PERSONAL: 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15',
  SENSITIVE: 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15',
};

const NO_OWNER: AgencyName = { code: '', vi: '', en: '' };

/** The refusal that a client is told: the reason of the policy that closes the element, or what is missing for one to open it. */
export function refusalFor(
  rules: RuleSet,
  circumstances: Circumstances,
  coordinate: string,
  answer: PolicyAnswer,
): Refusal {
  const element = rules.vocabulary.elements.get(coordinate);
  const { role = '', purpose: code = '' } = circumstances;
  const dataClass = element?.dataClass ?? 'SENSITIVE';
  const owner = ownerNamed(rules, element?.owner ?? '');
  const kind = element?.sensitiveKind;
  const params = { class: kind === undefined ? dataClass : `${dataClass}/${kind}`, owner: owner.code };
  const general = { owner, article: GENERAL_ARTICLES[dataClass] ?? GENERAL_ARTICLES['SENSITIVE'] ?? '' };

  const [policy] = answer.because;
  if (policy?.refusal !== undefined)
    return {
      code: policy.refusal,
      params: { ...params, role, purpose: code },
      owner,
      article: policy.article ?? general.article,
    };
  if (circumstances.kind === 'nobody') return { code: 'FIELD_NEEDS_TOKEN', params, ...general };
  const purpose = rules.purposes.get(code);
  if (purpose === undefined) return { code: 'FIELD_NEEDS_PURPOSE', params, ...general };
  const { basis } = purpose;
  return { code: 'FIELD_NOT_FOR_PURPOSE', params: { ...params, purpose: code, basis }, owner, article: basis };
}

/** The agency of a code, or the nearest one above it that has a name. */
function ownerNamed({ vocabulary }: RuleSet, code: string): AgencyName {
  for (let known = code; known !== ''; known = known.slice(0, Math.max(known.lastIndexOf('.'), 0))) {
    const found = vocabulary.agencies.get(known);
    if (found !== undefined) return { ...found, code };
  }
  return { ...NO_OWNER, code };
}
