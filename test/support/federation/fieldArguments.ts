export type Arguments = Readonly<Record<string, unknown>>;

/**
 * What arguments do to a stored value, the same in every subgraph and in the oracle, so that an argument that is lost or
 * changed on the way shows:
 *
 * - of leaves: they become part of a text, and are added to a number as a checksum; null stays null
 * - of lists of objects: those whose fields equal the arguments (`ids` holds values of `id`); `first` cuts the list
 * - of a single object stored as a list: the first of them; null when there is none
 *
 * An input object counts as its fields.
 */
export function applyArguments(value: unknown, args: Arguments, isLeaf: boolean, isList: boolean): unknown {
  if (isLeaf) return Object.keys(args).length === 0 ? value : withArguments(value, args);
  if (!Array.isArray(value)) return value;
  const found = value.filter((item) => fits(item, args));
  if (!isList) return found[0] ?? null;
  return typeof args['first'] === 'number' ? found.slice(0, args['first']) : found;
}

function withArguments(value: unknown, args: Arguments): unknown {
  if (Array.isArray(value)) return value.map((item) => withArguments(item, args));
  if (typeof value === 'number') return value + (checksum(canonical(args)) % 1000);
  if (typeof value === 'string') return `${value}(${canonical(args).slice(1, -1)})`;
  return value;
}

function fits(item: unknown, args: Arguments): boolean {
  if (typeof item !== 'object' || item === null) return true;
  const fields = item as Arguments;
  return Object.entries(args).every(([name, wanted]) => {
    if (wanted === null) return true;
    if (Array.isArray(wanted)) {
      const singular = name.replace(/s$/, '');
      return !(singular in fields) || wanted.map(canonical).includes(canonical(fields[singular]));
    }
    if (typeof wanted === 'object') return fits(fields, wanted as Arguments);
    return !(name in fields) || canonical(fields[name]) === canonical(wanted);
  });
}

/** The same text for the same value, whatever the order of its properties. */
export function canonical(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(', ')}]`;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  const parts = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, part]) => `${name}: ${canonical(part)}`);
  return `{${parts.join(', ')}}`;
}

/** A number below 1,000,000 that tells texts apart. */
export function checksum(text: string): number {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 999_983;
  return sum;
}
