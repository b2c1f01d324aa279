import { createHash } from 'node:crypto';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { Run } from '../finding.ts';
import { rulesPage } from '../report/rulesPage.ts';
import { verdictOf } from '../verdict.ts';
import type { Certificate } from './certificate.ts';

export interface CertificateTerms {
  /** As the gateway names it. */
  readonly source: string;
  /** Version of the kit. */
  readonly kit: string;
  readonly nowMs: number;
  /** How long it holds (days); shorter where a waiver lapses earlier. */
  readonly validDays: number;
}

const DAY_S = 86_400;
/** The day ends in Vietnam (UTC+7) seven hours before it ends in UTC. */
const OFFSET_S = 7 * 3_600;

/**
 * What a certificate says of a run.
 *
 * - throws `CERTIFICATE_NOT_EARNED` for a run that did not pass, was not of all rules, or hid what was known
 */
export function certify(run: Run, { source, kit, nowMs, validDays }: CertificateTerms): Certificate {
  const problem = problemOf(run);
  if (problem !== undefined) throw new GatewayError('CERTIFICATE_NOT_EARNED', { source, problem });
  const idsOf = (state: string) => run.outcomes.filter((one) => one.state === state).map(({ rule }) => rule.id);
  const waived = run.waived.map(({ rule, where, waiver: { owner, reason, until } }) => ({
    ...{ rule, where, owner, reason, until },
  }));
  const iat = Math.floor(nowMs / 1_000);
  const lapses = waived.map(({ until }) => Date.parse(`${until}T00:00:00Z`) / 1_000 + DAY_S - OFFSET_S);
  return {
    ...{ sub: source, iat, exp: Math.min(iat + validDays * DAY_S, ...lapses) },
    ...{ target: run.target, kit, dictionary: run.dictionary, schema: run.schema ?? '' },
    rules: { digest: rulesDigest(), passed: idsOf('passed'), notTested: idsOf('not tested'), waived },
    ...{ sample: run.sample, load: run.load, result: 'passed' },
  };
}

function problemOf(run: Run): string | undefined {
  if (run.isCompared === true) return 'findings of a baseline were left out';
  if (run.only !== undefined) return `only ${run.only} was tested`;
  const verdict = verdictOf(run);
  if (verdict === 'failed') return 'there are findings';
  if (verdict === 'incomplete') return 'most rules were not tested';
  return run.schema === undefined ? 'its schema is not known' : undefined;
}

/** SHA-256 over the rules as their documentation has them: another text, another digest. */
export function rulesDigest(): string {
  return createHash('sha256').update(rulesPage()).digest('hex');
}
