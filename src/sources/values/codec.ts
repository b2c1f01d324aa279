import type { CodeMap, ValueFormat } from '../../model/typeBinding.ts';
import { FieldFailure } from '../../model/fieldFailure.ts';
import type { SourceId } from '../../model/source.ts';
import { asText } from './asText.ts';
import { formats } from './formats.ts';

/**
 * Translates one field's values between a ministry's words and the dictionary's.
 *
 * - `decode`: never throws; a value that cannot be read becomes a `FieldFailure` that names the field, not the value
 * - `encode`: `undefined` when the ministry has no word for the value, so that nothing can be found by it
 */
export interface Codec {
  readonly decode: (raw: unknown) => unknown;
  readonly encode: (value: unknown) => unknown;
}

/** How a binding says that values are written. */
export interface CodecSpec {
  readonly codes?: CodeMap;
  readonly format?: ValueFormat;
  readonly separator?: string;
}

export const plainCodec: Codec = { decode: (raw) => raw ?? null, encode: (value) => value };

/** `field` is the dictionary's coordinate, as `Person.sex`, for error messages. */
export function compileCodec(spec: CodecSpec, source: SourceId, field: string): Codec {
  if (spec.codes === undefined && spec.format === undefined && spec.separator === undefined) return plainCodec;
  const one = spec.codes === undefined ? formatCodec(spec, source, field) : codeCodec(spec.codes, source, field);
  const item = (raw: unknown): unknown => (raw === null || raw === undefined ? null : one.decode(raw));
  const { separator } = spec;
  if (separator === undefined) {
    const decode = (raw: unknown): unknown => (Array.isArray(raw) ? settle(raw.map(item)) : item(raw));
    const encode = (value: unknown): unknown => {
      if (!Array.isArray(value)) return one.encode(value);
      return value.map((entry) => one.encode(entry)).filter((entry) => entry !== undefined);
    };
    return { decode, encode };
  }
  return {
    decode: (raw) => (raw === null || raw === undefined ? null : settle(split(asText(raw), separator).map(item))),
    encode: () => undefined,
  };
}

/** A list with one unreadable item is unreadable: a shorter list would be a lie. */
function settle(items: readonly unknown[]): unknown {
  return items.find((item) => item instanceof FieldFailure) ?? items;
}

function split(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function codeCodec(codes: CodeMap, source: SourceId, field: string): Codec {
  const toDictionary = new Map(Object.entries(codes));
  const toMinistry = new Map<string | boolean, string>();
  for (const [local, code] of toDictionary) if (!toMinistry.has(code)) toMinistry.set(code, local);
  const unknown = new FieldFailure('SOURCE_CODE_UNKNOWN', { source, field }, source);
  return {
    decode: (raw) => toDictionary.get(asText(raw).trim()) ?? unknown,
    encode: (value) => toMinistry.get(value as string | boolean),
  };
}

function formatCodec(spec: CodecSpec, source: SourceId, field: string): Codec {
  if (spec.format === undefined) return plainCodec;
  const format = formats[spec.format];
  const invalid = new FieldFailure('SOURCE_VALUE_INVALID', { source, field }, source);
  return {
    decode: (raw) => {
      if (typeof raw === 'object') return spec.format === 'json' ? raw : invalid;
      const text = asText(raw).trim();
      if (text === '') return null;
      const value = format.decode(text);
      return value === undefined ? invalid : value;
    },
    encode: format.encode ?? (() => undefined),
  };
}
