import type { DocumentRule } from '../config/components.ts';
import { componentArticles } from '../config/components.ts';
import { ministryOf } from '../config/ministries.ts';
import { requestCorrection, type CorrectionRequest } from '../shared/correctionRequest.ts';
import type { Evidence } from '../shared/evidence.ts';
import type { Finding, PrefilledValue } from './finding.ts';
import type { ProcedureComponent } from './types.ts';

export type EvidenceOutcome = 'FOUND' | 'NOT_FOUND' | 'MISMATCH' | 'DENIED' | 'UNAVAILABLE';

/** What asking the ministries gave for one component of a dossier. */
export interface ComponentEvidence {
  readonly componentCode: string | null;
  readonly componentName: string | null;
  readonly mandatory: boolean | null;
  readonly outcome: EvidenceOutcome;
  readonly evidence: Evidence | null;
  readonly prefill: readonly PrefilledValue[];
  readonly unavailableMinistry: string | null;
  readonly reasonVi: string;
  readonly reasonEn: string;
  readonly article: string | null;
  /** Whether the citizen may still be asked for the paper. */
  readonly paperStillAccepted: boolean;
  readonly correctionRequest: CorrectionRequest | null;
}

interface Reason {
  readonly vi: string;
  readonly en: string;
}

/** An outcome without a record: refused, out of reach, or not in any published database. */
export function withoutRecord(
  component: ProcedureComponent,
  outcome: EvidenceOutcome,
  reason: Reason,
  more: Partial<Pick<ComponentEvidence, 'article' | 'unavailableMinistry' | 'paperStillAccepted'>> = {},
): ComponentEvidence {
  return {
    componentCode: component.componentCode ?? null,
    componentName: component.componentName ?? null,
    mandatory: component.componentMandatory ?? null,
    outcome,
    evidence: null,
    prefill: [],
    unavailableMinistry: null,
    reasonVi: reason.vi,
    reasonEn: reason.en,
    article: componentArticles.noPaper,
    paperStillAccepted: true,
    correctionRequest: null,
    ...more,
  };
}

/**
 * The outcome that a finding in a published database means. Found: no paper may be asked for. Missing or wrong: the
 * citizen is asked, and the owner of the data is asked to mend them (NQ 66.7/2025).
 */
export function fromFinding(component: ProcedureComponent, rule: DocumentRule, finding: Finding): ComponentEvidence {
  const { databaseVi, databaseEn, source } = rule;
  switch (finding.kind) {
    case 'FOUND': {
      const reason = { vi: `Có trong ${databaseVi}.`, en: `On record in the ${databaseEn}.` };
      const found = withoutRecord(component, 'FOUND', reason, { paperStillAccepted: false });
      return { ...found, evidence: finding.evidence, prefill: finding.prefill };
    }
    case 'MISMATCH': {
      const reason = {
        vi: `Dữ liệu trong ${databaseVi} khác với khai báo hoặc với cơ sở dữ liệu khác (${finding.elementName}).`,
        en: `The ${databaseEn} differs from what is declared or from another register (${finding.elementName}).`,
      };
      return {
        ...withoutRecord(component, 'MISMATCH', reason),
        evidence: finding.evidence,
        correctionRequest: requestCorrection(ownerOf(finding.elementName, source), finding.elementName, reason),
      };
    }
    case 'NOT_FOUND': {
      const reason = {
        vi: `Không có trong ${databaseVi}; công dân bổ sung, đồng thời đề nghị cơ quan chủ quản cập nhật.`,
        en: `Not on record in the ${databaseEn}; the citizen supplements it, and its owner is asked to update.`,
      };
      return {
        ...withoutRecord(component, 'NOT_FOUND', reason),
        correctionRequest: requestCorrection(source, finding.elementName, reason),
      };
    }
  }
}

/** A ministry that could not be asked; its database then cannot replace the paper today. */
export function ministryAway(component: ProcedureComponent, source: string): ComponentEvidence {
  const ministry = ministryOf(source);
  const reason = {
    vi: `Chưa hỏi được ${ministry.vi}; thử lại sau hoặc nhận giấy tờ.`,
    en: `The ${ministry.en} could not be asked; try again later, or accept the paper.`,
  };
  return withoutRecord(component, 'UNAVAILABLE', reason, { unavailableMinistry: ministry.vi });
}

/** Elements of Person belong to the population database, whichever register showed the difference. */
function ownerOf(elementName: string, source: string): string {
  return elementName.startsWith('Person.') ? 'population' : source;
}
