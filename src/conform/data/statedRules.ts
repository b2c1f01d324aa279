import { compileCondition, type Test } from '../../model/rules/compileCondition.ts';
import { dataStatements } from '../../model/rules/dataStatements.ts';
import type { DataStatement } from '../../model/rules/statement.ts';
import type { DictionaryElement } from '../../model/dictionary.ts';
import { issueCodes, type DataContext, type DataRule } from './dataRule.ts';

/** The rules that kit and quality measures share (`src/model/rules`), run record by record. */
export const statedRules: readonly DataRule[] = dataStatements.map(ruleOf);

interface Judgement {
  readonly needs: readonly string[];
  readonly when: Test;
  readonly brokenWhen: Test;
}

/** A statement as a rule of the kit. */
export function ruleOf({ claim, codes = [], ...facts }: DataStatement): DataRule {
  const judgements = new WeakMap<DataContext, Map<DictionaryElement, Judgement | undefined>>();
  const judgementOf = (element: DictionaryElement, context: DataContext): Judgement | undefined => {
    const known = judgements.get(context) ?? new Map<DictionaryElement, Judgement | undefined>();
    judgements.set(context, known);
    if (known.has(element)) return known.get(element);
    const stated = claim(element, context);
    const judgement =
      stated === undefined
        ? undefined
        : {
            needs: stated.needs ?? [],
            when: stated.when === undefined ? () => true : compileCondition(stated.when),
            brokenWhen: compileCondition(stated.brokenWhen),
          };
    known.set(element, judgement);
    return judgement;
  };
  return {
    ...facts,
    family: 'data',
    applies: (element, context, { fields }) => {
      const judgement = judgementOf(element, context);
      if (judgement === undefined) return codes.length > 0;
      return judgement.needs.every((name) => name in fields) && judgement.when(fields[element.name], fields);
    },
    isBroken: (value, at) => {
      // What is no text where text is asked for breaks the rule of types alone; objects are judged by their scalar.
      if (value !== null && typeof value !== 'string') {
        const found = issueCodes(value, at);
        if (found.some((code) => codes.some((own) => own === code))) return true;
        if (found.includes('SCALAR_NOT_TEXT') || typeof value === 'object') return false;
      }
      return judgementOf(at.element, at.context)?.brokenWhen(value, at.record.fields) === true;
    },
  };
}
