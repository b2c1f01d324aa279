import type { Grounds } from './clientOptions.ts';

/**
 * Headers in which the gateway reads who asks and why; also for other clients, as the recipes of `docs/frontend.md` show.
 *
 * - `isRefused`: whether the last token was refused, for whoever gives the next
 */
export async function requestHeaders(grounds: Grounds, isRefused = false): Promise<Record<string, string>> {
  const { token, purpose, caseId, emergency, onRefusal, provenance } = grounds;
  const given = typeof token === 'function' ? await token({ isRefused }) : token;
  return {
    ...(given && { authorization: `Bearer ${given}` }),
    ...(purpose && { 'lienthong-purpose': purpose }),
    ...(caseId && { 'lienthong-case': caseId }),
    // Header values are ASCII.
    ...(emergency && { 'lienthong-emergency': encodeURIComponent(emergency) }),
    ...(onRefusal && { 'lienthong-on-refusal': onRefusal }),
    ...(provenance && { 'lienthong-provenance': '1' }),
  };
}
