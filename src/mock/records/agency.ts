import type { MakeRecord } from '../mockWorld.ts';

/** Key: a code of the list AGENCY. */
export const agency: MakeRecord = ({ codes }, agencyCode) => {
  const found = codes.entry('AGENCY', agencyCode);
  if (found === undefined) return undefined;
  const parent = agencyCode.slice(0, Math.max(0, agencyCode.lastIndexOf('.')));
  return { agencyCode, agencyName: found.nameVi, agencyParent: parent === '' ? null : parent };
};
