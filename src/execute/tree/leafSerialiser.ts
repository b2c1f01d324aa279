import { isEnumType, type GraphQLLeafType } from 'graphql';
import type { ScalarIssue, ScalarResult, ScalarRule } from '../../model/scalars/scalarRule.ts';

/** What a leaf comes to in the answer; without `ok` the value is not what its type admits. */
export type SerialisedLeaf =
  | { readonly ok: true; readonly value: unknown; readonly warnings?: readonly ScalarIssue[] }
  | { readonly ok: false; readonly reason?: string };

const INVALID: SerialisedLeaf = { ok: false };

const builtIn: Readonly<Record<string, (value: unknown) => boolean>> = {
  Int: (value) => Number.isInteger(value) && Math.abs(Number(value)) <= 0x7fff_ffff,
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  ID: (value) => typeof value === 'string',
};

function byRule(rule: ScalarRule, value: unknown): SerialisedLeaf {
  const result: ScalarResult = rule.serialise(value);
  return result.ok ? result : { ok: false, reason: result.reason.code };
}

/** The library's own serialisation, for a type that has no rule of ours. Its message quotes the value and is dropped. */
function byType(type: GraphQLLeafType, value: unknown): SerialisedLeaf {
  try {
    const serialised: unknown = type.serialize(value);
    return serialised === undefined || serialised === null ? INVALID : { ok: true, value: serialised };
  } catch {
    return INVALID;
  }
}

/** How values of a leaf type are checked and written into the answer. Never called with null. */
export function leafSerialiser(
  type: GraphQLLeafType,
  scalars: ReadonlyMap<string, ScalarRule>,
): (value: unknown) => SerialisedLeaf {
  const rule = scalars.get(type.name);
  if (rule !== undefined) return (value) => byRule(rule, value);
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => (typeof value === 'string' && names.has(value) ? { ok: true, value } : INVALID);
  }
  const isValid = builtIn[type.name];
  return (value) => (isValid?.(value) === true ? { ok: true, value } : byType(type, value));
}
