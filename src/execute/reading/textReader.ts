import type { FieldFailure } from '../../model/fieldFailure.ts';
import type { ByteText } from '../../util/byteText.ts';
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
import { endOfValue, MalformedJson, skipSpace, stringBetween } from './byteJson.ts';
import { addLeaf, addWhole, type Leaf, type LeafySource } from '../tree/leaves.ts';
import { mergeValues } from '../merging/mergeNodes.ts';
import { newNode } from '../tree/newNode.ts';
import type { ObjectShape, SlotField, TypeShape } from '../tree/objectShape.ts';
import type { ResultNode, TreeValue } from '../tree/resultNode.ts';
import { SeenObjects } from './seenObjects.ts';
import { StringEnds } from './stringEnds.ts';
import { endOfWhole, type WholeText } from './endOfWhole.ts';
import type { WholeShape } from '../tree/wholeShape.ts';

/**
 * Reads what was asked for out of the JSON text of an answer, and nothing else, checking all of it on the way. Of leaves it
 * notes where they stand. An object whose text was seen before at the same place is not read again: its node stands for both.
 * Throws `MalformedJson`.
 */
export class TextReader {
  readonly #text: ByteText;
  readonly #source: LeafySource;
  readonly #reading: AnswerReading;
  /** Nothing is said about single paths: equal texts are equal objects. */
  readonly #isPlain: boolean;
  readonly #seen = new Map<ObjectShape, SeenObjects>();
  /** Nor is anything said about all that is null. */
  readonly #takesWhole: boolean;
  readonly #ends: StringEnds;
  readonly #within: WholeText;
  /** Where it is; after each call behind what was read. */
  position: number;

  constructor(text: ByteText, position: number, reading: AnswerReading, isPlain: boolean) {
    this.#text = text;
    this.#source = reading.leaves.open(text);
    this.#reading = reading;
    this.#isPlain = isPlain;
    this.#takesWhole = isPlain && reading.general === undefined && reading.asOf === undefined;
    this.#ends = new StringEnds(text);
    this.#within = { text, ends: this.#ends, budget: reading.budget, leaves: reading.leaves };
    this.position = position;
  }

  /** An object of which there is one, as the root of an answer. `typename`: its type, unless it can only be found in the text. */
  object(shape: ObjectShape, failures: Failures, times: Times, typename?: string): ResultNode {
    if (shape.single !== undefined) return this.#fields(shape.single, typename, failures, times);
    const isOpen = typename === undefined || this.#reading.abstractTypes.has(typename);
    const known = isOpen ? (this.#typenameAhead() ?? typename) : typename;
    return this.#fields(shape.forType(known), known, failures, times);
  }

  #objectAgain(shape: ObjectShape, failures: Failures, times: Times): ResultNode {
    const typename = shape.asksTypename && shape.dependsOnType ? this.#typenameAhead() : undefined;
    const ofType = shape.single ?? shape.forType(typename);
    if (!this.#isPlain) return this.#fields(ofType, typename, failures, times);
    const start = this.position;
    let seen = this.#seen.get(shape);
    if (seen === undefined) this.#seen.set(shape, (seen = new SeenObjects(ofType.telling)));
    const hash = seen.hashAt(this.#text, start);
    const known = seen.find(hash, this.#text, start);
    if (known !== undefined) {
      this.position = start + known.raw.length;
      this.#reading.budget.spend(1);
      return known.node;
    }
    const node = this.#fields(ofType, typename, failures, times);
    seen.add({ node, raw: this.#text.substring(start, this.position), hash });
    return node;
  }

  #fields(shape: TypeShape, typename: string | undefined, failures: Failures, times: Times): ResultNode {
    const text = this.#text;
    const { fields } = shape;
    const node = newNode(shape);
    const { slots } = node;
    this.#reading.budget.spend(fields.length);
    if (times?.here !== undefined) this.#reading.asOf?.set(node, this.#reading.fetchId, times.here);
    let found = 0;
    let expected = 0;
    let hasTypename = false;
    let at = this.position + 1;
    if (text.charCodeAt(at) <= 0x20) at = skipSpace(text, at);
    if (text.charCodeAt(at) === 0x7d) at++;
    else
      for (;;) {
        let field = fields[expected];
        const head = field?.head;
        if (head !== undefined && text.substring(at, at + head.length) === head) at += head.length;
        else {
          const end = this.#ends.after(at);
          field = shape.byKey.get(stringBetween(text, at, end));
          at = skipSpace(text, end);
          if (text.charCodeAt(at) !== 0x3a) throw new MalformedJson();
          at++;
        }
        if (text.charCodeAt(at) <= 0x20) at = skipSpace(text, at);
        if (field === undefined) at = endOfValue(text, at);
        else {
          expected = field.index + 1;
          if (!field.isProbe) found++;
          if (field.isTypename) {
            if (hasTypename) throw new MalformedJson();
            hasTypename = true;
            const end = endOfValue(text, at);
            if (text.charCodeAt(at) === 0x22) node.typename = this.#nameBetween(at, end, typename);
            at = end;
          } else {
            const present = slots[field.slot];
            this.position = at;
            const value = this.#value(field, failures?.child(field.key), times?.child(field.key), failures?.here, 0);
            at = this.position;
            slots[field.slot] = present === undefined ? value : this.#again(present, value, field, fields);
          }
        }
        let code = text.charCodeAt(at);
        if (code <= 0x20) code = text.charCodeAt((at = skipSpace(text, at)));
        at++;
        if (code === 0x7d) break;
        if (code !== 0x2c) throw new MalformedJson();
        if (text.charCodeAt(at) <= 0x20) at = skipSpace(text, at);
      }
    if (found < shape.asked) fillMissing(this.#reading, node, failures);
    this.position = at;
    return node;
  }

  #nameBetween(at: number, end: number, expected: string | undefined): string {
    const text = this.#text;
    if (expected !== undefined && end - at === expected.length + 2 && text.startsWith(expected, at + 1))
      return expected;
    const name = stringBetween(text, at, end);
    return isName(name) ? name : NO_NAME;
  }

  /** Two keys may stand for one name; one key may not stand twice. */
  #again(present: TreeValue, value: TreeValue, field: SlotField, fields: readonly SlotField[]): TreeValue {
    if (!fields.some((other) => other !== field && other.slot === field.slot)) throw new MalformedJson();
    return mergeValues(this.#reading, present, value, field);
  }

  #value(
    field: SlotField,
    failures: Failures,
    times: Times,
    above: FieldFailure | undefined,
    listDepth: number,
  ): TreeValue {
    const text = this.#text;
    const start = this.position;
    const code = text.charCodeAt(start);
    const { inner, whole } = field;
    if (whole !== undefined && listDepth === 0 && this.#takesWhole) {
      const known = this.#whole(whole, start, field.listDepth);
      if (known !== undefined) return known;
    }
    if (code === 0x7b && inner !== undefined) return this.#objectAgain(inner, failures, times);
    if (code === 0x22 && inner === undefined) return this.#leaf(start, this.#ends.after(start));
    if (code === 0x5b && (inner !== undefined || listDepth < field.listDepth))
      return this.#list(field, failures, times, listDepth);
    const end = (this.position = endOfValue(text, start));
    if (code === 0x6e) return nullValue(this.#reading, failures, above);
    return inner === undefined ? this.#leaf(start, end) : misshapen(this.#reading, field.name);
  }

  #leaf(start: number, end: number): Leaf {
    this.position = end;
    return addLeaf(this.#source, start, end);
  }

  /** A value that is written as it has to stand in the answer; undefined when it is not, and nothing is read. */
  #whole(shape: WholeShape, start: number, listDepth: number): Leaf | undefined {
    const { budget } = this.#reading;
    const { spent } = budget;
    const escape = this.#ends.escapeFrom(start);
    const end = endOfWhole(shape, this.#within, start, listDepth);
    if (end < 0) {
      budget.returnTo(spent);
      this.#ends.returnTo(escape);
      return undefined;
    }
    this.position = end;
    return addWhole(this.#source, start, end, budget.spent - spent);
  }

  #list(field: SlotField, failures: Failures, times: Times, listDepth: number): TreeValue {
    const text = this.#text;
    if (listDepth >= MAX_LIST_DEPTH) {
      this.position = endOfValue(text, this.position);
      return misshapen(this.#reading, field.name);
    }
    const items: TreeValue[] = [];
    this.list((index) => {
      items.push(this.#value(field, failures?.child(index), times?.child(index), undefined, listDepth + 1));
    });
    return items;
  }

  /** Walks the items of the list that begins here; `read` reads one and stops behind it. */
  list(read: (index: number) => void): void {
    const text = this.#text;
    let at = skipSpace(text, this.position + 1);
    let count = 0;
    if (text.charCodeAt(at) === 0x5d) at++;
    else
      for (;;) {
        this.position = at;
        this.#reading.budget.spend(1);
        read(count++);
        at = this.position;
        let code = text.charCodeAt(at);
        if (code <= 0x20) code = text.charCodeAt((at = skipSpace(text, at)));
        at++;
        if (code === 0x5d) break;
        if (code !== 0x2c) throw new MalformedJson();
        if (text.charCodeAt(at) <= 0x20) at = skipSpace(text, at);
      }
    this.position = at;
  }

  /** Walks the members of the object that begins here; `read` reads a value and stops behind it. A key may not stand twice. */
  members(read: (key: string) => void): void {
    const text = this.#text;
    const keys = new Set<string>();
    let at = skipSpace(text, this.position + 1);
    if (text.charCodeAt(at) === 0x7d) at++;
    else
      for (;;) {
        const end = this.#ends.after(at);
        const key = stringBetween(text, at, end);
        if (keys.has(key)) throw new MalformedJson();
        keys.add(key);
        at = skipSpace(text, end);
        if (text.charCodeAt(at) !== 0x3a) throw new MalformedJson();
        this.position = skipSpace(text, at + 1);
        read(key);
        at = skipSpace(text, this.position);
        const code = text.charCodeAt(at++);
        if (code === 0x7d) break;
        if (code !== 0x2c) throw new MalformedJson();
        at = skipSpace(text, at);
      }
    this.position = at;
  }

  /** The first character of what begins here. */
  get next(): number {
    return this.#text.charCodeAt(this.position);
  }

  /** What begins here, cut out; checked, not read. */
  skip(): ByteText {
    const start = this.position;
    return this.#text.substring(start, (this.position = endOfValue(this.#text, start)));
  }

  /** The type that the object says it has, wherever among its keys it stands. */
  #typenameAhead(): string | undefined {
    const escape = this.#ends.escapeFrom(this.position);
    const typename = this.#findTypename();
    this.#ends.returnTo(escape);
    return typename;
  }

  #findTypename(): string | undefined {
    const text = this.#text;
    let at = skipSpace(text, this.position + 1);
    if (text.charCodeAt(at) === 0x7d) return undefined;
    for (;;) {
      const endOfKey = this.#ends.after(at);
      const isTypename = stringBetween(text, at, endOfKey) === '__typename';
      at = skipSpace(text, endOfKey);
      if (text.charCodeAt(at) !== 0x3a) throw new MalformedJson();
      at = skipSpace(text, at + 1);
      const end = endOfValue(text, at);
      if (isTypename) return text.charCodeAt(at) === 0x22 ? this.#nameBetween(at, end, undefined) : undefined;
      at = skipSpace(text, end);
      if (text.charCodeAt(at) !== 0x2c) return undefined;
      at = skipSpace(text, at + 1);
    }
  }
}
