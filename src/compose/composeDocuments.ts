import { composeServices, type CompositionSuccess } from '@theguild/federation-composition';
import { buildASTSchema, Kind, print, validateSchema, type DocumentNode, type GraphQLError } from 'graphql';
import { composedGraph, type ComposedGraph } from './composedGraph.ts';
import { CompositionError } from './compositionError.ts';
import { fieldsOfWideInterfaces } from './fieldsOfWideInterfaces.ts';
import { interfaceContradictions } from './interfaceContradictions.ts';
import { invalidFieldSets } from './invalidFieldSets.ts';
import { mendSupergraph } from './mendSupergraph.ts';
import { mergeDefinitions } from './mergeDefinitions.ts';
import { misusedInterfaceObjects } from './misusedInterfaceObjects.ts';
import { publicPart } from './publicPart.ts';
import { sameKeySpelling } from './sameKeySpelling.ts';
import { sameNestedLists } from './sameNestedLists.ts';
import { sharedThroughInterface, type SharedThroughInterface } from './sharedThroughInterface.ts';
import { sortDocument } from './sortDocument.ts';
import type { SubgraphPart } from './subgraphPart.ts';
import { unsharedFields } from './unsharedFields.ts';

/**
 * Composes documents that have passed their own checks; `toPublic` gives the public document its words and its order.
 * Throws a `CompositionError` with every finding, satisfiability included.
 *
 * The url goes into the supergraph's text only; where a bound source really is belongs to its binding.
 */
export function composeDocuments(
  subgraphs: readonly SubgraphPart[],
  toPublic: (composed: DocumentNode) => DocumentNode,
): ComposedGraph {
  const result = compose(subgraphs);
  refuseIfAny([
    ...invalidFieldSets(subgraphs),
    ...misusedInterfaceObjects(subgraphs),
    ...unsharedFields(subgraphs),
    ...interfaceContradictions(subgraphs, mergeDefinitions(result.supergraphDocumentNode)),
  ]);
  const mended = mendSupergraph(fieldsOfWideInterfaces(result.supergraphDocumentNode), subgraphs);
  const supergraphSdl = mended === result.supergraphDocumentNode ? result.supergraphSdl : print(mended);
  // The composer's own public document keeps members of unions that are not shown.
  const shown: DocumentNode = { kind: Kind.DOCUMENT, definitions: publicPart(mended) };
  const publicDocument = toPublic(shown);
  const schema = buildASTSchema(publicDocument);
  // Each source is valid and the whole may not be: a member's argument that the interface does not have in another source.
  refuseIfAny(validateSchema(schema).map(({ message }) => message));
  return composedGraph(supergraphSdl, mended, publicDocument, schema);
}

/** It refuses valid graphs and takes minutes with a hundred sources; `checkSatisfiability` stands in for it. */
const WITHOUT = ['SatisfiabilityRule'];

function compose(subgraphs: readonly SubgraphPart[]): CompositionSuccess {
  const services = sameNestedLists(sameKeySpelling(subgraphs)).map(({ id, url, document }) => ({
    name: id,
    url: url ?? `lienthong:${id}`,
    typeDefs: sortDocument(document),
  }));
  const result = composeServices(services, { disableValidationRules: WITHOUT });
  if (result.errors === undefined) return result;
  const stated = sharedThroughInterface(subgraphs.map(({ document }) => document));
  const refusals = result.errors.flatMap((error) => reasonOf(error, stated));
  // All that the rule had to say was mistaken, so that nothing is lost without it.
  const again =
    refusals.length === 0 &&
    composeServices(services, { disableValidationRules: [...WITHOUT, 'InvalidFieldSharingRule'] });
  if (again && again.errors === undefined) return again;
  const reasons = again ? again.errors.map(({ message }) => message) : refusals;
  throw conflict(reasons);
}

/** What the composer lets pass, in its own words. */
function refuseIfAny(reasons: readonly string[]): void {
  if (reasons.length > 0) throw conflict(reasons);
}

function conflict(reasons: readonly string[]): CompositionError {
  return new CompositionError(
    reasons.map((reason) => ({ code: 'COMPOSITION_CONFLICT', params: { reason: oneLine(reason) } })),
  );
}

/**
 * What an error of the composer comes to. It does not read `@shareable` on interface objects, and takes a field that two of
 * them share for unshared; nor does it compare how they state it.
 */
function reasonOf({ message, extensions }: GraphQLError, shared: SharedThroughInterface): readonly string[] {
  const coordinate =
    extensions['code'] === 'INVALID_FIELD_SHARING'
      ? /^Non-shareable field "([^"]+)" is resolved/.exec(message)?.[1]
      : '';
  const statements = shared.get(coordinate ?? '');
  if (statements === undefined) return [message];
  const [first, second] = statements;
  return second === undefined
    ? []
    : [
        `The field "${coordinate ?? ''}" is shared by interface objects that state it differently: ${first ?? ''} and ${second}.`,
      ];
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
