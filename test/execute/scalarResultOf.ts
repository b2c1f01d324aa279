import type { ScalarResult } from '../../src/model/scalars/scalarRule.ts';

/** A scalar's direction made of a function on texts; undefined means that the value is refused. */
export function scalarResultOf(change: (text: string) => string | undefined): (value: unknown) => ScalarResult {
  return (value) => {
    const changed = change(String(value));
    if (changed === undefined) return { ok: false, reason: { code: 'VALUE_INVALID', params: {} } };
    return { ok: true, value: changed, warnings: [] };
  };
}
