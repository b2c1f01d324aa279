import type { DictionaryDraft } from './draft/draft.ts';
import type { DictionaryFinding } from './finding.ts';
import { rules } from './rules/index.ts';

/** Lets every rule look at a draft; findings come by file, line and rule. */
export function checkDraft(draft: DictionaryDraft): readonly DictionaryFinding[] {
  return rules
    .flatMap((rule) =>
      rule.check(draft).map((breach) => ({
        rule: rule.name,
        severity: rule.severity,
        file: breach.place.file,
        line: breach.place.line,
        message: breach.message,
        remedy: rule.remedy,
      })),
    )
    .sort((left, right) => compare(left.file, right.file) || left.line - right.line || compare(left.rule, right.rule));
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
