import { z } from 'zod';
import type { MaskRule } from '../../model/mask.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { rulesInvalid, type RuleFinding } from './finding.ts';
import type { RuleText } from './ruleFiles.ts';
import { readRows } from './yamlRows.ts';

/** How texts are shown in part where a purpose does not reveal them. */
export interface Mask {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly rule: MaskRule;
  /** Coordinates, sorted. */
  readonly elements: readonly string[];
}

/** Longest part of a text that a mask may show (characters). */
const MOST_SHOWN = 100;

export const shownPart = z.strictObject({
  keepStart: z.number().int().min(0).max(MOST_SHOWN),
  keepEnd: z.number().int().min(0).max(MOST_SHOWN),
});

const row = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  vi: z.string().min(1),
  en: z.string().min(1),
  scalar: z.string().min(1).optional(),
  elements: z.array(z.string().min(1)).optional(),
  ...shownPart.shape,
});

/**
 * Reads `masks.yaml` in the words of the dictionary; an element has one mask at most.
 *
 * - throws `ACCESS_RULES_INVALID` for a code that is there twice, a scalar or element that does not exist or is no text,
 *   and an element that two masks cover
 */
export function readMasks(file: RuleText, vocabulary: Vocabulary): ReadonlyMap<string, Mask> {
  const { rows, place } = readRows(file, 'masks', row);
  const masks = new Map<string, Mask>();
  const covered = new Map<string, string>();
  const findings: RuleFinding[] = [];
  rows.forEach((mask, index) => {
    const { code, vi, en, keepStart, keepEnd, scalar } = mask;
    const found = (problem: string, ...path: readonly (string | number)[]) =>
      findings.push({ where: place(index, ...path), problem: `${code}: ${problem}` });
    if (masks.has(code)) found('the code is there twice', 'code');
    if ((scalar === undefined) === (mask.elements === undefined)) found('it needs either scalar or elements');
    if (scalar !== undefined && !vocabulary.scalars.has(scalar)) found(`there is no scalar ${scalar}`, 'scalar');
    const elements = mask.elements ?? elementsOf(scalar, vocabulary);
    elements.forEach((coordinate, position) => {
      const problem = maskProblem(coordinate, vocabulary) ?? overlap(coordinate, covered);
      if (problem !== undefined) found(problem, 'elements', position);
      covered.set(coordinate, code);
    });
    masks.set(code, { code, vi, en, rule: { keepStart, keepEnd }, elements: elements.toSorted() });
  });
  if (findings.length > 0) throw rulesInvalid(findings);
  return masks;
}

/** Why an element cannot be shown in part; `undefined` when it can. */
export function maskProblem(coordinate: string, { elements }: Vocabulary): string | undefined {
  const element = elements.get(coordinate);
  if (element === undefined) return `there is no ${coordinate}`;
  return element.isText ? undefined : `${coordinate} is no text, so it cannot be shown in part`;
}

function overlap(coordinate: string, covered: ReadonlyMap<string, string>): string | undefined {
  const other = covered.get(coordinate);
  return other === undefined ? undefined : `${coordinate} is masked by ${other} already`;
}

/** Elements of a scalar; lists of it are left alone, as a mask is for one text. */
function elementsOf(scalar: string | undefined, { elements }: Vocabulary): readonly string[] {
  return [...elements.values()]
    .filter(({ valueType, isText }) => valueType === scalar && isText)
    .map(({ coordinate }) => coordinate);
}
