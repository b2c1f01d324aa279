import { allRules } from '../allRules.ts';
import { FAMILIES, type Family, type RuleFacts } from '../rule.ts';

const TITLES: Readonly<Record<Family, string>> = {
  schema: 'Schema: the examples are SDL',
  behaviour: 'Behaviour: the examples are what is answered to the calls of the rule',
  data: 'Data: the examples are records',
  load: 'Load: the examples are measures',
};

/** The rules as `docs/conformance-rules.md` has them. */
export function rulesPage(): string {
  const families = FAMILIES.map((family) => {
    const rules = allRules.filter((rule) => rule.family === family);
    return [`## ${TITLES[family]}`, ...rules.map(ruleText)].join('\n\n');
  });
  const head = `# Rules of conformance\n\nPrinted by \`lienthong conform rules --format md\`. ${allRules.length} rules; their examples are run by the tests.`;
  return `${[head, ...families].join('\n\n')}\n`;
}

function ruleText({ id, severity, guarantees, why, remedy, good, bad }: RuleFacts): string {
  return [
    `### ${id}`,
    `${guarantees} (${severity})`,
    `- Why: ${why}\n- How to mend: ${remedy}\n- Good: \`${shortened(good)}\`\n- Bad: \`${shortened(bad)}\``,
  ].join('\n\n');
}

/** An answer of a thousand records is told by its beginning. */
function shortened(example: string): string {
  return example.length > 300 ? `${example.slice(0, 120)} …` : example;
}
