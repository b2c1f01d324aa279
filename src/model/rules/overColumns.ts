import type { Amount, Condition, Operand } from './condition.ts';

/** What stands for the value, and for each further element, in a record as it is stored. */
export interface StoredAs {
  readonly value: Operand;
  /** Null in the record where it gives nothing. */
  readonly field: (name: string) => Operand | undefined;
}

const NOTHING: Operand = { kind: 'chosen', cases: [] };

/** A condition over a record of the dictionary as one over the columns that hold it. */
export function overColumns(condition: Condition, stored: StoredAs): Condition {
  const inner = (each: Condition): Condition => overColumns(each, stored);
  const operand = (each: Operand): Operand => operandOverColumns(each, stored);
  const amount = (each: Amount): Amount => (each.kind === 'constant' ? each : { ...each, of: operand(each.of) });
  switch (condition.kind) {
    case 'always':
      return condition;
    case 'all':
    case 'any':
      return { ...condition, of: condition.of.map(inner) };
    case 'not':
      return { ...condition, of: inner(condition.of) };
    case 'guarded':
      return { ...condition, when: inner(condition.when), then: inner(condition.then) };
    case 'present':
    case 'matches':
    case 'oneOf':
    case 'composed':
      return { ...condition, of: operand(condition.of) };
    case 'same':
    case 'sooner':
      return { ...condition, one: operand(condition.one), other: operand(condition.other) };
    case 'below':
    case 'equal':
      return { ...condition, one: amount(condition.one), other: amount(condition.other) };
  }
}

/** The same of an operand. */
export function operandOverColumns(operand: Operand, stored: StoredAs): Operand {
  const inner = (each: Operand): Operand => operandOverColumns(each, stored);
  switch (operand.kind) {
    case 'value':
      return stored.value;
    case 'field':
      return stored.field(operand.name) ?? NOTHING;
    case 'text':
      return operand;
    case 'trimmed':
    case 'folded':
    case 'slice':
    case 'head':
    case 'tail':
      return { ...operand, of: inner(operand.of) };
    case 'joined':
      return { ...operand, parts: operand.parts.map(inner) };
    case 'chosen':
      return {
        ...operand,
        cases: operand.cases.map(({ when, then }) => ({ when: overColumns(when, stored), then: inner(then) })),
      };
  }
}
