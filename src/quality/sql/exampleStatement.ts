import { all } from '../../model/rules/condition.ts';
import type { Measure, TablePlan } from '../plan/planTable.ts';
import { conditionSql, operandSql } from './conditionSql.ts';
import type { SqlDialect } from './dialect.ts';
import { whereSql } from './profileStatement.ts';

/** Longest mask that is shown (characters), and examples of one rule (count). */
const LONGEST = 24;
const MOST = 3;

/** Signs that say nothing of a person and much of a format. */
const SHOWN = ' .,:;-_/\\()@#*+=\'"';

/**
 * A few values that break a rule, masked inside the engine: digits are 9, letters A or a, control characters ␀. What a
 * value was does not leave the database.
 */
export function exampleStatement(plan: TablePlan, { tested, broken, shown }: Measure, dialect: SqlDialect): string {
  const isBroken = conditionSql(all(tested, broken), dialect);
  const where = whereSql(plan, dialect);
  const value = operandSql(shown, dialect);
  const rows = `select ${value} as v from ${dialect.name(plan.table)}${where === '' ? ' where' : `${where} and`} ${isBroken}`;
  return `select distinct ${mask('v', dialect)} as example from (${rows} limit ${MOST}) as broken`;
}

/** Where the owner finds the records: for the owner's own eyes, in the owner's own engine. Never run by the gateway. */
export function failingRowsStatement(plan: TablePlan, { tested, broken }: Measure, dialect: SqlDialect): string {
  const where = whereSql(plan, dialect);
  return `select * from ${dialect.name(plan.table)}${where === '' ? ' where' : `${where} and`} ${conditionSql(all(tested, broken), dialect)}`;
}

function mask(text: string, dialect: SqlDialect): string {
  const { literal } = dialect;
  const signs = Array.from(SHOWN, literal).join(', ');
  const digits = Array.from('0123456789', literal).join(', ');
  const capitals = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZĐ', literal).join(', ');
  const controls = Array.from({ length: 31 }, (_, code) => literal(String.fromCharCode(code + 1))).join(', ');
  const characters = Array.from({ length: LONGEST }, (_, place) => {
    const one = `substr(${text}, ${place + 1}, 1)`;
    return `case when ${one} = '' then '' when ${one} in (${digits}) then '9' when ${one} in (${signs}) then ${one} when ${one} in (${controls}) then ${literal('␀')} when ${one} in (${capitals}) then 'A' else 'a' end`;
  });
  const rest = `case when ${dialect.length(text)} > ${LONGEST} then ${literal('…')} else '' end`;
  return `case when ${text} is null then 'nothing' else ${dialect.joined([...characters, rest])} end`;
}
