import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { GatewayError } from '../../errors/gatewayError.ts';

const entry = z.strictObject({
  routing_url: z.url({ protocol: /^https?$/ }).optional(),
  schema: z.union(
    [
      z.strictObject({ file: z.string().min(1) }),
      z.strictObject({
        // They would not be sent; where a subgraph wants them, a header says so.
        subgraph_url: z
          .url({ protocol: /^https?$/ })
          .refine((url) => !/^\w+:\/\/[^/?#]*@/.test(url), 'name and password go into introspection_headers'),
        introspection_headers: z.record(z.string(), z.string()).optional(),
      }),
    ],
    { error: 'it is neither { file } nor { subgraph_url }' },
  ),
});

const list = z.strictObject({
  // Not looked at: each subgraph's own `@link` says which version it is of.
  federation_version: z.unknown().optional(),
  subgraphs: z.record(z.string().min(1), entry).refine((all) => Object.keys(all).length > 0, 'there is none'),
});

/** A subgraph of the list: where it is asked, and where its schema is. */
export interface ListedSubgraph {
  readonly id: string;
  /** Empty where the list does not say it. */
  readonly url: string;
  readonly schema:
    { readonly file: string } | { readonly url: string; readonly headers: Readonly<Record<string, string>> };
}

/**
 * Reads which subgraphs make a graph, in the form of Apollo's `rover supergraph compose --config`, so that teams keep their
 * file. Paths are those of files beside the list. Throws `SUBGRAPH_LIST_INVALID`.
 */
export function readSubgraphList(file: string): readonly ListedSubgraph[] {
  const parsed = list.safeParse(contentOf(file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it cannot be read'}`);
  }
  return Object.entries(parsed.data.subgraphs).map(([id, { routing_url: stated, schema }]) => {
    if ('file' in schema) return { id, url: stated ?? '', schema: { file: resolve(dirname(file), schema.file) } };
    const { subgraph_url: url, introspection_headers: headers = {} } = schema;
    return { id, url: stated ?? url, schema: { url, headers } };
  });
}

/** What rover puts in the place of such words; here they would be taken for themselves. */
const EXPANSION = /\$\{(?:env|file)\.[^}]*\}/;

function contentOf(file: string): unknown {
  try {
    const text = readFileSync(file, 'utf8');
    const [expansion] = EXPANSION.exec(text) ?? [];
    if (expansion !== undefined) throw new Error(`${expansion} is not filled in here, write what it stands for`);
    return parse(text);
  } catch (cause) {
    throw invalid(file, cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'it cannot be read', cause);
  }
}

function invalid(file: string, problem: string, cause?: unknown): GatewayError {
  return new GatewayError('SUBGRAPH_LIST_INVALID', { file, problem }, { cause });
}
