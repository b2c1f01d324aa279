import { isEnumType, type GraphQLLeafType } from 'graphql';
import type { ScalarIssue, ScalarRule } from '../../model/scalars/scalarRule.ts';
import type { ByteText } from '../../util/byteText.ts';
import { decodeJson, encodeJson } from '../reading/byteJson.ts';
import { leafSerialiser } from './leafSerialiser.ts';
import type { Leaves, LeafText } from './leaves.ts';

/** Whether what stands between two places of a text goes into the answer as it is, without further questions. */
export type PlainTest = (text: ByteText, start: number, end: number) => boolean;

/** How values of a leaf type are checked and written into the answer. Never asked for null. */
export interface LeafWriter {
  readonly isPlain: PlainTest;
  /** Everything that may be said of a value that is not plain. */
  readonly write: (raw: ByteText, leaves: Leaves) => LeafText;
}

const INVALID: LeafText = { ok: false };
const NONE: readonly ScalarIssue[] = [];

/** Different values that are remembered per type and request (count). */
const MOST_REMEMBERED = 20_000;

/** Up to nine digits are always an `Int`. */
const isPlainInt: PlainTest = (text, start, end) => {
  let at = start;
  if (text.charCodeAt(start) === 0x2d) {
    if (end - start === 1 || text.charCodeAt(start + 1) === 0x30) return false;
    at = start + 1;
  }
  if (end - at > 9) return false;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
};

/** A number without exponent that is not absurdly long is a finite one. */
const isPlainFloat: PlainTest = (text, start, end) => {
  const first = text.charCodeAt(start);
  const isNumber = (first >= 0x30 && first <= 0x39) || (first === 0x2d && end - start > 1);
  if (!isNumber || end - start > 300) return false;
  // An E, large or small.
  for (let at = start; at < end; at++) if ((text.charCodeAt(at) | 0x20) === 0x65) return false;
  return true;
};

const isPlainString: PlainTest = (text, start) => text.charCodeAt(start) === 0x22;

/** Of the literals of JSON, only two begin so. */
const isPlainBoolean: PlainTest = (text, start) => {
  const first = text.charCodeAt(start);
  return first === 0x74 || first === 0x66;
};

const plain: Readonly<Record<string, PlainTest>> = {
  Int: isPlainInt,
  Float: isPlainFloat,
  String: isPlainString,
  ID: isPlainString,
  Boolean: isPlainBoolean,
};

function plainTest(type: GraphQLLeafType, hasRule: boolean): PlainTest {
  if (isEnumType(type) && !hasRule) {
    const names = new Set(type.getValues().map(({ name }) => `"${name}"`));
    return (text, start, end) => names.has(text.substring(start, end));
  }
  return plain[type.name] ?? (() => false);
}

/** The writer of a leaf type. GraphQL's own scalars cost a look at the first characters, whatever rule they have. */
export function leafWriter(type: GraphQLLeafType, scalars: ReadonlyMap<string, ScalarRule>): LeafWriter {
  const serialise = leafSerialiser(type, scalars);
  const judge = (raw: ByteText): LeafText => {
    const value = decodeJson(raw);
    if (value === undefined) return INVALID;
    const leaf = serialise(value);
    if (!leaf.ok) return leaf;
    const text = leaf.value === value ? raw : encodeJson(leaf.value);
    return text === undefined || text === 'null' ? INVALID : { ok: true, text, warnings: leaf.warnings ?? NONE };
  };
  const writer: LeafWriter = {
    isPlain: plainTest(type, scalars.has(type.name)),
    write: (raw, { memo }) => {
      let known = memo.get(writer);
      if (known === undefined) memo.set(writer, (known = new Map<ByteText, LeafText>()));
      let leaf = known.get(raw);
      if (leaf === undefined) {
        leaf = judge(raw);
        if (known.size < MOST_REMEMBERED) known.set(raw, leaf);
      }
      return leaf;
    },
  };
  return writer;
}

/** Whether a value is valid for the type, warnings or not. */
export function isValidLeaf(writer: LeafWriter, raw: ByteText, leaves: Leaves): boolean {
  return writer.isPlain(raw, 0, raw.length) || writer.write(raw, leaves).ok;
}
