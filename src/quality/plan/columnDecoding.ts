import {
  ALWAYS,
  any,
  all,
  field,
  matches,
  not,
  oneOf,
  present,
  text,
  VALUE,
  type Condition,
  type Operand,
} from '../../model/rules/condition.ts';
import { compileCondition } from '../../model/rules/compileCondition.ts';
import { overColumns, type StoredAs } from '../../model/rules/overColumns.ts';
import { dayDecoding } from './dayDecoding.ts';
import type { ColumnBinding, ComposedBinding, ValueFormat } from '../../model/typeBinding.ts';

/** How a dictionary value stands in its table. Conditions and operands speak of columns. */
export interface Decoding {
  /** What the table holds. */
  readonly stored: Operand;
  /** In the dictionary's words, of a row where it is there and readable. */
  readonly value: Operand;
  /** Whether there is anything in the row. */
  readonly isPresent: Condition;
  /** Whether what is there has a counterpart in the dictionary. */
  readonly isReadable: Condition;
  /** Which rule is broken by what has none. */
  readonly unreadableBreaks?: 'DATA-CODE' | 'DATA-FORMAT';
  /** A condition over the dictionary's value, and others of its record, as one over columns. */
  readonly rewrite: (condition: Condition, fieldOf: StoredAs['field']) => Condition;
}

/** Texts that a format takes, and what becomes of them; of formats that leave a text what it is. */
const PATTERNS: Partial<Record<ValueFormat, RegExp>> = {
  integer: /^-?\d+$/,
  decimal: /^-?\d+(?:\.\d+)?$/,
  flag: /^(?:1|0|true|false)$/,
};

/** `undefined` where a binding stores a value in a way that is not measured: a list in one text, a format of days. */
export function decodingOf(binding: string | ColumnBinding | ComposedBinding): Decoding | undefined {
  if (typeof binding === 'string') return plain(field(binding));
  if ('columns' in binding) return composed(binding);
  const { column, codes, format, separator } = binding;
  if (separator !== undefined) return undefined;
  if (codes !== undefined) return coded(field(column), new Map(Object.entries(codes)));
  if (format === undefined) return plain(field(column));
  const pattern = PATTERNS[format];
  if (pattern === undefined) return format === 'text' ? trimmed(field(column)) : ofDays(trimmed(field(column)), format);
  return formatted(trimmed(field(column)), pattern, format === 'flag');
}

function plain(column: Operand): Decoding {
  return rewriting({ stored: column, value: column, isPresent: present(column), isReadable: ALWAYS });
}

/** Drivers and codecs read numbers without the spaces around them; nothing but spaces is nothing. */
function trimmed(column: Operand): Decoding {
  const value: Operand = { kind: 'trimmed', of: column };
  return rewriting({
    stored: column,
    value,
    isPresent: all(present(column), not(oneOf([''], value))),
    isReadable: ALWAYS,
  });
}

function formatted(of: Decoding, pattern: RegExp, isFlag: boolean): Decoding {
  const value: Operand = isFlag
    ? {
        kind: 'chosen',
        cases: [
          { when: oneOf(['1', 'true'], of.value), then: text('true') },
          { when: oneOf(['0', 'false'], of.value), then: text('false') },
        ],
      }
    : of.value;
  const isReadable = matches(pattern, of.value);
  return rewriting({ ...of, value, isReadable, unreadableBreaks: 'DATA-FORMAT' });
}

function ofDays(of: Decoding, format: ValueFormat): Decoding | undefined {
  const decoding = dayDecoding(format, of.value);
  return decoding === undefined ? undefined : rewriting({ ...of, ...decoding, unreadableBreaks: 'DATA-FORMAT' });
}

/** A point whose coordinates stand in columns of their own: there when all of them are. */
function composed({ columns }: ComposedBinding): Decoding {
  const parts = Object.values(columns).map(field);
  const value: Operand = { kind: 'joined', parts };
  return rewriting({ stored: value, value, isPresent: all(...parts.map(present)), isReadable: ALWAYS });
}

function coded(column: Operand, codes: ReadonlyMap<string, string | boolean>): Decoding {
  const local: Operand = { kind: 'trimmed', of: column };
  const locals = [...codes.keys()];
  const cases = [...codes].map(([from, to]) => ({ when: oneOf([from], local), then: text(String(to)) }));
  return {
    stored: column,
    value: { kind: 'chosen', cases },
    isPresent: present(column),
    isReadable: oneOf(locals, local),
    unreadableBreaks: 'DATA-CODE',
    rewrite: (condition, fieldOf) => {
      if (usesFields(condition)) return overColumns(condition, { value: { kind: 'chosen', cases }, field: fieldOf });
      // The code alone decides: which local ones stand for such a code is known before any row is looked at.
      const test = compileCondition(condition);
      const fulfilling = locals.filter((code) => test(codes.get(code), {}));
      const ofCodes = oneOf(fulfilling, local);
      return test(null, {}) ? any(not(present(column)), ofCodes) : ofCodes;
    },
  };
}

function rewriting(decoding: Omit<Decoding, 'rewrite'>): Decoding {
  return {
    ...decoding,
    rewrite: (condition, fieldOf) => overColumns(condition, { value: decoding.value, field: fieldOf }),
  };
}

function usesFields(condition: Condition): boolean {
  let found = false;
  overColumns(condition, {
    value: VALUE,
    field: () => {
      found = true;
      return undefined;
    },
  });
  return found;
}
