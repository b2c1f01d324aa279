import { Kind, parse, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import { linksOf } from './federationLink.ts';
import { graphNames } from './fieldSources.ts';
import { argumentOf, directivesNamed, textArgument } from '../federation/joinDirectives.ts';

/** Specifications that may stand in a supergraph, whatever they are marked for. */
const KNOWN = /^https:\/\/specs\.apollo\.dev\/(link\/v1\.0|join\/v0\.[345]|(tag|inaccessible|cost)\/v0\.\d)$/;
const JOIN = /^https:\/\/specs\.apollo\.dev\/join\/v0\.[345]$/;
const ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

/** A supergraph that may be used: its text, and the same parsed. */
export interface Supergraph {
  readonly sdl: string;
  readonly document: DocumentNode;
}

/**
 * Parses a supergraph (join specification v0.3 to v0.5) and refuses, by name, what must not be ignored: `@fromContext`,
 * links to unknown specifications that are marked `for: EXECUTION` or `for: SECURITY`, other names of the root types.
 * Throws `SUPERGRAPH_UNREADABLE`.
 */
export function readSupergraph(sdl: string): Supergraph {
  const document = parsed(sdl);
  const links = linksOf(document);
  if (!links.some((link) => JOIN.test(textArgument(link, 'url') ?? '')))
    throw unreadable('it does not link the join specification v0.3, v0.4 or v0.5.');
  if (usesContext(document)) throw unreadable('@fromContext is not supported.');
  for (const link of links) refuseUnknown(link);
  if (graphNames(document).size === 0) throw unreadable('it names no graph in join__Graph.');
  checkRoots(document);
  return { sdl, document };
}

function parsed(supergraphSdl: string): DocumentNode {
  try {
    return parse(supergraphSdl, { noLocation: true });
  } catch (cause) {
    throw unreadable(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function refuseUnknown(link: ConstDirectiveNode): void {
  const url = textArgument(link, 'url') ?? '';
  const purpose = textArgument(link, 'for');
  if (KNOWN.test(url)) {
    // A directive under another name would be passed over: what it hides would be shown.
    if (textArgument(link, 'as') !== undefined || renamesImport(link))
      throw unreadable(`${url} is linked under another name.`);
    return;
  }
  if (url.startsWith('https://specs.apollo.dev/join/')) throw unreadable(`${url} is not v0.3 to v0.5.`);
  if (purpose !== undefined) throw unreadable(`${url} is unknown here and marked for ${purpose}.`);
}

function renamesImport(link: ConstDirectiveNode): boolean {
  const imports = argumentOf(link, 'import');
  return imports?.kind === Kind.LIST && imports.values.some(({ kind }) => kind !== Kind.STRING);
}

/** `@fromContext` of a subgraph is `@join__field(contextArguments:)` here; the planner carries no values downwards. */
function usesContext(document: DocumentNode): boolean {
  return document.definitions.some(
    (node) =>
      (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION) &&
      (node.fields ?? []).some((field) =>
        directivesNamed(field, 'join__field').some((join) => argumentOf(join, 'contextArguments') !== undefined),
      ),
  );
}

function checkRoots({ definitions }: DocumentNode): void {
  for (const node of definitions) {
    if (node.kind !== Kind.SCHEMA_DEFINITION && node.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const { operation, type } of node.operationTypes ?? [])
      if (type.name.value !== ROOTS[operation])
        throw unreadable(`its ${operation} root is called ${type.name.value} instead of ${ROOTS[operation]}.`);
  }
  if (!definitions.some((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Query'))
    throw unreadable('it has no type Query.');
}

function unreadable(reason: string, cause?: unknown): GatewayError {
  return new GatewayError('SUPERGRAPH_UNREADABLE', { reason }, { cause });
}
