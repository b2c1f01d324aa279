import type { Amount, Condition, Operand } from '../../model/rules/condition.ts';
import { parsePattern } from '../pattern/parsePattern.ts';
import type { SqlDialect } from './dialect.ts';

/** That an engine has no words for a condition, so that it is measured on a sample instead. */
export class NoSuchWords extends Error {}

/**
 * A condition over the columns of a table in the words of an engine: never null. Its fields are columns; there is no
 * `value` in it (`overColumns`).
 *
 * - throws `NoSuchWords`
 */
export function conditionSql(condition: Condition, dialect: SqlDialect): string {
  const inner = (each: Condition): string => conditionSql(each, dialect);
  switch (condition.kind) {
    case 'always':
      return 'true';
    case 'all':
      return condition.of.length === 0 ? 'true' : `(${condition.of.map(inner).join(' and ')})`;
    case 'any':
      return condition.of.length === 0 ? 'false' : `(${condition.of.map(inner).join(' or ')})`;
    case 'not':
      return `(not ${inner(condition.of)})`;
    case 'guarded':
      return `(case when ${inner(condition.when)} then ${inner(condition.then)} else false end)`;
    case 'present':
      return `(${operandSql(condition.of, dialect)} is not null)`;
    case 'matches': {
      const pattern = parsePattern(condition.pattern);
      const sql = pattern === undefined ? undefined : dialect.matches(operandSql(condition.of, dialect), pattern);
      if (sql === undefined) throw new NoSuchWords(condition.pattern);
      return sure(sql);
    }
    case 'oneOf': {
      if (condition.texts.length === 0) return 'false';
      return sure(
        `${dialect.compared(operandSql(condition.of, dialect))} in (${condition.texts.map(dialect.literal).join(', ')})`,
      );
    }
    case 'same': {
      const [one, other] = [operandSql(condition.one, dialect), operandSql(condition.other, dialect)];
      return sure(`${dialect.compared(one)} = ${dialect.compared(other)}`);
    }
    case 'sooner': {
      const [one, other] = [operandSql(condition.one, dialect), operandSql(condition.other, dialect)];
      return sure(`${dialect.ordered(one)} < ${dialect.ordered(other)}`);
    }
    case 'below':
    case 'equal': {
      const sign = condition.kind === 'below' ? '<' : '=';
      return sure(`${amountSql(condition.one, dialect)} ${sign} ${amountSql(condition.other, dialect)}`);
    }
    case 'composed':
      return sure(dialect.isComposed(operandSql(condition.of, dialect)));
  }
}

/** What is said of a text that is missing is false, not unknown. */
function sure(sql: string): string {
  return `((${sql}) is true)`;
}

/** An operand in the words of an engine. */
export function operandSql(operand: Operand, dialect: SqlDialect): string {
  const inner = (each: Operand): string => operandSql(each, dialect);
  switch (operand.kind) {
    case 'value':
      throw new Error('Expected a condition over columns, but it speaks of a value.');
    case 'field':
      return dialect.asText(dialect.name(operand.name));
    case 'text':
      return dialect.literal(operand.text);
    case 'trimmed':
      return dialect.trimmed(inner(operand.of));
    case 'folded':
      return dialect.folded(inner(operand.of));
    case 'slice': {
      const { from, length } = operand;
      return `substr(${inner(operand.of)}, ${from}${length === undefined ? '' : `, ${length}`})`;
    }
    case 'tail': {
      const of = inner(operand.of);
      return `substr(${of}, ${dialect.position(of, operand.separator)} + 1)`;
    }
    case 'head': {
      const of = inner(operand.of);
      const place = dialect.position(of, operand.separator);
      return `(case when ${place} = 0 then ${of} else substr(${of}, 1, ${place} - 1) end)`;
    }
    case 'joined':
      return dialect.joined(operand.parts.map(inner));
    case 'chosen': {
      if (operand.cases.length === 0) return 'null';
      const cases = operand.cases.map(({ when, then }) => `when ${conditionSql(when, dialect)} then ${inner(then)}`);
      return `(case ${cases.join(' ')} end)`;
    }
  }
}

function amountSql(amount: Amount, dialect: SqlDialect): string {
  switch (amount.kind) {
    case 'constant':
      return String(amount.value);
    case 'number':
      return dialect.number(operandSql(amount.of, dialect));
    case 'length':
      return dialect.length(operandSql(amount.of, dialect));
    case 'weighted': {
      const of = operandSql(amount.of, dialect);
      const terms = amount.weights.map(
        (weight, place) => `${weight} * cast(substr(${of}, ${place + 1}, 1) as integer)`,
      );
      return `((${terms.join(' + ')}) % ${amount.modulo})`;
    }
  }
}
