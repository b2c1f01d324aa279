import { randomUUID } from 'node:crypto';

/**
 * An identifier for a record made at this time (milliseconds since 1970 UTC). Sorting by it sorts by time.
 *
 * From: RFC 9562, section 5.7 (UUID version 7).
 */
export function newRecordId(timeMs: number): string {
  const time = Math.max(0, Math.floor(timeMs)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** The smallest identifier of that time, as 32 hexadecimal digits. */
export function firstRecordIdAt(timeMs: number): string {
  return Math.max(0, Math.floor(timeMs)).toString(16).padStart(12, '0').padEnd(32, '0');
}

/** Its 32 hexadecimal digits. */
export function recordIdHex(recordId: string): string {
  // A UUID's places are known: half the cost of looking for the dashes.
  return (
    recordId.slice(0, 8) + recordId.slice(9, 13) + recordId.slice(14, 18) + recordId.slice(19, 23) + recordId.slice(24)
  );
}

/** The usual spelling of 32 hexadecimal digits. */
export function recordIdText(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
