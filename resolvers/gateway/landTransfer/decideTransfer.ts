import type { Issue } from '../shared/issue.ts';

export type TransferVerdict = 'READY' | 'BLOCKED' | 'NEEDS_INPUT' | 'INHERITANCE';

/** The verdict that a list of issues amounts to; the strongest decides, and death changes the procedure itself. */
export function decideTransfer(issues: readonly Issue[]): TransferVerdict {
  if (issues.some(({ code }) => code === 'TRANSFEROR_DECEASED')) return 'INHERITANCE';
  if (issues.some(({ severity }) => severity === 'STOP')) return 'BLOCKED';
  return issues.some(({ severity }) => severity === 'INPUT') ? 'NEEDS_INPUT' : 'READY';
}
