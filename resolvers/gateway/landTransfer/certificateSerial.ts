import type { Maybe } from '../shared/maybe.ts';

/** A serial as letters and digits in upper case; certificates are typed with spaces, dots and in either case. */
export function plainSerial(serial: string): string {
  return serial.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Whether two ways of writing mean the same serial. */
export function sameSerial(one: Maybe<string>, other: Maybe<string>): boolean {
  return typeof one === 'string' && typeof other === 'string' && plainSerial(one) === plainSerial(other);
}
