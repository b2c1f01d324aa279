import type { UnavailableInput } from '../../model/source.ts';
import type { ByteText } from '../../util/byteText.ts';
import type { CompiledGroup } from './compileFetch.ts';
import { dependencyFailure } from './dependencyFailure.ts';
import { unavailableInputs, type FailedInput } from './inputValue.ts';
import type { Leaves } from '../tree/leaves.ts';
import { fillNode } from '../merging/mergeNodes.ts';
import type { KeySlot } from './representations.ts';
import type { ResultNode } from '../tree/resultNode.ts';
import type { RowVerdicts } from '../rows/rowVerdicts.ts';

/** A representation that is sent once, and the objects that wait for it. */
export interface BatchEntry {
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

/** A batch with its representations as JSON, by entry. */
export interface WrittenBatch {
  readonly batch: EntityBatch;
  readonly texts: readonly ByteText[];
}

/** One request of a fetch. */
export interface EntityQuestion {
  /** Its variables, as members of a JSON object. */
  readonly variables: ByteText;
  readonly unavailable: readonly UnavailableInput[];
  readonly batches: readonly EntityBatch[];
}

/**
 * Collects the objects of a group and what to send for them, equal representations once. Objects that cannot be asked for
 * get their fields here: null without a key, a failure where an input failed and the source cannot do without.
 */
export function collectBatch(
  compiled: CompiledGroup,
  root: ResultNode,
  leaves: Leaves,
  acceptsUnavailable: boolean,
  verdicts?: RowVerdicts,
): WrittenBatch {
  const entries: BatchEntry[] = [];
  const texts: ByteText[] = [];
  const byHead = new Map<ByteText, Map<string, ResultNode[]>>();
  for (const node of compiled.targets(root, verdicts)) {
    const representation = compiled.represent(node, leaves);
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
      entries.push({ typename, failed, keys, targets });
      texts.push(text);
    } else waiting.push(node);
  }
  return { batch: { compiled, entries }, texts };
}

function reasonsOf(failed: readonly FailedInput[]): string {
  return JSON.stringify(failed.map(({ path, failure }) => [path, failure.code, failure.source]));
}

/** Divides batches into requests of at most `limit` representations per group. */
export function askBatches(batches: readonly WrittenBatch[], limit: number): readonly EntityQuestion[] {
  const longest = Math.max(0, ...batches.map(({ texts }) => texts.length));
  if (longest > 0 && longest <= limit) return [question(batches)];
  return Array.from({ length: Math.ceil(longest / limit) }, (_, part) => {
    const [from, to] = [part * limit, (part + 1) * limit];
    return question(
      batches.map(({ batch: { compiled, entries }, texts }) => ({
        batch: { compiled, entries: entries.slice(from, to) },
        texts: texts.slice(from, to),
      })),
    );
  });
}

/** While the answer is waited for, nobody holds the representations but in one text. */
function question(written: readonly WrittenBatch[]): EntityQuestion {
  const batches = written.map(({ batch }) => batch);
  return { variables: variablesOf(written), unavailable: unavailableOf(batches), batches };
}

function variablesOf(written: readonly WrittenBatch[]): ByteText {
  return written.map(({ batch: { compiled }, texts }) => `${compiled.opening}${texts.join()}]`).join();
}

/** What of the inputs of one request could not be had. */
function unavailableOf(batches: readonly EntityBatch[]): readonly UnavailableInput[] {
  return batches.flatMap(({ compiled, entries }) =>
    entries.flatMap(({ failed }, index) => unavailableInputs(compiled.group.variable, index, failed)),
  );
}
