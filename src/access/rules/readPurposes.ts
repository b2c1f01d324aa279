import type { MaskRule } from '../../model/mask.ts';
import type { Purpose } from '../../model/purpose.ts';
import { checkPurpose, type PurposeSurroundings } from './checkPurpose.ts';
import { rulesInvalid, type RuleFinding } from './finding.ts';
import { readPurposeRows, type PurposeRow } from './purposeRows.ts';
import type { RuleText } from './ruleFiles.ts';

/** A purpose with what only decisions need. */
export interface RuledPurpose extends Purpose {
  /** Masks of its own, by coordinate. */
  readonly ownMasks: ReadonlyMap<string, MaskRule>;
  /** Codes of masks that it lifts. */
  readonly revealedMasks: readonly string[];
  /** Coordinates from which it lifts their mask. */
  readonly revealedElements: readonly string[];
}

/**
 * Reads `purposes.yaml`.
 *
 * - throws `ACCESS_RULES_INVALID` with the line of everything that contradicts itself or names what does not exist
 */
export function readPurposes(file: RuleText, surroundings: PurposeSurroundings): ReadonlyMap<string, RuledPurpose> {
  const { rows, place } = readPurposeRows(file);
  const purposes = new Map<string, RuledPurpose>();
  const findings: RuleFinding[] = [];
  rows.forEach((row, index) => {
    const found = (problem: string, ...path: readonly (string | number)[]) =>
      findings.push({ where: place(index, ...path), problem: `${row.code}: ${problem}` });
    if (purposes.has(row.code)) found('the code is there twice', 'code');
    for (const { path, problem } of checkPurpose(row, surroundings)) found(problem, ...path);
    purposes.set(row.code, purposeOf(row, surroundings));
  });
  if (findings.length > 0) throw rulesInvalid(findings);
  return purposes;
}

function purposeOf(row: PurposeRow, surroundings: PurposeSurroundings): RuledPurpose {
  const { expiry, effective, embargoMonths, costBudget, basis, reveal, masks, procedures, ...rest } = row;
  const acts = basis.map(({ act, article }) => (article === undefined ? act : `${act}, ${article}`));
  const isMask = (name: string) => surroundings.masks.has(name);
  return {
    ...rest,
    basis: acts.join('; '),
    roles: row.admitted.map(({ role }) => role),
    sensitiveKinds: kindsOf(row, surroundings),
    masks: masksOf(row, surroundings),
    ownMasks: new Map(Object.entries(masks)),
    revealedMasks: reveal.filter(isMask),
    revealedElements: reveal.filter((name) => !isMask(name)),
    ...(procedures === undefined ? {} : { procedures }),
    ...(effective == null ? {} : { effective }),
    ...(expiry == null ? {} : { expiry }),
    ...(embargoMonths == null ? {} : { embargoMonths }),
    ...(costBudget == null ? {} : { costBudget }),
  };
}

function kindsOf({ groups }: PurposeRow, surroundings: PurposeSurroundings): readonly string[] {
  const kinds = groups.flatMap((code) => surroundings.groups.get(code)?.sensitiveKinds ?? []);
  return [...new Set(kinds)];
}

/** What is shown in part for the purpose: by its own masks, and by the general ones that it does not lift. */
function masksOf(row: PurposeRow, { masks, groups }: PurposeSurroundings): ReadonlyMap<string, MaskRule> {
  const opened = new Set(row.groups.flatMap((code) => groups.get(code)?.elements ?? []));
  const revealed = new Set(row.reveal);
  const general = [...masks.values()]
    .filter(({ code }) => !revealed.has(code))
    .flatMap(({ rule, elements }) => elements.map((coordinate) => [coordinate, rule] as const))
    .filter(([coordinate]) => opened.has(coordinate) && !revealed.has(coordinate));
  return new Map([...general, ...Object.entries(row.masks)]);
}
