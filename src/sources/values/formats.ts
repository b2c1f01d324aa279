import type { ValueFormat } from '../../model/typeBinding.ts';
import { dateFormats } from './dateFormats.ts';
import type { Format } from './format.ts';

const same = (value: unknown): unknown => value;

function wordsOf(name: string): string[] {
  return name.trim().split(/\s+/u);
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return undefined;
  }
}

/** Every format that a binding can name. A Vietnamese name is family name, middle names, given name, in this order. */
export const formats: Readonly<Record<ValueFormat, Format>> = {
  ...dateFormats,
  integer: { decode: (raw) => (/^-?\d+$/.test(raw) ? Number(raw) : undefined), encode: same },
  decimal: { decode: (raw) => (/^-?\d+(\.\d+)?$/.test(raw) ? Number(raw) : undefined), encode: same },
  text: { decode: same, encode: String },
  flag: {
    decode: (raw) => (raw === '1' || raw === 'true' ? true : raw === '0' || raw === 'false' ? false : undefined),
    encode: (value) => (value === true ? 1 : 0),
  },
  familyName: { decode: (raw) => wordsOf(raw)[0] },
  middleName: { decode: (raw) => wordsOf(raw).slice(1, -1).join(' ') || null },
  givenName: { decode: (raw) => wordsOf(raw).at(-1) },
  json: { decode: parseJson },
};
