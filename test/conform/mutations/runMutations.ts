import { runConformance } from '../../../src/conform/runConformance.ts';
import { askTarget } from '../../../src/conform/target/askTarget.ts';
import { loadDictionary } from '../../../src/dictionary/loadDictionary.ts';
import { PARCEL_KEYS } from '../support/landRegister.ts';
import { answerMutations } from './answerMutations.ts';
import { dataMutations } from './dataMutations.ts';
import { startMutatedMinistry } from './mutatedMinistry.ts';
import type { Mutation } from './mutation.ts';
import { schemaMutations } from './schemaMutations.ts';

export const mutations: readonly Mutation[] = [...schemaMutations, ...dataMutations, ...answerMutations];

export interface MutationResult {
  readonly mutation: Mutation | undefined;
  /** Rules that found something. */
  readonly found: readonly string[];
}

/** A ministry without faults is none the worse for a busy machine (milliseconds). */
const PATIENCE_MS = 60_000;

/** Plants each fault alone; the first result is that of the ministry without any. */
export async function runMutations(): Promise<readonly MutationResult[]> {
  const dictionary = loadDictionary('schema');
  const ministry = await startMutatedMinistry();
  const asking = (timeoutMs: number) => askTarget(ministry.url, { timeoutMs, answerBytes: 2_000_000 });
  const results: MutationResult[] = [];
  try {
    for (const mutation of [undefined, ...mutations]) {
      ministry.plant(mutation);
      const run = await runConformance(
        { kind: 'service', name: 'land', ask: asking(mutation === undefined ? PATIENCE_MS : 2_000) },
        {
          ...{ dictionary, today: '2026-11-25', keys: PARCEL_KEYS, load: { perSecond: 50, seconds: 0.2 } },
          loadLimits: { p95Ms: mutation === undefined ? PATIENCE_MS : 500, errorRate: 0.01 },
          ...onlyFor(mutation),
        },
      );
      results.push({ mutation, found: [...new Set(run.findings.map(({ rule }) => rule))] });
    }
  } finally {
    await ministry.stop();
  }
  return results;
}

/** Faults of schema and data are looked for by their whole family, those of answers by their rule, which keeps it short. */
function onlyFor(mutation: Mutation | undefined): { readonly only?: string } {
  if (mutation === undefined) return {};
  return { only: mutation.kind === 'answer' ? mutation.rule : mutation.kind };
}

/** The results as `docs/conformance-mutations.md` has them. */
export function mutationPage(results: readonly MutationResult[]): string {
  const planted = results.flatMap(({ mutation, found }) => (mutation === undefined ? [] : [{ mutation, found }]));
  const killed = planted.filter(({ mutation, found }) => found.includes(mutation.rule)).length;
  const rows = planted.map(({ mutation, found }) => {
    const name = JSON.stringify(mutation.name)
      .slice(1, -1)
      .replace(/[\\`|]/g, (one) => (one === '|' ? '¦' : ''));
    return `| ${mutation.kind} | \`${name}\` | ${mutation.rule} | ${found.includes(mutation.rule) ? 'yes' : 'no'} |`;
  });
  const head = [
    '<!-- cspell:disable -->',
    '# Faults that the conformance kit finds',
    'Written by `npx tsx test/conform/mutations/main.ts`; a test plants each fault anew, alone, in a land ministry that conforms. Faults of schema and data are looked for by all rules of their family, those of answers by the rule that is named.',
    `${planted.length} faults, ${killed} found by the rule that is named. The ministry without a fault has ${results[0]?.found.length ?? 0} findings.`,
  ];
  return `${[...head, ['| kind | fault | rule | found |', '| --- | --- | --- | --- |', ...rows].join('\n')].join('\n\n')}\n`;
}
