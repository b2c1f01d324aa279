/** Words as one reads them out: `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** Names read out, each between quotes. */
export function quoted(names: readonly string[]): string {
  return listed(names.map((name) => `"${name}"`));
}
