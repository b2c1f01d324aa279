import { FieldFailure } from '../../model/fieldFailure.ts';
import type { AsOf, ResponsePath, SourceError } from '../../model/source.ts';
import type { ResolvedObject } from './resolution.ts';

/** An answer in the shape of `SourceAnswer`, without its cost. */
export interface SettledAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: readonly SourceError[];
  readonly asOf?: readonly AsOf[];
}

/**
 * Takes the failures out of a resolved tree: `null` in their place, one error per place. The tree is left as it is where
 * nothing failed; objects that stand in several places are told apart by their paths.
 */
export function settleAnswer(tree: ResolvedObject, asOf: WeakMap<object, string> | undefined): SettledAnswer {
  const errors: SourceError[] = [];
  const times: AsOf[] = [];
  const data = settle(tree, [], asOf, errors, times) as Readonly<Record<string, unknown>>;
  return asOf === undefined ? { data, errors } : { data, errors, asOf: times };
}

function settle(
  value: unknown,
  path: ResponsePath,
  asOf: WeakMap<object, string> | undefined,
  errors: SourceError[],
  times: AsOf[],
): unknown {
  if (value instanceof FieldFailure) {
    errors.push({ code: value.code, path, params: value.params });
    return null;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item, index) => settle(item, [...path, index], asOf, errors, times));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const at = asOf?.get(value);
  if (at !== undefined) times.push({ path, at });
  let copy: Record<string, unknown> | undefined;
  for (const [name, field] of Object.entries(value)) {
    const settled = settle(field, [...path, name], asOf, errors, times);
    if (settled === field) continue;
    copy ??= { ...value };
    copy[name] = settled;
  }
  return copy ?? value;
}
