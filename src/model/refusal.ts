import type { Refusal } from './access.ts';

/** On what a refusal rests, and whom to ask. */
export type Grounds = Pick<Refusal, 'article' | 'owner'>;

/** The grounds of a refusal, as far as it says them; for the extensions of its error. */
export function grounds({ article, owner }: Grounds): Grounds {
  return { ...(article === undefined ? {} : { article }), ...(owner === undefined ? {} : { owner }) };
}

/**
 * A field that cannot be had without one that may not be read.
 *
 * - `dependency`: coordinate of that one, as `Person.personalId`
 * - `of`: the grounds on which that one is refused; the field is refused on the same
 */
export function needsRefused(dependency: string, of: Grounds = {}): Refusal {
  return { code: 'FIELD_NEEDS_REFUSED', params: { dependency }, ...grounds(of) };
}
