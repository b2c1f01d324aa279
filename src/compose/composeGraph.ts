import { createHash } from 'node:crypto';
import { composeServices } from '@theguild/federation-composition';
import { buildASTSchema, print, type DocumentNode } from 'graphql';
import type { Dictionary } from '../model/dictionary.ts';
import type { Graph } from '../model/graph.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import type { SubgraphDeclaration } from '../model/subgraph.ts';
import { checkAgainstDictionary } from './checkAgainstDictionary.ts';
import { checkSourceIds } from './checkSourceIds.ts';
import { checkSatisfiability } from './checkSatisfiability.ts';
import { CompositionError } from './compositionError.ts';
import { fieldSources } from './fieldSources.ts';
import type { Finding } from './finding.ts';
import { mendSupergraph } from './mendSupergraph.ts';
import { publicDocument } from './publicDocument.ts';
import { refusedFeatures } from './refusedFeatures.ts';
import { requiredFields } from './requiredFields.ts';
import { giveScalarsTheirRules } from './scalarTypes.ts';
import { sortDocument } from './sortDocument.ts';
import { subgraphDocument } from './subgraphDocument.ts';

/**
 * Makes one graph of the sources' declarations, without asking any source.
 *
 * - the order of the declarations, and of the definitions in them, does not matter
 * - throws a `CompositionError` (`COMPOSITION_FAILED`) with every finding
 */
export function composeGraph(
  dictionary: Dictionary,
  declarations: readonly SubgraphDeclaration[],
  scalarRules: ReadonlyMap<string, ScalarRule>,
): Graph {
  const sorted = [...declarations].sort((left, right) => (left.id < right.id ? -1 : 1));
  const subgraphs = sorted.map((declaration) => ({ id: declaration.id, ...subgraphDocument(dictionary, declaration) }));
  refuseIfAny([
    ...checkSourceIds(sorted),
    ...subgraphs.flatMap(({ id, document, findings }) => [
      ...findings,
      ...refusedFeatures(id, document),
      ...checkAgainstDictionary(dictionary, id, document),
    ]),
  ]);

  const composed = compose(subgraphs);
  const schema = buildASTSchema(publicDocument(dictionary, composed.publicDocument));
  refuseIfAny([
    ...giveScalarsTheirRules(schema, scalarRules),
    ...checkSatisfiability(composed.supergraphDocument, schema),
  ]);
  return {
    supergraphSdl: composed.supergraphSdl,
    schema,
    fieldSources: fieldSources(composed.supergraphDocument),
    requiredFields: requiredFields(composed.supergraphDocument, schema),
    hash: createHash('sha256').update(composed.supergraphSdl).digest('hex'),
  };
}

function refuseIfAny(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new CompositionError(findings);
}

interface Composed {
  readonly supergraphSdl: string;
  readonly supergraphDocument: DocumentNode;
  readonly publicDocument: DocumentNode;
}

/** The url goes into the supergraph text only; where a source really is belongs to its binding. */
function compose(subgraphs: readonly { readonly id: string; readonly document: DocumentNode }[]): Composed {
  const result = composeServices(
    subgraphs.map(({ id, document }) => ({ name: id, url: `lienthong:${id}`, typeDefs: sortDocument(document) })),
    // It refuses valid graphs and takes minutes with a hundred sources; `checkSatisfiability` stands in for it.
    { disableValidationRules: ['SatisfiabilityRule'] },
  );
  if (result.errors !== undefined)
    throw new CompositionError(
      result.errors.map((error) => ({ code: 'COMPOSITION_CONFLICT', params: { reason: oneLine(error.message) } })),
    );
  const mended = mendSupergraph(result.supergraphDocumentNode, result.publicDocumentNode, subgraphs);
  return {
    supergraphSdl:
      mended.supergraph === result.supergraphDocumentNode ? result.supergraphSdl : print(mended.supergraph),
    supergraphDocument: mended.supergraph,
    publicDocument: mended.publicSchema,
  };
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
