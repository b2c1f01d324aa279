/** A text that a condition looks at; null where the record has none. */
export type Operand =
  /** The element that is judged. */
  | { readonly kind: 'value' }
  /** Another element of the same record. */
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Without white space at its ends. */
  | { readonly kind: 'trimmed'; readonly of: Operand }
  /** As names are compared (`foldName`). */
  | { readonly kind: 'folded'; readonly of: Operand }
  /** `from` counts from 1; to the end without `length`. */
  | { readonly kind: 'slice'; readonly of: Operand; readonly from: number; readonly length?: number }
  /** Up to, or behind, the first separator (one character). The whole text where there is none. */
  | { readonly kind: 'head' | 'tail'; readonly of: Operand; readonly separator: string }
  | { readonly kind: 'joined'; readonly parts: readonly Operand[] }
  /** The first whose condition holds; null where none does. */
  | { readonly kind: 'chosen'; readonly cases: readonly { readonly when: Condition; readonly then: Operand }[] };

/** A number that a condition looks at. */
export type Amount =
  | { readonly kind: 'constant'; readonly value: number }
  /** Of a text that is known to be a number. */
  | { readonly kind: 'number'; readonly of: Operand }
  /** In characters (code points). */
  | { readonly kind: 'length'; readonly of: Operand }
  /** The digits that a text begins with, times their weights, summed up, modulo. */
  | {
      readonly kind: 'weighted';
      readonly of: Operand;
      readonly weights: readonly number[];
      readonly modulo: number;
    };

/**
 * A statement about a record, said as data: the gateway runs it row by row (`compileCondition`), a database over a whole
 * table in its own words (`src/quality/sql`). Whatever is said of a text that is missing is false.
 */
export type Condition =
  | { readonly kind: 'always' }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** `then` is only looked at where `when` holds: it may fail elsewhere, as a number made of letters. */
  | { readonly kind: 'guarded'; readonly when: Condition; readonly then: Condition }
  | { readonly kind: 'present'; readonly of: Operand }
  /** A regular expression of JavaScript without flags, of the parts that `parsePattern` knows. */
  | { readonly kind: 'matches'; readonly of: Operand; readonly pattern: string }
  | { readonly kind: 'oneOf'; readonly of: Operand; readonly texts: readonly string[] }
  | { readonly kind: 'same'; readonly one: Operand; readonly other: Operand }
  /** In the order of code points: right for days and moments in ISO 8601. */
  | { readonly kind: 'sooner'; readonly one: Operand; readonly other: Operand }
  | { readonly kind: 'below' | 'equal'; readonly one: Amount; readonly other: Amount }
  /** In Unicode normalisation form C. */
  | { readonly kind: 'composed'; readonly of: Operand };

export const VALUE: Operand = { kind: 'value' };
export const ALWAYS: Condition = { kind: 'always' };
export const NEVER: Condition = { kind: 'any', of: [] };

export function all(...of: readonly Condition[]): Condition {
  return { kind: 'all', of };
}

export function any(...of: readonly Condition[]): Condition {
  return { kind: 'any', of };
}

export function not(of: Condition): Condition {
  return { kind: 'not', of };
}

export function guarded(when: Condition, then: Condition): Condition {
  return { kind: 'guarded', when, then };
}

export function present(of: Operand): Condition {
  return { kind: 'present', of };
}

export function matches(pattern: RegExp | string, of: Operand = VALUE): Condition {
  return { kind: 'matches', of, pattern: typeof pattern === 'string' ? pattern : pattern.source };
}

export function oneOf(texts: Iterable<string>, of: Operand = VALUE): Condition {
  return { kind: 'oneOf', of, texts: [...texts] };
}

export function sooner(one: Operand, other: Operand): Condition {
  return { kind: 'sooner', one, other };
}

export function below(one: Amount, other: Amount | number): Condition {
  return { kind: 'below', one, other: amount(other) };
}

export function equal(one: Amount, other: Amount | number): Condition {
  return { kind: 'equal', one, other: amount(other) };
}

export function field(name: string): Operand {
  return { kind: 'field', name };
}

export function text(content: string): Operand {
  return { kind: 'text', text: content };
}

export function slice(from: number, length?: number, of: Operand = VALUE): Operand {
  return { kind: 'slice', of, from, ...(length === undefined ? {} : { length }) };
}

function amount(value: Amount | number): Amount {
  return typeof value === 'number' ? { kind: 'constant', value } : value;
}
