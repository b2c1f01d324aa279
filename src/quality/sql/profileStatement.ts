import type { MeasureGroup } from '../plan/groupMeasures.ts';
import type { Measure, Repetition, TablePlan } from '../plan/planTable.ts';
import { conditionSql, NoSuchWords, operandSql } from './conditionSql.ts';
import type { SqlDialect } from './dialect.ts';

/** A table's plan as one statement, and which of its measures the engine has words for. */
export interface ProfileStatement {
  /** One row comes back: counts only. */
  readonly sql: string;
  readonly measured: readonly Measure[];
  readonly repetitions: readonly Repetition[];
  /** `Person.sex DATA-FORMAT`: what the engine has no words for. */
  readonly unmeasured: readonly string[];
}

/**
 * One pass over a table. The inner query makes a flag of every rule for every row: 1 broken, 0 kept, null not judged; the
 * outer one counts them. Of measure 3, `t3` is how many were judged, `f3` how many broke it; of group 2, `n2` and `b2`; of
 * repetition 0, `k0` how many keys there are, `d0` how many different ones.
 *
 * - `groupsOf`: measures by element and criterion
 */
export function profileStatement(
  plan: TablePlan,
  dialect: SqlDialect,
  groupsOf: (measures: readonly Measure[]) => readonly MeasureGroup[],
): ProfileStatement {
  const measured: Measure[] = [];
  const flags: string[] = [];
  const unmeasured: string[] = [];
  for (const measure of plan.measures) {
    try {
      flags.push(`${flagSql(measure, dialect)} as m${flags.length}`);
      measured.push(measure);
    } catch (error) {
      if (!(error instanceof NoSuchWords)) throw error;
      unmeasured.push(`${measure.place} ${measure.rule}`);
    }
  }
  const keys = plan.repetitions.map(({ key }, at) => `${dialect.ordered(operandSql(key, dialect))} as r${at}`);
  const inner = [...flags, ...keys, '1 as one'].join(', ');
  const outer = [
    'count(*) as row_count',
    ...measured.flatMap((_, at) => [`count(m${at}) as t${at}`, `sum(m${at}) as f${at}`]),
    ...groupsOf(measured).flatMap(({ members }, at) => (members.length < 2 ? [] : unionSql(members, at))),
    ...plan.repetitions.flatMap((_, at) => [`count(r${at}) as k${at}`, `count(distinct r${at}) as d${at}`]),
  ];
  const from = `from ${dialect.name(plan.table)}${whereSql(plan, dialect)}`;
  return {
    sql: `select ${outer.join(', ')} from (select ${inner} ${from} ${dialect.fence}) as flags`,
    ...{ measured, unmeasured, repetitions: plan.repetitions },
  };
}

function flagSql({ tested, broken }: Measure, dialect: SqlDialect): string {
  const isBroken = `case when ${conditionSql(broken, dialect)} then 1 else 0 end`;
  const isTested = conditionSql(tested, dialect);
  return isTested === 'true' ? isBroken : `case when ${isTested} then ${isBroken} end`;
}

function unionSql(members: readonly number[], at: number): readonly string[] {
  const flags = members.map((member) => `m${member}`);
  return [
    `count(coalesce(${flags.join(', ')})) as n${at}`,
    `count(case when ${flags.map((flag) => `${flag} = 1`).join(' or ')} then 1 end) as b${at}`,
  ];
}

/** The rows of the table that the binding takes. */
export function whereSql({ where }: TablePlan, dialect: SqlDialect): string {
  const parts = Object.entries(where).map(([column, value]) => {
    if (value === null) return `${dialect.name(column)} is null`;
    return `${dialect.name(column)} = ${typeof value === 'string' ? dialect.literal(value) : String(value)}`;
  });
  return parts.length === 0 ? '' : ` where ${parts.join(' and ')}`;
}
