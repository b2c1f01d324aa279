import { Kind, visit, type DocumentNode, type FragmentDefinitionNode } from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import { checkLiteral } from './checkLiteral.ts';
import type { DocumentLimits } from './documentLimits.ts';
import { selectionMeter } from './measureSelections.ts';

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  return fragments;
}

function tooMany(what: string, limit: number): GatewayError {
  return new GatewayError('DOCUMENT_TOO_MANY_FIELDS', { what, limit });
}

/** What stands written in the document, each thing counted once. */
function checkWritten(document: DocumentNode, limits: DocumentLimits): void {
  let directives = 0;
  visit(document, {
    SelectionSet: ({ selections }) => {
      if (selections.length > limits.breadth) throw tooMany('selections in one place', limits.breadth);
      const aliased = selections.filter((selection) => selection.kind === Kind.FIELD && selection.alias !== undefined);
      if (aliased.length > limits.aliases) throw tooMany('aliases in one place', limits.aliases);
    },
    Directive: () => {
      if (++directives > limits.directives) throw tooMany('directives', limits.directives);
    },
    Argument: ({ value }) => checkLiteral(value, limits),
    VariableDefinition: ({ defaultValue }) => {
      if (defaultValue !== undefined) checkLiteral(defaultValue, limits);
    },
  });
}

/** Refuses a document that asks for too much, in time linear in its text, before validation and everything after it. */
export function checkLimits(document: DocumentNode, limits: DocumentLimits): void {
  const fragments = fragmentsOf(document);
  if (fragments.size > limits.fragments) throw tooMany('fragments', limits.fragments);
  checkWritten(document, limits);
  const measure = selectionMeter(fragments);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = measure(definition.selectionSet);
    if (size.depth + 1 > limits.depth)
      throw new GatewayError('DOCUMENT_TOO_DEEP', { what: 'the selection', limit: limits.depth });
    if (size.fields > limits.fields) throw tooMany('fields', limits.fields);
  }
}
