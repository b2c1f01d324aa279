import { isEnumType, type GraphQLLeafType } from 'graphql';
import type { ScalarIssue, ScalarRule } from '../model/scalars/scalarRule.ts';
import type { ByteText } from '../util/byteText.ts';
import { decodeJson, encodeJson } from './byteJson.ts';
import { leafSerialiser } from './leafSerialiser.ts';

/** What a leaf comes to in the answer; without `ok` the value is not what its type admits. */
export type LeafText =
  | { readonly ok: true; readonly text: ByteText; readonly warnings: readonly ScalarIssue[] }
  | { readonly ok: false; readonly reason?: string };

/** Values seen in one request, by type and text. */
export type LeafMemo = Map<LeafWriter, Map<ByteText, LeafText>>;

/** How values of a leaf type are checked and written into the answer. Never asked for null. */
export interface LeafWriter {
  /** Whether the text goes into the answer as it is, without further questions. */
  readonly isPlain: (raw: ByteText) => boolean;
  /** Everything that may be said of a value that is not plain. */
  readonly write: (raw: ByteText, memo: LeafMemo) => LeafText;
}

const INVALID: LeafText = { ok: false };
const NONE: readonly ScalarIssue[] = [];

/** Different values that are remembered per type and request (count). */
const MOST_REMEMBERED = 20_000;

/** Up to nine digits are always an `Int`. */
function isPlainInt(raw: ByteText): boolean {
  const { length } = raw;
  let at = 0;
  if (raw.charCodeAt(0) === 0x2d) {
    if (length === 1 || raw.charCodeAt(1) === 0x30) return false;
    at = 1;
  }
  if (length - at > 9) return false;
  for (; at < length; at++) {
    const code = raw.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}

/** A number without exponent that is not absurdly long is a finite one. */
function isPlainFloat(raw: ByteText): boolean {
  const first = raw.charCodeAt(0);
  const isNumber = (first >= 0x30 && first <= 0x39) || (first === 0x2d && raw.length > 1);
  return isNumber && raw.length <= 300 && !raw.includes('e') && !raw.includes('E');
}

const isPlainString = (raw: ByteText): boolean => raw.charCodeAt(0) === 0x22;

const plain: Readonly<Record<string, (raw: ByteText) => boolean>> = {
  Int: isPlainInt,
  Float: isPlainFloat,
  String: isPlainString,
  ID: isPlainString,
  Boolean: (raw) => raw === 'true' || raw === 'false',
};

function plainTest(type: GraphQLLeafType, hasRule: boolean): (raw: ByteText) => boolean {
  if (isEnumType(type) && !hasRule) {
    const names = new Set(type.getValues().map(({ name }) => `"${name}"`));
    return (raw) => names.has(raw);
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
    write: (raw, memo) => {
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
export function isValidLeaf(writer: LeafWriter, raw: ByteText, memo: LeafMemo): boolean {
  return writer.isPlain(raw) || writer.write(raw, memo).ok;
}
