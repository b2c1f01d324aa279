import { print, type DocumentNode } from 'graphql';
import type { NormalisedOperation, Projection } from '../model/operation.ts';
import type { HoistedValue } from './hoistArguments.ts';

/*
 * What cached things keep alive (bytes), rounded up from the heap of Node 20 in November 2026: 260 to 520 bytes per token
 * of a document; per field of an operation 500 for the projection and up to 1,500 for what the executor compiles of it.
 */
const BYTES_PER_ENTRY = 1_000;
const BYTES_PER_CHARACTER = 2;
const BYTES_PER_TOKEN = 600;
const BYTES_PER_FIELD = 2_000;
/** A list of one-digit numbers is a node for each second character. */
const BYTES_PER_VALUE_CHARACTER = 100;

/** Room that a parsed document takes (bytes): its tree, its tokens and its text. */
export function documentBytes(document: DocumentNode, text: string): number {
  return BYTES_PER_ENTRY + (document.tokenCount ?? text.length) * BYTES_PER_TOKEN + text.length * BYTES_PER_CHARACTER;
}

/** Room that a refusal takes (bytes), as text. */
export function refusalBytes(errors: string): number {
  return BYTES_PER_ENTRY + errors.length * BYTES_PER_CHARACTER;
}

function countFields({ fields }: Projection): number {
  return fields.reduce((sum, { selection }) => sum + 1 + (selection ? countFields(selection) : 0), 0);
}

/** Room that an operation takes (bytes). Its names may be pieces of the client's text, which then stays with them. */
export function operationBytes(operation: NormalisedOperation, text: string): number {
  const characters = text.length + operation.text.length;
  return BYTES_PER_ENTRY + characters * BYTES_PER_CHARACTER + countFields(operation.projection) * BYTES_PER_FIELD;
}

/** Room that the written values of a document take (bytes): their trees, and what was made of them. */
export function hoistedBytes(hoisted: readonly HoistedValue[]): number {
  const characters = hoisted.reduce((sum, { value }) => sum + print(value).length, 0);
  return BYTES_PER_ENTRY + hoisted.length * BYTES_PER_TOKEN + characters * BYTES_PER_VALUE_CHARACTER;
}
