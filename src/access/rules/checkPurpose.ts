import type { Vocabulary } from '../vocabulary.ts';
import type { ElementGroup } from './groupRows.ts';
import { maskProblem, type Mask } from './maskRows.ts';
import type { PurposeRow } from './purposeRows.ts';
import type { Role } from './roleRows.ts';

/** What a purpose may refer to. */
export interface PurposeSurroundings {
  readonly vocabulary: Vocabulary;
  readonly roles: ReadonlyMap<string, Role>;
  readonly groups: ReadonlyMap<string, ElementGroup>;
  readonly masks: ReadonlyMap<string, Mask>;
}

/** A problem of a purpose, and the path in its row where it stands. */
export interface PurposeProblem {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

/** What contradicts itself, or names what does not exist, in one purpose; empty when nothing does. */
export function checkPurpose(row: PurposeRow, surroundings: PurposeSurroundings): readonly PurposeProblem[] {
  return [
    ...unknownNames(row, surroundings),
    ...contradictions(row),
    ...roleContradictions(row, surroundings),
    ...shownTwice(row, surroundings),
  ];
}

function unknownNames(row: PurposeRow, { roles, groups, masks, vocabulary }: PurposeSurroundings): PurposeProblem[] {
  const unknownGroups = (['groups', 'inputs', 'consent'] as const).flatMap((list) =>
    row[list].flatMap((code, index) =>
      groups.has(code) ? [] : [{ path: [list, index], problem: `there is no group ${code} in groups.yaml` }],
    ),
  );
  const unknownRoles = row.admitted.flatMap(({ role }, index) =>
    roles.has(role) ? [] : [{ path: ['admitted', index, 'role'], problem: `there is no role ${role} in roles.yaml` }],
  );
  const unknownRevealed = row.reveal.flatMap((name, index) =>
    masks.has(name) || vocabulary.elements.has(name)
      ? []
      : [{ path: ['reveal', index], problem: `there is no mask and no element ${name}` }],
  );
  return [...unknownGroups, ...unknownRoles, ...unknownRevealed];
}

/** Settings that cannot both be meant. */
function contradictions(row: PurposeRow): PurposeProblem[] {
  const problems: PurposeProblem[] = [];
  const found = (path: string, problem: string) => problems.push({ path: [path], problem });
  const needsCase = row.rowRule === 'case-subject' || row.rowRule === 'open-encounter';
  if (needsCase && !row.caseRequired)
    found('rowRule', `${row.rowRule} contradicts caseRequired: false, as it is the case that says whose rows`);
  if (row.effective != null && row.expiry != null && row.expiry < row.effective)
    found('expiry', `${row.expiry} contradicts effective, which is later: ${row.effective}`);
  if (row.embargoMonths != null && row.embargoMonths >= row.retentionMonths)
    found(
      'embargoMonths',
      `${row.embargoMonths} contradicts retentionMonths: ${row.retentionMonths}, as a record would be gone before it is shown`,
    );
  for (const list of ['inputs', 'consent'] as const)
    row[list].forEach((code, index) => {
      const isOpened = row.groups.includes(code);
      if (list === 'inputs' && isOpened)
        problems.push({ path: [list, index], problem: `${code} contradicts groups, where it is opened to be shown` });
      if (list === 'consent' && !isOpened)
        problems.push({ path: [list, index], problem: `consent to ${code} contradicts groups, which do not open it` });
    });
  if (row.emergency && row.caseRequired)
    found('emergency', 'it contradicts caseRequired: true, as an emergency does not wait for a case');
  if (row.emergency && row.consent.length > 0)
    found('emergency', 'it contradicts consent, as an emergency does not wait for a consent');
  return problems;
}

function roleContradictions({ admitted, rowRule }: PurposeRow, { roles }: PurposeSurroundings): PurposeProblem[] {
  const seen = new Set<string>();
  return admitted.flatMap(({ role }, index) => {
    const problems: PurposeProblem[] = [];
    const path = ['admitted', index, 'role'];
    if (seen.has(role)) problems.push({ path, problem: `the role ${role} is admitted twice` });
    seen.add(role);
    const kind = roles.get(role)?.kind;
    if (rowRule === 'self' && kind === 'officer')
      problems.push({ path, problem: `${role} is a role of officers, which contradicts rowRule: self` });
    if (rowRule === 'jurisdiction' && kind === 'citizen')
      problems.push({ path, problem: `${role} is a role of citizens, which contradicts rowRule: jurisdiction` });
    return problems;
  });
}

function shownTwice(row: PurposeRow, { vocabulary, groups, masks }: PurposeSurroundings): PurposeProblem[] {
  const opened = new Set(row.groups.flatMap((code) => groups.get(code)?.elements ?? []));
  const isMasked = new Set([...Object.keys(row.masks), ...[...masks.values()].flatMap(({ elements }) => elements)]);
  const masked = Object.keys(row.masks).flatMap((coordinate) => {
    const problem = maskProblem(coordinate, vocabulary) ?? notOpened(coordinate, opened);
    return problem === undefined ? [] : [{ path: ['masks', coordinate], problem }];
  });
  const revealed = row.reveal.flatMap((name, index) => {
    if (masks.has(name) || !vocabulary.elements.has(name)) return [];
    const problem = revealProblem(name, row, opened, isMasked);
    return problem === undefined ? [] : [{ path: ['reveal', index], problem }];
  });
  return [...masked, ...revealed];
}

function revealProblem(
  coordinate: string,
  row: PurposeRow,
  opened: ReadonlySet<string>,
  masked: ReadonlySet<string>,
): string | undefined {
  if (coordinate in row.masks) return `${coordinate} contradicts masks, where it is shown in part`;
  return masked.has(coordinate) ? notOpened(coordinate, opened) : `${coordinate} is masked by nothing`;
}

function notOpened(coordinate: string, opened: ReadonlySet<string>): string | undefined {
  return opened.has(coordinate) ? undefined : `${coordinate} contradicts groups, which do not open it`;
}
