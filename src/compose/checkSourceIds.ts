import type { SourceId } from '../model/source.ts';
import type { Finding } from './finding.ts';

/** Ids become names in the supergraph, where `_` and `-` fall together; hence no `_`. */
const SOURCE_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Every source has an id of its own that can be told apart in the supergraph. */
export function checkSourceIds(sources: readonly { readonly id: SourceId }[]): readonly Finding[] {
  const refusal = (source: string, reason: string): Finding => ({
    code: 'SUBGRAPH_ID_REFUSED',
    params: { source, reason },
  });
  if (sources.length === 0) return [refusal('resolvers', 'no source is declared.')];
  return sources.flatMap(({ id }, index) => [
    ...(SOURCE_ID.test(id)
      ? []
      : [refusal(id, 'the id has other characters than lower-case letters, digits and dashes.')]),
    ...(sources.findIndex((other) => other.id === id) < index ? [refusal(id, 'the id is declared twice.')] : []),
  ]);
}
