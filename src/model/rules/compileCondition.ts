import { foldName } from '../text/foldName.ts';
import type { Amount, Condition, Operand } from './condition.ts';

/** A record's elements by name, as the dictionary writes them. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value, and the record around it, fulfil a condition. */
export type Test = (value: unknown, fields: Fields) => boolean;
type Read = (value: unknown, fields: Fields) => string | null;
type Count = (value: unknown, fields: Fields) => number;

/** A condition as a function, to be made once and called for every record. */
export function compileCondition(condition: Condition): Test {
  switch (condition.kind) {
    case 'always':
      return () => true;
    case 'all': {
      const tests = condition.of.map(compileCondition);
      return (value, fields) => tests.every((test) => test(value, fields));
    }
    case 'any': {
      const tests = condition.of.map(compileCondition);
      return (value, fields) => tests.some((test) => test(value, fields));
    }
    case 'not': {
      const test = compileCondition(condition.of);
      return (value, fields) => !test(value, fields);
    }
    case 'guarded': {
      const [when, then] = [compileCondition(condition.when), compileCondition(condition.then)];
      return (value, fields) => when(value, fields) && then(value, fields);
    }
    case 'present':
      return onText(condition.of, () => true);
    case 'matches': {
      const pattern = new RegExp(condition.pattern, 'u');
      return onText(condition.of, (text) => pattern.test(text));
    }
    case 'oneOf': {
      const texts = new Set(condition.texts);
      return onText(condition.of, (text) => texts.has(text));
    }
    case 'same':
      return onTexts(condition, (one, other) => one === other);
    case 'sooner':
      return onTexts(condition, (one, other) => one < other);
    case 'below':
      return onAmounts(condition, (one, other) => one < other);
    case 'equal':
      return onAmounts(condition, (one, other) => one === other);
    case 'composed':
      return onText(condition.of, (text) => text.normalize('NFC') === text);
  }
}

function onText(of: Operand, test: (text: string) => boolean): Test {
  const read = compileOperand(of);
  return (value, fields) => {
    const text = read(value, fields);
    return text !== null && test(text);
  };
}

function onTexts(
  { one, other }: { readonly one: Operand; readonly other: Operand },
  test: (one: string, other: string) => boolean,
): Test {
  const [readOne, readOther] = [compileOperand(one), compileOperand(other)];
  return (value, fields) => {
    const first = readOne(value, fields);
    const second = readOther(value, fields);
    return first !== null && second !== null && test(first, second);
  };
}

function onAmounts(
  { one, other }: { readonly one: Amount; readonly other: Amount },
  test: (one: number, other: number) => boolean,
): Test {
  const [countOne, countOther] = [compileAmount(one), compileAmount(other)];
  return (value, fields) => test(countOne(value, fields), countOther(value, fields));
}

/** An operand as a function. */
export function compileOperand(operand: Operand): Read {
  switch (operand.kind) {
    case 'value':
      return (value) => textOf(value);
    case 'field':
      return (_, fields) => textOf(fields[operand.name]);
    case 'text':
      return () => operand.text;
    case 'trimmed':
      return through(operand.of, (text) => text.trim());
    case 'folded':
      return through(operand.of, foldName);
    case 'slice': {
      const start = operand.from - 1;
      const end = operand.length === undefined ? undefined : start + operand.length;
      return through(operand.of, (text) => text.slice(start, end));
    }
    case 'head':
      return through(operand.of, (text) => text.split(operand.separator, 1)[0] ?? text);
    case 'tail':
      return through(operand.of, (text) => text.slice(text.indexOf(operand.separator) + 1));
    case 'joined': {
      const parts = operand.parts.map(compileOperand);
      return (value, fields) => {
        const texts = parts.map((part) => part(value, fields));
        return texts.includes(null) ? null : texts.join('');
      };
    }
    case 'chosen': {
      const cases = operand.cases.map(({ when, then }) => [compileCondition(when), compileOperand(then)] as const);
      return (value, fields) => cases.find(([when]) => when(value, fields))?.[1](value, fields) ?? null;
    }
  }
}

function through(of: Operand, change: (text: string) => string): Read {
  const read = compileOperand(of);
  return (value, fields) => {
    const text = read(value, fields);
    return text === null ? null : change(text);
  };
}

function compileAmount(amount: Amount): Count {
  switch (amount.kind) {
    case 'constant':
      return () => amount.value;
    case 'number':
      return onAmount(amount.of, Number);
    case 'length':
      return onAmount(amount.of, (text) => Array.from(text).length);
    case 'weighted':
      return onAmount(amount.of, (text) => {
        const sum = amount.weights.reduce((total, weight, place) => total + weight * Number(text[place]), 0);
        return sum % amount.modulo;
      });
  }
}

/** Not a number where there is no text: nothing can be said of it. */
function onAmount(of: Operand, count: (text: string) => number): Count {
  const read = compileOperand(of);
  return (value, fields) => {
    const text = read(value, fields);
    return text === null ? NaN : count(text);
  };
}

/** A value as a database would write it: numbers without exponent. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value).includes('e') ? withoutExponent(value) : String(value);
  return typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

function withoutExponent(value: number): string {
  return Math.abs(value) < 1 ? value.toFixed(18) : BigInt(Math.round(value)).toString();
}
