import type { UnavailableInput } from '../model/source.ts';
import type { CompiledGroup } from './compileFetch.ts';
import { dependencyFailure } from './dependencyFailure.ts';
import { fillFields } from './readAnswer.ts';
import { unavailableInputs, type FailedInput } from './inputValue.ts';
import type { ResultObject } from './resultTree.ts';

/** A representation that is sent once, and the objects that wait for it. */
export interface BatchEntry {
  readonly value: Readonly<Record<string, unknown>>;
  readonly typename: string;
  readonly failed: readonly FailedInput[];
  /** Names of the key fields in `value`. */
  readonly keys: readonly string[];
  readonly targets: ResultObject[];
}

/** What one group of a fetch has to send. */
export interface EntityBatch {
  readonly compiled: CompiledGroup;
  readonly entries: readonly BatchEntry[];
}

/**
 * Collects the objects of a group and what to send for them, equal representations once. Objects that cannot be asked for
 * get their fields here: null without a key, a failure where an input failed and the source cannot do without.
 */
export function collectBatch(compiled: CompiledGroup, root: ResultObject, acceptsUnavailable: boolean): EntityBatch {
  const entries = new Map<string, BatchEntry>();
  for (const object of compiled.targets(root)) {
    const representation = compiled.represent(object);
    if (representation.kind === 'foreign') continue;
    if (representation.kind === 'keyless') {
      fillFields(object, compiled.shape, null, representation.typename);
      continue;
    }
    const { value, typename, text, failed, keys } = representation;
    const [first] = failed;
    if (first !== undefined && !acceptsUnavailable) {
      fillFields(object, compiled.shape, dependencyFailure(first.failure), typename);
      continue;
    }
    const entry = entries.get(text);
    if (entry === undefined) entries.set(text, { value, typename, failed, keys, targets: [object] });
    else entry.targets.push(object);
  }
  return { compiled, entries: [...entries.values()] };
}

/** Splits batches into requests of at most `limit` representations per group. */
export function splitBatches(batches: readonly EntityBatch[], limit: number): readonly (readonly EntityBatch[])[] {
  const longest = Math.max(0, ...batches.map(({ entries }) => entries.length));
  return Array.from({ length: Math.ceil(longest / limit) }, (_, part) =>
    batches.map(({ compiled, entries }) => ({ compiled, entries: entries.slice(part * limit, (part + 1) * limit) })),
  );
}

/** Variables of one request, and what of its inputs could not be had. */
export function batchVariables(batches: readonly EntityBatch[]): {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly unavailable: readonly UnavailableInput[];
} {
  const variables: Record<string, unknown> = {};
  const unavailable: UnavailableInput[] = [];
  for (const { compiled, entries } of batches) {
    const { variable } = compiled.group;
    variables[variable] = entries.map(({ value }) => value);
    entries.forEach(({ failed }, index) => unavailable.push(...unavailableInputs(variable, index, failed)));
  }
  return { variables, unavailable };
}
