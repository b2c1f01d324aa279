/** Values of the hoisted variables of one request. */
export type VariableValues = Readonly<Record<string, unknown>>;

/** A number that is known, or that depends on the variables. */
export type Term = number | ((variables: VariableValues) => number);

type Dynamic = Exclude<Term, number>;

export function valueOf(term: Term, variables: VariableValues): number {
  return typeof term === 'number' ? term : term(variables);
}

function combine(terms: readonly Term[], start: number, combineTwo: (left: number, right: number) => number): Term {
  const fixed = terms.filter((term) => typeof term === 'number').reduce(combineTwo, start);
  const dynamic = terms.filter((term): term is Dynamic => typeof term === 'function');
  if (dynamic.length === 0) return fixed;
  return (variables) => dynamic.reduce((sum, term) => combineTwo(sum, term(variables)), fixed);
}

export function sumOf(terms: readonly Term[]): Term {
  return combine(terms, 0, (left, right) => left + right);
}

/** The largest one, at least 0. */
export function largestOf(terms: readonly Term[]): Term {
  return combine(terms, 0, (left, right) => Math.max(left, right));
}

export function product(left: Term, right: Term): Term {
  if (left === 1) return right;
  if (right === 1) return left;
  if (typeof left === 'number' && typeof right === 'number') return left * right;
  return (variables) => valueOf(left, variables) * valueOf(right, variables);
}
