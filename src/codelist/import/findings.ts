/**
 * What an import can find. Conflicts: the row contradicts what is known and is not loaded. Notices: it is loaded, and
 * whoever works with the list should know.
 */
export const FINDING_RULES = {
  CODE_WITH_TWO_NAMES: { severity: 'CONFLICT', text: 'one code with two names' },
  CODE_WITH_TWO_PROVINCES: { severity: 'CONFLICT', text: 'one code in two provinces' },
  UNKNOWN_UNIT: { severity: 'CONFLICT', text: 'leads to a unit that no list knows' },
  UNKNOWN_PROVINCE: { severity: 'CONFLICT', text: 'lies in a province that no list knows' },
  RELATION_DISAGREES: { severity: 'NOTICE', text: 'the stated relation disagrees with the rows; the rows count' },
  TONE_MARK_ONLY: { severity: 'NOTICE', text: 'two spellings of one name (tone mark or case); counted as the same' },
  KIND_SPELLING: { severity: 'NOTICE', text: 'the kind of unit in another case or spacing; written as usual' },
  DIFFERS_FROM_SHIPPED: { severity: 'NOTICE', text: 'differs from the shipped sample; the list counts' },
  RENAMED_UNDER_UNCHANGED: { severity: 'NOTICE', text: 'stated as unchanged, but the name or kind changed' },
  NEW_CODE: { severity: 'NOTICE', text: 'a code that no old commune had, though old communes lead to it' },
  CODE_REUSED: { severity: 'NOTICE', text: 'an old code that now names a commune of another name' },
  NAME_MOVED: { severity: 'NOTICE', text: 'the name of an old part lives on under another code' },
  PROVINCE_CHANGED: { severity: 'NOTICE', text: 'the same commune code in another province' },
  NAME_REPEATED: { severity: 'NOTICE', text: 'a whole name that several communes bear today' },
} as const satisfies Record<string, { severity: 'CONFLICT' | 'NOTICE'; text: string }>;

export type FindingRule = keyof typeof FINDING_RULES;

/** One thing found, where a file shows it. Lines count from 1; 0 when the finding is about the list as a whole. */
export interface FindingExample {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly detail: string;
}

/** All that one rule found; the first few as examples. */
export interface Finding {
  readonly rule: FindingRule;
  readonly severity: 'CONFLICT' | 'NOTICE';
  readonly text: string;
  readonly count: number;
  readonly examples: readonly FindingExample[];
}

/** Where something was read. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface Findings {
  add(rule: FindingRule, place: Place, code: string, detail: string): void;
  /** In the order of the rules above, conflicts first. */
  list(): Finding[];
}

/** Collects findings; keeps at most `mostExamples` of each rule and counts the rest. */
export function createFindings(mostExamples = 20): Findings {
  const found = new Map<FindingRule, { count: number; examples: FindingExample[] }>();
  return {
    add(rule, { file, line }, code, detail) {
      const entry = found.get(rule) ?? { count: 0, examples: [] };
      found.set(rule, entry);
      entry.count += 1;
      if (entry.examples.length < mostExamples) entry.examples.push({ file, line, code, detail });
    },
    list: () =>
      (Object.keys(FINDING_RULES) as FindingRule[]).flatMap((rule) => {
        const entry = found.get(rule);
        return entry === undefined ? [] : [{ rule, ...FINDING_RULES[rule], ...entry }];
      }),
  };
}
