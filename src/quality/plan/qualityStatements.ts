import type { DictionaryElement } from '../../model/dictionary.ts';
import { outsideValidity } from '../../model/rules/codeAtDate.ts';
import { matches, NEVER, text } from '../../model/rules/condition.ts';
import { dataStatements } from '../../model/rules/dataStatements.ts';
import type { DataStatement } from '../../model/rules/statement.ts';

/** What people read of a rule. */
export type RuleText = Pick<DataStatement, 'id' | 'severity' | 'guarantees' | 'why' | 'remedy'>;

const QUALITY = 'Law on Data 60/2024/QH15, Art 12; ISO/IEC 25012';

/** Tone mark on the second of two vowels at the end of a syllable, as in `Hoà`, where the older placement has `Hòa`. */
const NEWER_TONE =
  '(?:[oO](?:[àáảãạèéẻẽẹ]|[ÀÁẢÃẠÈÉẺẼẸ])|(?:^|[^qQ])[uU][ỳýỷỹỵỲÝỶỸỴ])(?:[^A-Za-z\\u00c0-\\u024f\\u1e00-\\u1eff]|$)';

/** Rules of quality over single values that do not keep a source out: what is odd, not what is wrong. */
const observations: readonly DataStatement[] = [
  {
    ...facts('DATA-DATE-PARTIAL', 'A day is known in full.', 'Complete it when the person comes by; do not invent it.'),
    good: '[{"type":"Person","fields":{"birthDate":"1950-04-02"}}]',
    bad: '[{"type":"Person","fields":{"birthDate":"1950"}}]',
    claim: ({ type }) => (/^PartialDate\b/.test(type) ? { brokenWhen: matches(/^\d{4}(?:-\d{2})?$/) } : undefined),
  },
  {
    ...facts('DATA-CODE-LEGACY', 'A code is of the classification in force today.', 'Map it to its successor.'),
    good: '[{"type":"LandUse","fields":{"landUsePurpose":"HNK"}}]',
    bad: '[{"type":"LandUse","fields":{"landUsePurpose":"BHK"}}]',
    claim: (element, { dictionary, today }) => {
      // A unit's code stays on the record as it was on its day: it is read with the date, not rewritten.
      const list = element.codeList === 'ADMIN_UNIT' ? undefined : dictionary.codeLists.get(element.codeList ?? '');
      const brokenWhen = list === undefined ? NEVER : outsideValidity(list, text(today));
      return brokenWhen.kind === 'any' && brokenWhen.of.length === 0 ? undefined : { brokenWhen };
    },
  },
  {
    ...facts(
      'DATA-TONE',
      'Tone marks stand where the register puts them.',
      'Compare names folded; choose one placement.',
    ),
    good: '[{"type":"Taxpayer","fields":{"taxpayerName":"Nguyễn Thị Hòa"}}]',
    bad: '[{"type":"Taxpayer","fields":{"taxpayerName":"Nguyễn Thị Hoà"}}]',
    claim: (element) => (isName(element) ? { brokenWhen: matches(NEWER_TONE) } : undefined),
  },
];

/** Rules that are stated over one record. */
export const statedRules: readonly DataStatement[] = [...dataStatements, ...observations];

/** Rules over a whole table, or with limits that the settings give. */
export const tableRules = {
  keyRepeated: {
    ...facts('DATA-KEY-REPEATED', 'No two records have the same key.', 'Merge them and keep the older one.'),
    severity: 'error',
  },
  duplicate: facts(
    'DATA-DUPLICATE',
    'No two records say the same of what tells things apart: name and day of birth, parcel address.',
    'Compare both with their papers; namesakes born on one day do occur, and merged communes have sheets twice.',
  ),
  stale: {
    ...facts('DATA-STALE', 'A record says when it was last touched, and that is not too long ago.', 'Go through it.'),
    severity: 'error',
  },
  declared: {
    ...facts('DATA-DECLARED', 'A record does not say of itself that it disagrees.', 'Settle it with the owner.'),
    severity: 'error',
  },
} as const satisfies Record<string, RuleText>;

/** Every rule that can be measured. */
export const knownRules: readonly RuleText[] = [...statedRules, ...Object.values(tableRules)];

function isName({ type, name }: DictionaryElement): boolean {
  return /^Text\b/.test(type) && /name/i.test(name);
}

function facts(id: string, guarantees: string, remedy: string) {
  return { id, severity: 'warning', guarantees, remedy, why: QUALITY } as const;
}
