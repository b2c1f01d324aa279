import type { RequestContext } from './source.ts';

/** Whether nothing that a source is told of a request says who asks, why, or for more than the answer: anybody might ask the same. */
export function isNobodys(context: RequestContext): boolean {
  const { agency, officer, role, purpose, caseId, wantsProvenance, headers } = context;
  const hasCaller = agency !== undefined || officer !== undefined || role !== undefined || headers !== undefined;
  return !hasCaller && purpose === undefined && caseId === undefined && !wantsProvenance;
}
