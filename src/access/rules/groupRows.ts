import { z } from 'zod';
import type { ElementFacts, Vocabulary } from '../vocabulary.ts';
import { rulesInvalid, type RuleFinding } from './finding.ts';
import type { RuleText } from './ruleFiles.ts';
import { readRows } from './yamlRows.ts';

/** A group of elements: what a purpose opens. */
export interface ElementGroup {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  /** Coordinates, sorted. */
  readonly elements: readonly string[];
  readonly sensitiveKinds: readonly string[];
}

const CODE = /^[A-Z][A-Z0-9_]*$/;

const row = z.strictObject({
  code: z.string().regex(CODE),
  vi: z.string().min(1),
  en: z.string().min(1),
  elements: z.array(z.string().min(1)),
  except: z.array(z.string().min(1)).default([]),
  classes: z.array(z.enum(['OPEN', 'INTERNAL', 'PERSONAL', 'SENSITIVE'])).min(1),
  sensitiveKinds: z.array(z.string().min(1)).default([]),
});

type Row = z.infer<typeof row>;

/**
 * Reads `groups.yaml` in the words of the dictionary.
 *
 * - throws `ACCESS_RULES_INVALID` for a code that is there twice, an element, class or kind that does not exist, an
 *   element of a class or kind that the group says it does not hold, and a kind without the class SENSITIVE
 */
export function readGroups(file: RuleText, vocabulary: Vocabulary): ReadonlyMap<string, ElementGroup> {
  const { rows, place } = readRows(file, 'groups', row);
  const groups = new Map<string, ElementGroup>();
  const findings: RuleFinding[] = [];
  rows.forEach((group, index) => {
    const found = (problem: string, ...path: readonly (string | number)[]) =>
      findings.push({ where: place(index, ...path), problem: `${group.code}: ${problem}` });
    if (groups.has(group.code)) found('the code is there twice', 'code');
    checkKinds(group, vocabulary, found);
    const chosen = choose(group, vocabulary, found);
    for (const element of chosen.values()) checkElement(group, element, found);
    const { code, vi, en, sensitiveKinds } = group;
    groups.set(code, { code, vi, en, sensitiveKinds, elements: [...chosen.keys()].sort() });
  });
  if (findings.length > 0) throw rulesInvalid(findings);
  return groups;
}

type Found = (problem: string, ...path: readonly (string | number)[]) => void;

function checkKinds({ classes, sensitiveKinds }: Row, vocabulary: Vocabulary, found: Found): void {
  sensitiveKinds.forEach((kind, index) => {
    if (!vocabulary.sensitiveKinds.has(kind))
      found(`there is no kind ${kind} in the list SENSITIVE_KIND`, 'sensitiveKinds', index);
    if (!classes.includes('SENSITIVE'))
      found(`the kind ${kind} contradicts classes, where SENSITIVE is missing`, 'sensitiveKinds', index);
  });
  if (classes.includes('SENSITIVE') && sensitiveKinds.length === 0)
    found('the class SENSITIVE is opened, but no kind of it (sensitiveKinds)', 'classes');
}

function choose(group: Row, vocabulary: Vocabulary, found: Found): ReadonlyMap<string, ElementFacts> {
  const chosen = new Map<string, ElementFacts>();
  group.elements.forEach((selector, index) => {
    const selected = select(selector, vocabulary);
    if (selected === undefined) found(`there is no ${selector}`, 'elements', index);
    for (const element of selected ?? []) chosen.set(element.coordinate, element);
  });
  group.except.forEach((coordinate, index) => {
    if (!chosen.delete(coordinate)) found(`${coordinate} is not in it, so it cannot be left out`, 'except', index);
  });
  return chosen;
}

/** Elements that a selector stands for; `undefined` when it names nothing. */
function select(
  selector: string,
  { elements, types, sensitiveKinds }: Vocabulary,
): readonly ElementFacts[] | undefined {
  const all = [...elements.values()];
  const [, what, name = ''] = /^(class|kind):(.+)$/.exec(selector) ?? [];
  if (what === 'kind')
    return sensitiveKinds.has(name) ? all.filter(({ sensitiveKind }) => sensitiveKind === name) : undefined;
  if (what === 'class')
    return /^(OPEN|INTERNAL|PERSONAL|SENSITIVE)$/.test(name)
      ? all.filter(({ dataClass }) => dataClass === name)
      : undefined;
  if (selector.endsWith('.*')) {
    const type = selector.slice(0, -2);
    return types.has(type) ? all.filter((element) => element.type === type) : undefined;
  }
  const element = elements.get(selector);
  return element && [element];
}

function checkElement(group: Row, { coordinate, dataClass, sensitiveKind }: ElementFacts, found: Found): void {
  if (dataClass === undefined) found(`${coordinate} has no class`, 'elements');
  else if (!group.classes.includes(dataClass))
    found(`${coordinate} is of class ${dataClass}, which contradicts classes`, 'classes');
  else if (sensitiveKind !== undefined && !group.sensitiveKinds.includes(sensitiveKind))
    found(`${coordinate} is of the sensitive kind ${sensitiveKind}, which contradicts sensitiveKinds`, 'elements');
}
