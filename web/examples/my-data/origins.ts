import type { GrowingAnswer } from 'lienthong/client';

/** Which ministry gave a field, and how fresh it is (ISO 8601; undefined where the ministry does not say). */
export interface Origin {
  readonly source: string;
  readonly asOf: string | undefined;
}

interface Provenance {
  readonly fields: readonly { readonly path: readonly string[]; readonly source: string; readonly asOf?: string }[];
}

/** Where the fields of an answer come from, by path: `person.taxpayer.taxCode`. Asked for with `provenance`. */
export function originsOf(answer: GrowingAnswer<unknown>): ReadonlyMap<string, Origin> {
  const { fields = [] } = (answer.extensions['provenance'] ?? {}) as Partial<Provenance>;
  return new Map(fields.map(({ path, source, asOf }) => [path.join('.'), { source, asOf }]));
}
