import type { Projection } from '../../model/operation.ts';
import type { ResponsePath } from '../../model/source.ts';

/**
 * A path below a value in the client's words: where in what a null has swallowed a source's error stood (GraphQL
 * specification §7.1.2). It ends where the client did not ask.
 *
 * - `beneath`: response keys of the plan, and list indexes, as text
 */
export function clientPath(projections: readonly Projection[], beneath: readonly string[]): ResponsePath {
  const path: (string | number)[] = [];
  let here = projections;
  for (const segment of beneath) {
    if (/^\d+$/.test(segment)) {
      path.push(Number(segment));
      continue;
    }
    const fields = here
      .flatMap((projection) => projection.fields)
      .filter(({ origin }) => origin.kind === 'data' && origin.planKey === segment);
    const [first] = fields;
    if (first === undefined) return path;
    path.push(first.responseKey);
    here = fields.flatMap(({ selection }) => selection ?? []);
  }
  return path;
}
