import type { Format } from './format.ts';

/** Vietnam has had one offset, without summer time, since 1975. */
const offset = '+07:00';
const offsetMs = 7 * 3_600_000;

/** A day that exists, or a partial date: `2026-01-31`, `2026-01`, `2026`; `undefined` for an impossible one. */
function partialDate(year: string, month: string, day: string): string | undefined {
  if (month === '00' || month === '') return day === '00' || day === '' ? year : undefined;
  if (Number(month) > 12) return undefined;
  if (day === '00' || day === '') return `${year}-${month}`;
  return isDay(year, month, day) ? `${year}-${month}-${day}` : undefined;
}

function isDay(year: string, month: string, day: string): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function dateTime(match: RegExpExecArray | null): string | undefined {
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00'] = match;
  if (month === '00' || !isDay(year, month, day)) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}

/** A moment that says its own offset, as `2026-01-31 00:05:00+00`. */
function withOffset(raw: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2})(?::?(\d{2}))?$/.exec(raw);
  if (match === null) return undefined;
  const [, day = '', time = '', hours = '', minutes = '00'] = match;
  return fromEpochMs(Date.parse(`${day}T${time}${hours === 'Z' ? 'Z' : `${hours}:${minutes}`}`));
}

function fromEpochMs(ms: number): string | undefined {
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return undefined;
  return new Date(ms + offsetMs).toISOString().slice(0, 19) + offset;
}

/** `2026-01-31T07:05:00` in Vietnam, of any ISO 8601 moment. */
function toLocal(value: unknown): string {
  return new Date(Date.parse(String(value)) + offsetMs).toISOString().slice(0, 19);
}

function digits(value: unknown): string {
  return toLocal(value).replaceAll(/\D/g, '');
}

/** Ways of writing days and moments, to and from the dictionary's `Date`, `PartialDate` and `DateTime` (ISO 8601, +07:00). */
export const dateFormats = {
  yyyymmdd: {
    decode: (raw) => {
      const match = /^(\d{4})(\d{2})?(\d{2})?$/.exec(raw);
      return match === null ? undefined : partialDate(match[1] ?? '', match[2] ?? '', match[3] ?? '');
    },
    encode: (value) => String(value).replaceAll('-', '').padEnd(8, '0'),
  },
  yyyymmddhhmm: {
    decode: (raw) => dateTime(/^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(raw)),
    encode: (value) => digits(value).slice(0, 12),
  },
  yyyymmddhhmmss: {
    decode: (raw) => dateTime(/^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(raw)),
    encode: digits,
  },
  localDateTime: {
    decode: (raw) =>
      withOffset(raw) ?? dateTime(/^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(raw)),
    encode: (value) => toLocal(value).replace('T', ' '),
  },
  'dd/mm/yyyy': {
    decode: (raw) => {
      const match = /^(?:(?:(\d{2})\/)?(\d{2})\/)?(\d{4})$/.exec(raw);
      return match === null ? undefined : partialDate(match[3] ?? '', match[2] ?? '', match[1] ?? '');
    },
    encode: (value) => String(value).split('-').toReversed().join('/'),
  },
  date: {
    decode: (raw) => {
      const match = /^(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?$/.exec(raw);
      return match === null ? undefined : partialDate(match[1] ?? '', match[2] ?? '', match[3] ?? '');
    },
    encode: (value) => value,
  },
  epochSeconds: {
    decode: (raw) => fromEpochMs(Number(raw) * 1000),
    encode: (value) => Math.floor(Date.parse(String(value)) / 1000),
  },
  epochMs: {
    decode: (raw) => fromEpochMs(Number(raw)),
    encode: (value) => Date.parse(String(value)),
  },
} as const satisfies Record<string, Format>;
