import { GatewayError } from '../errors/gatewayError.ts';
import { printFinding, type Finding } from './finding.ts';

/** Why the declarations do not make one graph: every finding, not the first one only. */
export class CompositionError extends GatewayError {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super('COMPOSITION_FAILED', { count: findings.length, findings: findings.map(printFinding).join(' ') });
    this.findings = findings;
  }

  static refuseIfAny(findings: readonly Finding[]): void {
    if (findings.length > 0) throw new CompositionError(findings);
  }
}
