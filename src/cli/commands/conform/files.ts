import { readFileSync, writeFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { isObject, type Json } from '../../../conform/behaviour/answer.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';

/** Text of a file; throws `CONFORM_FILE_UNREADABLE`, saying as what it was wanted. */
export function read(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new GatewayError('CONFORM_FILE_UNREADABLE', { file, what }, { cause });
  }
}

/** Writes, or with `append` adds to, a file; throws `CONFORM_FILE_UNWRITABLE`. */
export function write(file: string, text: string, how: 'anew' | 'append' = 'anew'): void {
  try {
    writeFileSync(file, text, { flag: how === 'append' ? 'a' : 'w' });
  } catch (cause) {
    throw new GatewayError('CONFORM_FILE_UNWRITABLE', { file }, { cause });
  }
}

/** Representations as JSON Lines. */
export function readKeys(file: string): readonly Json[] {
  const lines = read(file, 'JSON Lines')
    .split('\n')
    .filter((line) => line.trim() !== '');
  try {
    const keys = lines.map((line) => JSON.parse(line) as unknown);
    if (keys.every((key): key is Json => isObject(key) && typeof key['__typename'] === 'string')) return keys;
  } catch {
    // Told below: the parser's message quotes the line, which holds a key of somebody.
  }
  throw new GatewayError('CONFORM_FILE_UNREADABLE', { file, what: 'JSON Lines' });
}

/** A whole number from 1, for an option. */
export function count(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('It must be a whole number from 1.');
}
