import { hash } from 'node:crypto';

/** The text of a document, and its SHA-256 in hexadecimal, by which caches and clients know it. */
export interface DocumentText {
  readonly text: string;
  readonly sha256: string;
}

export function documentText(text: string): DocumentText {
  return { text, sha256: hash('sha256', text, 'hex') };
}
