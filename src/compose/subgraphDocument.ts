import { Kind, parse, type DefinitionNode, type DocumentNode, type TypeDefinitionNode } from 'graphql';
import type { SubgraphDeclaration } from '../model/subgraph.ts';
import { completeDefinitions } from './completeDefinitions.ts';
import { coverageDefinitions } from './coverageDefinitions.ts';
import { dictionaryTypes, type DictionaryWords } from './dictionaryTypes.ts';
import { FEDERATION_LINK, isFederationLink, linksOf } from './federationLink.ts';
import type { Finding } from './finding.ts';
import { mergeDefinitions } from './mergeDefinitions.ts';
import { plainImports } from './plainImports.ts';

/** A source's part of the graph as a document ready to be composed, and what is wrong with its declaration. */
export interface SubgraphDocument {
  readonly document: DocumentNode;
  readonly findings: readonly Finding[];
}

/** Reads a declaration of either kind and completes it from the dictionary. */
export function subgraphDocument(dictionary: DictionaryWords, declaration: SubgraphDeclaration): SubgraphDocument {
  const stated = statedDefinitions(dictionary, declaration);
  const completed = completeDefinitions(declaration.id, dictionaryTypes(dictionary), stated.types);
  return {
    document: { kind: Kind.DOCUMENT, definitions: [...stated.others, ...completed.definitions] },
    findings: [...stated.findings, ...completed.findings],
  };
}

interface StatedDefinitions {
  readonly types: readonly TypeDefinitionNode[];
  /** Links and directive definitions. */
  readonly others: readonly DefinitionNode[];
  readonly findings: readonly Finding[];
}

function statedDefinitions(dictionary: DictionaryWords, declaration: SubgraphDeclaration): StatedDefinitions {
  const link = parse(FEDERATION_LINK, { noLocation: true }).definitions;
  if (declaration.kind === 'coverage') {
    const { definitions, findings } = coverageDefinitions(dictionary, declaration);
    return { types: definitions, others: link, findings };
  }
  try {
    const document = plainImports(parse(declaration.sdl, { noLocation: true }));
    const others = document.definitions.filter((node) => !('name' in node) || node.kind === Kind.DIRECTIVE_DEFINITION);
    return {
      types: [...mergeDefinitions(document).values()],
      others: linksOf(document).some(isFederationLink) ? others : [...link, ...others],
      findings: [],
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      types: [],
      others: link,
      findings: [{ code: 'SUBGRAPH_SYNTAX', params: { source: declaration.id, reason } }],
    };
  }
}
