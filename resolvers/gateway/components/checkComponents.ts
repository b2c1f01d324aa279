import type { AdminUnitRegistry } from '../../../src/model/adminUnit.ts';
import type { UnavailableInput } from '../../../src/model/source.ts';
import { componentArticles, documentRules } from '../config/components.ts';
import { ministryOf } from '../config/ministries.ts';
import { firstMissing, isRefused } from '../shared/missingInput.ts';
import { present } from '../shared/maybe.ts';
import { personState } from '../shared/personState.ts';
import { fromFinding, ministryAway, withoutRecord, type ComponentEvidence } from './componentEvidence.ts';
import { finders } from './finders.ts';
import type { ComponentCase, ProcedureComponent } from './types.ts';

/** Stands for the whole procedure where its components cannot be listed. */
const WHOLE: ProcedureComponent = {};

/** Looks for every component of a procedure: one outcome each, never a silent null. */
export function checkComponents(
  dossier: ComponentCase,
  unavailable: readonly UnavailableInput[],
  adminUnits: AdminUnitRegistry,
): readonly ComponentEvidence[] {
  const listMissing = firstMissing(unavailable, 'procedure.components');
  if (listMissing !== undefined) return [missing(WHOLE, listMissing)];
  const components = present(dossier.procedure?.components);
  if (components.length === 0) return [withoutRecord(WHOLE, 'NOT_FOUND', NO_PROCEDURE)];
  return components.map((component) => checkComponent(component, dossier, unavailable, adminUnits));
}

function checkComponent(
  component: ProcedureComponent,
  dossier: ComponentCase,
  unavailable: readonly UnavailableInput[],
  adminUnits: AdminUnitRegistry,
): ComponentEvidence {
  const rule = documentRules[component.componentDocumentKind ?? ''];
  if (component.componentSource !== 'DATA' || !rule?.published) {
    return withoutRecord(component, 'UNAVAILABLE', UNPUBLISHED);
  }
  if (rule.finder === undefined) {
    return withoutRecord(component, 'DENIED', FORBIDDEN, { article: componentArticles.healthData });
  }
  const finder = finders[rule.finder];
  const input = firstMissing(unavailable, ...finder.reads, 'applicant.lifeStatus', 'applicant.supersededBy');
  if (input !== undefined) return missing(component, input);
  const state = personState(dossier.applicant, dossier.asOf);
  if (state === 'CANCELLED') return withoutRecord(component, 'NOT_FOUND', CANCELLED);
  if (state === 'NOT_FOUND') return withoutRecord(component, 'NOT_FOUND', UNKNOWN_PERSON);
  return fromFinding(component, rule, finder.find(dossier, adminUnits));
}

function missing(component: ProcedureComponent, input: UnavailableInput): ComponentEvidence {
  if (!isRefused(input)) return ministryAway(component, input.source);
  const { vi, en } = ministryOf(input.source);
  const reason = {
    vi: `Mục đích nêu ra không cho phép dùng dữ liệu của ${vi}.`,
    en: `The stated purpose gives no right to data of the ${en}.`,
  };
  return withoutRecord(component, 'DENIED', reason);
}

const NO_PROCEDURE = {
  vi: 'Không có thủ tục này, hoặc thủ tục không có thành phần hồ sơ.',
  en: 'There is no such procedure, or it lists no components.',
};
const UNPUBLISHED = {
  vi: 'Chưa có cơ sở dữ liệu công bố thay cho giấy tờ này; vẫn nhận giấy.',
  en: 'No published database stands for this paper yet; the paper is still accepted.',
};
const FORBIDDEN = {
  vi: 'Dữ liệu sức khoẻ không được dùng để thay giấy tờ khi công dân chưa yêu cầu bằng văn bản.',
  en: 'Health data may not replace a paper unless the citizen has asked for it in writing.',
};
const CANCELLED = {
  vi: 'Số định danh đã bị huỷ và xác lập lại (NĐ 70/2024, Điều 11); kiểm tra theo số mới.',
  en: 'The personal identifier was cancelled and issued anew (Decree 70/2024, Article 11); check the new one.',
};
const UNKNOWN_PERSON = {
  vi: 'Không tìm thấy người nộp trong cơ sở dữ liệu dân cư; kiểm tra lại số định danh.',
  en: 'The population database does not know the applicant; check the personal identifier.',
};
