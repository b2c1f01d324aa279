/** An answer as far as its shape goes. */
export interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string };
  }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

type Kind = 'text' | 'number' | 'boolean' | 'list' | 'object';

/**
 * Codes that depend on whose rows and which records there are. Two worlds differ in them; everything else that can go wrong is
 * decided by the document, the policies and the arguments, and must be the same.
 */
const OF_THE_RECORDS: ReadonlySet<string> = new Set(['ROW_NOT_PERMITTED', 'SOURCE_NULL_IN_NON_NULL']);

/** Where two answers to one operation have different shapes, in words; empty when they agree. */
export function shapeDifferences(one: Answer, other: Answer): readonly string[] {
  if (one.status !== other.status) return [`status ${String(one.status)} and ${String(other.status)}`];
  if (isNothing(one.data) !== isNothing(other.data)) return ['one has data, the other has none'];
  const [access, otherAccess] = [one, other].map(({ extensions }) => JSON.stringify(extensions?.['access'] ?? null));
  return [
    ...(access === otherAccess ? [] : [`access: ${String(access)} and ${String(otherAccess)}`]),
    ...kindDifferences(kindsOf(one.data), kindsOf(other.data)),
    ...codeDifferences(one, other),
    ...codeDifferences(other, one),
  ];
}

const isNothing = (data: unknown) => data === undefined;

/** Kinds of the values that are not null, by place; a place is a path without the numbers of items. */
export function kindsOf(data: unknown): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>();
  const visit = (value: unknown, place: string): void => {
    if (value === null || value === undefined) return;
    kinds.set(place, kindOf(value));
    if (Array.isArray(value)) value.forEach((item) => visit(item, `${place}[]`));
    else if (typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) visit(inner, `${place}.${key}`);
    }
  };
  visit(data, '');
  return kinds;
}

function kindOf(value: unknown): Kind {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'object';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'text';
}

function kindDifferences(one: ReadonlyMap<string, Kind>, other: ReadonlyMap<string, Kind>): readonly string[] {
  return [...one].flatMap(([place, kind]) => {
    const there = other.get(place);
    return there === undefined || there === kind ? [] : [`${place}: ${kind} and ${there}`];
  });
}

/** Errors of the first at places that the second has as well: where it answers an object or list, it must say the same of what is in it. */
function codeDifferences(one: Answer, other: Answer): readonly string[] {
  const places = kindsOf(other.data);
  const said = new Set(other.errors.map((error) => `${placeOf(error.path)} ${error.extensions.code}`));
  return one.errors.flatMap(({ path, extensions: { code } }) => {
    const place = placeOf(path);
    if (OF_THE_RECORDS.has(code) || said.has(`${place} ${code}`)) return [];
    const isThere = path === undefined || places.has(place.replace(/(?:\.[^.[]+|\[\])$/, ''));
    return isThere ? [`${place}: ${code} is missing`] : [];
  });
}

function placeOf(path: readonly (string | number)[] = []): string {
  return path.map((key) => (typeof key === 'number' ? '[]' : `.${key}`)).join('');
}
