import { GatewayError } from '../../errors/gatewayError.ts';

/** Something wrong with the access rules, and where it stands: `purposes.yaml:42`. */
export interface RuleFinding {
  readonly where: string;
  readonly problem: string;
}

/** Findings told in one error (count); a broken file may have thousands. */
const TOLD = 10;

/** The error of a set of rules that is not taken: the first places and problems, one a line. */
export function rulesInvalid(findings: readonly RuleFinding[], cause?: unknown): GatewayError {
  const [first, ...others] = findings;
  const more = others.slice(0, TOLD - 1).map(({ where, problem }) => `\n${where}: ${problem}`);
  const untold = findings.length > TOLD ? `\n… and ${String(findings.length - TOLD)} more` : '';
  return new GatewayError(
    'ACCESS_RULES_INVALID',
    { where: first?.where ?? '', problem: `${first?.problem ?? 'unreadable'}${more.join('')}${untold}` },
    cause === undefined ? {} : { cause },
  );
}
