import type { SqlBinding } from '../model/binding.ts';
import { groupMeasures } from './plan/groupMeasures.ts';
import { planTable, type Measure, type PlanSurroundings, type TablePlan } from './plan/planTable.ts';
import type { EntityMeasure, RuleCount } from './measured.ts';
import { dialectOfVersion } from './sql/dialectOfVersion.ts';
import type { SqlDialect } from './sql/dialect.ts';
import { exampleStatement } from './sql/exampleStatement.ts';
import { profileStatement } from './sql/profileStatement.ts';
import { readProfile, type ProfileRow } from './sql/readProfile.ts';
import { sqliteDialect } from './sql/sqliteDialect.ts';

/** Runs one statement in a ministry's database. */
export type AskEngine = (sql: string) => Promise<readonly ProfileRow[]>;

/** The tables of a binding, with what is measured of each. */
export function plansOf(binding: Pick<SqlBinding, 'types'>, surroundings: PlanSurroundings): readonly TablePlan[] {
  return Object.entries(binding.types).flatMap(([type, bound]) => planTable(type, bound, surroundings) ?? []);
}

/**
 * Which words a database understands. Its address alone does not tell: one that speaks PostgreSQL's protocol may keep its
 * data in SQLite. `unspoken` is an engine that measures are not written for.
 */
export async function dialectBehind(ask: AskEngine): Promise<SqlDialect | { readonly unspoken: string }> {
  try {
    await ask('select sqlite_version() as version');
    return sqliteDialect;
  } catch {
    const [row] = await ask('select version() as version').catch(() => []);
    return dialectOfVersion(row?.['version']);
  }
}

/** Rules of a table of which examples are shown (count). */
const MOST_SHOWN = 12;

export interface Profiling {
  readonly settings: PlanSurroundings['settings'];
  readonly dialect: SqlDialect;
  readonly ask: AskEngine;
  /** Whether a few masked values are shown of what is broken: a statement of its own for each such rule. */
  readonly withExamples?: boolean;
}

/** Measures a whole table inside its engine, in one pass; one row of counts leaves it. */
export async function profileTable(
  plan: TablePlan,
  { settings, dialect, ask, withExamples = false }: Profiling,
): Promise<EntityMeasure> {
  const startedMs = performance.now();
  const statement = profileStatement(plan, dialect, (measures) => groupMeasures(measures, settings));
  const [row = {}] = await ask(statement.sql);
  const counts = readProfile(row, statement, groupMeasures(statement.measured, settings));
  const tookMs = performance.now() - startedMs;
  const rules = withExamples ? await addExamples(counts.rules, plan, statement.measured, dialect, ask) : counts.rules;
  return {
    ...{ entity: plan.type, extent: 'whole', ...counts, rules, tookMs },
    unmeasured: [...plan.unmeasured, ...statement.unmeasured],
  };
}

/** Examples of what is broken most often. */
async function addExamples(
  rules: readonly RuleCount[],
  plan: TablePlan,
  measured: readonly Measure[],
  dialect: SqlDialect,
  ask: AskEngine,
): Promise<readonly RuleCount[]> {
  const rate = ({ failed, tested }: RuleCount): number => failed / tested;
  const broken = rules.filter(({ failed }) => failed > 0).toSorted((one, other) => rate(other) - rate(one));
  const shown = new Set(broken.slice(0, MOST_SHOWN));
  const withThem: RuleCount[] = [];
  for (const rule of rules) {
    const measure = measured.find((each) => each.place === rule.place && each.rule === rule.rule);
    if (measure === undefined || !shown.has(rule)) withThem.push(rule);
    else {
      const rows = await ask(exampleStatement(plan, measure, dialect));
      withThem.push({ ...rule, examples: rows.map(({ example }) => String(example)) });
    }
  }
  return withThem;
}
