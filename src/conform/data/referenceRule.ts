import type { DictionaryElement } from '../../model/dictionary.ts';
import { scalarOf } from '../../model/rules/valueStatements.ts';
import type { DataRule } from './dataRule.ts';
import { referenceName, type References } from './references.ts';

/** The rule over identifiers that lead to records of another source; which are there is asked beforehand. */
export const referenceRule: DataRule = {
  id: 'DATA-REFERENCE',
  family: 'data',
  severity: 'error',
  guarantees: 'Whoever a record names is in the register that keeps them.',
  why: 'Law on Data 60/2024/QH15, Art 12; Decree 278/2025/NĐ-CP, Art 10; Law on Identification 26/2023/QH15, Art 10',
  remedy: 'Check the identifier with the register that gives it out, and correct the record.',
  good: '[{"type":"LandRight","fields":{"holderPersonId":"079075990101"}}]',
  bad: '[{"type":"LandRight","fields":{"holderPersonId":"079075990118"}}]',
  applies: (element, { references }, { fields }) => {
    const stored = fields[element.name];
    const values: readonly unknown[] = Array.isArray(stored) ? stored : [stored];
    return values.some((value) => references.has(nameOf(value, element)));
  },
  isBroken: (value, { element, context }) => isUnknown(nameOf(value, element), context.references),
};

function isUnknown(name: string, references: References): boolean {
  return references.has(name) && references.get(name) === undefined;
}

function nameOf(value: unknown, element: DictionaryElement): string {
  return typeof value === 'string' ? referenceName(scalarOf(element), value) : '';
}
