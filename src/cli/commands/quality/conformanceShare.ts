import type { Config } from '../../../config.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { readKeySet } from '../../../receipt/readKeySet.ts';
import { validCertificate, type Applicant } from '../../../start/sourceCertificates.ts';

/**
 * How far a source conforms, from 0 to 100: rules that it keeps, of those that its valid certificate names. What was
 * waived or not tested is not kept. 0 for a certificate that does not hold, and for a source that must have one and has none.
 *
 * - resolves with `undefined` where nobody can know: without the setting, or without a certificate where none is demanded
 * - rejects when the key set cannot be read
 */
export async function conformanceShare(
  applicant: Applicant,
  conformance: Config['conformance'],
  now: { readonly dictionary: string; readonly nowMs: number },
): Promise<number | undefined> {
  if (conformance === undefined) return undefined;
  const { folder, keysFile, required } = conformance;
  const keys = await readKeySet(keysFile);
  try {
    const { rules } = await validCertificate(applicant, { folder, keys, ...now });
    const notKept = new Set([...rules.notTested, ...rules.waived.map(({ rule }) => rule)]);
    const kept = new Set(rules.passed.filter((rule) => !notKept.has(rule)));
    return kept.size === 0 ? 0 : (100 * kept.size) / (kept.size + notKept.size);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const isNone = error.code === 'CERTIFICATE_MISSING' && required !== 'all' && !required.includes(applicant.id);
    return isNone ? undefined : 0;
  }
}
