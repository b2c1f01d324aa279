import type { AnswerError, AnswerPath, GrowingAnswer, PendingPart } from './answer.ts';

/** A later part of an answer (GraphQL specification, draft on incremental delivery: "Incremental Stream Update Result"). */
export interface LaterPart {
  readonly pending?: readonly PendingPart[];
  readonly incremental?: readonly {
    readonly id: string;
    readonly subPath?: AnswerPath;
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly AnswerError[];
  }[];
  readonly completed?: readonly { readonly id: string; readonly errors?: readonly AnswerError[] }[];
  readonly hasNext?: boolean;
}

/** An answer with a later part in it; what the part does not touch stays the same objects, for views that compare them. */
export function mergePart<Data>(answer: GrowingAnswer<Data>, part: LaterPart): GrowingAnswer<Data> {
  const { pending = [], incremental = [], completed = [] } = part;
  const open = new Map([...answer.pending, ...pending].map((each) => [each.id, each]));
  const errors = [...answer.errors];
  let data: unknown = answer.data;
  for (const { id, subPath = [], data: added, errors: more = [] } of incremental) {
    const place = [...(open.get(id)?.path ?? []), ...subPath];
    if (added) data = withAdded(data, place, added);
    errors.push(...more);
  }
  for (const { id, errors: more = [] } of completed) {
    // A fragment that came to nothing says why, and not always where.
    const path = open.get(id)?.path ?? [];
    errors.push(...more.map((error) => ({ path, ...error })));
    open.delete(id);
  }
  return { ...answer, data: data as Data, errors, pending: [...open.values()] };
}

/** A copy of a value with fields added to the object at the path. */
function withAdded(value: unknown, path: AnswerPath, added: Readonly<Record<string, unknown>>): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return merged(value, added);
  if (typeof value !== 'object' || value === null) return value;
  const below = withAdded((value as Record<string | number, unknown>)[key], rest, added);
  return Array.isArray(value)
    ? value.map((item: unknown, index) => (index === key ? below : item))
    : { ...value, [key]: below };
}

/** Two fragments may each bring fields of one object. */
function merged(known: unknown, added: unknown): unknown {
  if (Array.isArray(known) && Array.isArray(added)) return known.map((item, index) => merged(item, added[index]));
  if (!isObject(known) || !isObject(added)) return added ?? known;
  const both: Record<string, unknown> = { ...known };
  for (const [key, value] of Object.entries(added)) both[key] = key in known ? merged(known[key], value) : value;
  return both;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
