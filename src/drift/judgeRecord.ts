import type { Dictionary, DictionaryElement } from '../model/dictionary.ts';
import { compileCondition, type Fields, type Test } from '../model/rules/compileCondition.ts';
import { dataStatements } from '../model/rules/dataStatements.ts';

/** What a value of an element came to. */
export interface Verdict {
  readonly element: string;
  /** The rule that it broke; none when it kept all. */
  readonly broken: string | undefined;
}

/** Judges the elements of one record; those of which nothing can be said are left out. */
export type JudgeRecord = (type: string, fields: Fields) => readonly Verdict[];

interface Judgement {
  readonly rule: string;
  readonly judgesAbsence: boolean;
  readonly needs: readonly string[];
  readonly when: Test;
  readonly brokenWhen: Test;
}

/** The statements that keep a source from being attached (`src/model/rules`), run on what a source answers. */
export function createJudgeRecord(dictionary: Dictionary, today: () => string): JudgeRecord {
  let day = '';
  let known = new Map<DictionaryElement, readonly Judgement[]>();

  function judgementsOf(element: DictionaryElement): readonly Judgement[] {
    const now = today();
    // Codes and days are judged by the day.
    if (now !== day) {
      day = now;
      known = new Map();
    }
    const made = known.get(element) ?? judgementsFor(element, dictionary, now);
    known.set(element, made);
    return made;
  }

  return (type, fields) => {
    const verdicts: Verdict[] = [];
    for (const element of dictionary.entities.get(type)?.elements ?? []) {
      if (!(element.name in fields)) continue;
      const applying = judgementsOf(element).filter((judgement) => applies(judgement, element, fields));
      if (applying.length === 0) continue;
      const stored = fields[element.name];
      const values: readonly unknown[] = Array.isArray(stored) ? stored : [stored];
      const broken = applying.find(({ brokenWhen }) => values.some((value) => brokenWhen(value, fields)))?.rule;
      verdicts.push({ element: `${type}.${element.name}`, broken });
    }
    return verdicts;
  };
}

function applies(judgement: Judgement, { name }: DictionaryElement, fields: Fields): boolean {
  const value = fields[name];
  // Objects are judged by their scalar, which the answer itself goes through.
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return false;
  if (value === null && !judgement.judgesAbsence) return false;
  return judgement.needs.every((need) => need in fields) && judgement.when(value, fields);
}

function judgementsFor(element: DictionaryElement, dictionary: Dictionary, today: string): readonly Judgement[] {
  return dataStatements.flatMap(({ id, severity, claim, judgesAbsence = false }) => {
    const stated = severity === 'error' ? claim(element, { dictionary, today }) : undefined;
    if (stated === undefined) return [];
    const { needs = [], when, brokenWhen } = stated;
    return [
      {
        ...{ rule: id, judgesAbsence, needs },
        when: when === undefined ? () => true : compileCondition(when),
        brokenWhen: compileCondition(brokenWhen),
      },
    ];
  });
}
