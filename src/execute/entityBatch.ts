import type { UnavailableInput } from '../model/source.ts';
import type { ByteText } from '../util/byteText.ts';
import type { CompiledGroup } from './compileFetch.ts';
import { dependencyFailure } from './dependencyFailure.ts';
import { unavailableInputs, type FailedInput } from './inputValue.ts';
import type { LeafMemo } from './leafText.ts';
import { fillNode } from './mergeNodes.ts';
import type { KeySlot } from './representations.ts';
import type { ResultNode } from './resultNode.ts';
import type { RowVerdicts } from './rowVerdicts.ts';

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
  verdicts?: RowVerdicts,
): EntityBatch {
  const entries: BatchEntry[] = [];
  const byHead = new Map<ByteText, Map<string, ResultNode[]>>();
  for (const node of compiled.targets(root, verdicts)) {
    const representation = compiled.represent(node, memo);
    if (representation.kind === 'foreign') continue;
    if (representation.kind === 'keyless') {
      fillNode(node, compiled.shape, null, representation.typename);
      continue;
    }
    const { head, telling, text, typename, failed, keys } = representation;
    const [first] = failed;
    if (first !== undefined && !acceptsUnavailable) {
      fillNode(node, compiled.shape, dependencyFailure(first.failure), typename);
      continue;
    }
    let byTelling = byHead.get(head);
    if (byTelling === undefined) byHead.set(head, (byTelling = new Map<string, ResultNode[]>()));
    const same = first === undefined ? telling : telling + reasonsOf(failed);
    const waiting = byTelling.get(same);
    if (waiting === undefined) {
      const targets: [ResultNode, ...ResultNode[]] = [node];
      byTelling.set(same, targets);
      entries.push({ text, typename, failed, keys, targets });
    } else waiting.push(node);
  }
  return { compiled, entries };
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
  let members = '';
  for (const { compiled, entries } of batches) {
    let list = '';
    for (const { text } of entries) list += list === '' ? text : `,${text}`;
    members += `${members === '' ? '' : ','}"${compiled.group.variable}":[${list}]`;
  }
  return members;
}

/** What of the inputs of one request could not be had. */
export function batchUnavailable(batches: readonly EntityBatch[]): readonly UnavailableInput[] {
  return batches.flatMap(({ compiled, entries }) =>
    entries.flatMap(({ failed }, index) => unavailableInputs(compiled.group.variable, index, failed)),
  );
}
