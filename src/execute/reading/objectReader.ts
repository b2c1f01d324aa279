import type { FieldFailure } from '../../model/fieldFailure.ts';
import { toByteText, type ByteText } from '../../util/byteText.ts';
import {
  fillMissing,
  MAX_LIST_DEPTH,
  isName,
  misshapen,
  NO_NAME,
  nullValue,
  type AnswerReading,
  type Failures,
  type Times,
} from './answerReading.ts';
import { encodeJson } from './byteJson.ts';
import { mergeValues } from '../merging/mergeNodes.ts';
import { newNode } from '../tree/newNode.ts';
import type { ObjectShape, SlotField } from '../tree/objectShape.ts';
import type { ResultNode, TreeValue } from '../tree/resultNode.ts';

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** No value of any type; for what JSON cannot hold. */
const NO_VALUE: ByteText = '?';

const NEEDS_ESCAPES = /["\\\u0000-\u001f\ud800-\udfff]/; // eslint-disable-line no-control-regex -- what JSON escapes.

function leafText(value: unknown): ByteText {
  if (typeof value === 'string' && !NEEDS_ESCAPES.test(value)) return toByteText(`"${value}"`);
  if (typeof value === 'number' && !Number.isFinite(value)) return NO_VALUE;
  return encodeJson(value) ?? NO_VALUE;
}

/** Reads what was asked for out of the objects of an answer, and nothing else: the source keeps its objects. */
export class ObjectReader {
  readonly #reading: AnswerReading;
  /** Nodes of objects that stand at several places of an answer that is known to share them (introspection). */
  readonly #known: Map<ObjectShape, Map<object, ResultNode>> | undefined;

  constructor(reading: AnswerReading, isShared = false) {
    this.#reading = reading;
    this.#known = isShared ? new Map() : undefined;
  }

  /** `typename`: the type of the object where it names none, or an interface only. */
  object(data: Fields, shape: ObjectShape, failures?: Failures, times?: Times, typename?: string): ResultNode {
    const known = this.#knownOf(shape);
    const before = known?.get(data);
    if (before !== undefined) return before;
    const said = data['__typename'];
    const ofType = shape.single ?? shape.forType(this.#moreTelling(said, typename));
    const node = newNode(ofType);
    known?.set(data, node);
    this.#reading.budget.spend(ofType.fields.length);
    if (times?.here !== undefined) this.#reading.asOf?.set(node, this.#reading.fetchId, times.here);
    for (const field of ofType.fields) {
      const raw = Object.hasOwn(data, field.key) ? data[field.key] : undefined;
      if (raw === undefined || typeof raw === 'function') continue;
      if (field.isTypename) {
        if (typeof raw === 'string') node.typename = isName(raw) ? raw : NO_NAME;
        continue;
      }
      const value = this.#value(raw, field, failures?.child(field.key), times?.child(field.key), failures?.here, 0);
      const present = node.slots[field.slot];
      node.slots[field.slot] = present === undefined ? value : mergeValues(this.#reading, present, value, field);
    }
    fillMissing(this.#reading, node, failures);
    return node;
  }

  #knownOf(shape: ObjectShape): Map<object, ResultNode> | undefined {
    if (this.#known === undefined) return undefined;
    let known = this.#known.get(shape);
    if (known === undefined) this.#known.set(shape, (known = new Map<object, ResultNode>()));
    return known;
  }

  #moreTelling(said: unknown, typename: string | undefined): string | undefined {
    if (typeof said !== 'string') return typename;
    return typename !== undefined && this.#reading.abstractTypes.has(said) ? typename : said;
  }

  #value(
    raw: unknown,
    field: SlotField,
    failures: Failures,
    times: Times,
    above: FieldFailure | undefined,
    listDepth: number,
  ): TreeValue {
    if (raw === null || raw === undefined) return nullValue(this.#reading, failures, above);
    const { inner } = field;
    if (Array.isArray(raw) && (inner !== undefined || listDepth < field.listDepth)) {
      if (listDepth >= MAX_LIST_DEPTH) return misshapen(this.#reading, field.name);
      this.#reading.budget.spend(raw.length);
      return raw.map((item: unknown, index) =>
        this.#value(item, field, failures?.child(index), times?.child(index), undefined, listDepth + 1),
      );
    }
    if (inner === undefined) return leafText(raw);
    return isFields(raw) ? this.object(raw, inner, failures, times) : misshapen(this.#reading, field.name);
  }
}
