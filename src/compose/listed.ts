/** Words as one reads them out: `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** Sources read out as the composer does: `subgraph "a"`, `subgraphs "a" and "b"`. */
export function subgraphsNamed(sources: readonly string[]): string {
  return `subgraph${sources.length > 1 ? 's' : ''} ${quoted(sources)}`;
}

/** Names read out, each between quotes. */
export function quoted(names: readonly string[]): string {
  return listed(names.map((name) => `"${name}"`));
}
