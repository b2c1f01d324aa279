import { z } from 'zod';
import { documentText, type DocumentText } from '../documentText.ts';

/** Documents that were registered beforehand. */
export interface TrustedDocuments {
  readonly byId: ReadonlyMap<string, DocumentText>;
  /** SHA-256 of their texts, hexadecimal. */
  readonly hashes: ReadonlySet<string>;
}

/** Apollo's persisted query manifest, version 1, as its build tools write it. */
const apolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
});

/** Relay's persisted queries: the text by its identifier. */
const relayManifest = z.record(z.string().min(1), z.string().min(1));

/**
 * Reads a manifest of trusted documents, in either of the two shapes. Throws an `Error` that says what is wrong with it,
 * without what it holds.
 */
export function readManifest(json: string): TrustedDocuments {
  const entries = entriesOf(parsed(json));
  const byId = new Map<string, DocumentText>();
  for (const [id, text] of entries) {
    const known = byId.get(id);
    if (known !== undefined && known.text !== text) throw new Error('One identifier stands for two documents.');
    byId.set(id, known ?? documentText(text));
  }
  return { byId, hashes: new Set([...byId.values()].map(({ sha256 }) => sha256)) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw new Error('It is not JSON.');
  }
}

function entriesOf(content: unknown): readonly (readonly [string, string])[] {
  const isApollo = typeof content === 'object' && content !== null && 'format' in content;
  const result = isApollo ? apolloManifest.safeParse(content) : relayManifest.safeParse(content);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new Error(`It has neither known shape: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { data } = result;
  return 'operations' in data && Array.isArray(data.operations)
    ? data.operations.map(({ id, body }) => [id, body] as const)
    : Object.entries(data as Readonly<Record<string, string>>);
}
