import type { UnavailableInput } from '../model/source.ts';
import type { ByteText } from '../util/byteText.ts';
import type { CompiledGroup } from './compileFetch.ts';
import { dependencyFailure } from './dependencyFailure.ts';
import { unavailableInputs, type FailedInput } from './inputValue.ts';
import type { LeafMemo } from './leafText.ts';
import { fillNode } from './mergeNodes.ts';
import type { KeySlot } from './representations.ts';
import type { ResultNode } from './resultNode.ts';

/** A representation that is sent once, and the objects that wait for it. */
export interface BatchEntry {
  /** The representation as JSON. */
  readonly text: ByteText;
  readonly typename: string;
  readonly failed: readonly FailedInput[];
  readonly keys: readonly KeySlot[];
  readonly targets: readonly [ResultNode, ...ResultNode[]];
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
export function collectBatch(
  compiled: CompiledGroup,
  root: ResultNode,
  memo: LeafMemo,
  acceptsUnavailable: boolean,
): EntityBatch {
  const entries = new Map<string, BatchEntry & { readonly targets: ResultNode[] }>();
  for (const node of compiled.targets(root)) {
    const representation = compiled.represent(node, memo);
    if (representation.kind === 'foreign') continue;
    if (representation.kind === 'keyless') {
      fillNode(node, compiled.shape, null, representation.typename);
      continue;
    }
    const { text, typename, failed, keys } = representation;
    const [first] = failed;
    if (first !== undefined && !acceptsUnavailable) {
      fillNode(node, compiled.shape, dependencyFailure(first.failure), typename);
      continue;
    }
    const same = first === undefined ? text : text + reasonsOf(failed);
    const entry = entries.get(same);
    if (entry === undefined) entries.set(same, { text, typename, failed, keys, targets: [node] });
    else entry.targets.push(node);
  }
  return { compiled, entries: [...entries.values()] };
}

function reasonsOf(failed: readonly FailedInput[]): string {
  return JSON.stringify(failed.map(({ path, failure }) => [path, failure.code, failure.source]));
}

/** Splits batches into requests of at most `limit` representations per group. */
export function splitBatches(batches: readonly EntityBatch[], limit: number): readonly (readonly EntityBatch[])[] {
  const longest = Math.max(0, ...batches.map(({ entries }) => entries.length));
  if (longest > 0 && longest <= limit) return [batches];
  return Array.from({ length: Math.ceil(longest / limit) }, (_, part) =>
    batches.map(({ compiled, entries }) => ({ compiled, entries: entries.slice(part * limit, (part + 1) * limit) })),
  );
}

/** Variables of one request as the members of a JSON object. */
export function batchVariables(batches: readonly EntityBatch[]): ByteText {
  return batches
    .map(({ compiled, entries }) => `"${compiled.group.variable}":[${entries.map(({ text }) => text).join()}]`)
    .join();
}

/** What of the inputs of one request could not be had. */
export function batchUnavailable(batches: readonly EntityBatch[]): readonly UnavailableInput[] {
  return batches.flatMap(({ compiled, entries }) =>
    entries.flatMap(({ failed }, index) => unavailableInputs(compiled.group.variable, index, failed)),
  );
}
