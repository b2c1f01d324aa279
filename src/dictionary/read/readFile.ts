import { readFileSync } from 'node:fs';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { DictionaryFile } from './dictionaryFile.ts';

/** Reads one file; what is wrong with its bytes is for the rules to say. */
export function readFile(path: string, name: string, kind: DictionaryFile['kind']): DictionaryFile {
  const bytes = readBytes(path);
  const text = new TextDecoder('utf-8').decode(bytes);
  return { name, kind, text, isUtf8: Buffer.from(text, 'utf-8').equals(withoutByteOrderMark(bytes)) };
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new GatewayError('DICTIONARY_FOLDER_UNREADABLE', { folder: path }, { cause });
  }
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? bytes.subarray(3) : bytes;
}
