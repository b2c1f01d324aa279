import {
  Kind,
  OverlappingFieldsCanBeMergedRule,
  SingleFieldSubscriptionsRule,
  specifiedRules,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import { checkFieldsMerge } from './checkFieldsMerge.ts';
import { deferRules } from './deferRules.ts';
import type { DocumentLimits } from './documentLimits.ts';
import { RefusedDocument } from './refusedDocument.ts';
import { singleRootFieldRule } from './singleRootFieldRule.ts';

/** Every rule of the specification; of two there is a version of our own, `checkFieldsMerge` for the quadratic one. */
const rules = [
  ...specifiedRules.filter(
    (rule) => rule !== OverlappingFieldsCanBeMergedRule && rule !== SingleFieldSubscriptionsRule,
  ),
  singleRootFieldRule,
  ...deferRules,
];

/** How often a field may be looked at on average: fields on an interface are compared on each of its types. */
const LOOKS_PER_FIELD = 10;

/** Fragments are checked where they are spread; one that is spread nowhere is an error of its own. */
function mergeErrors(schema: GraphQLSchema, document: DocumentNode, limits: DocumentLimits): readonly GraphQLError[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);

  let left = limits.fields * LOOKS_PER_FIELD;
  const budget = {
    spend: (fields: number) => {
      left -= fields;
      if (left < 0) throw new GatewayError('DOCUMENT_TOO_MANY_FIELDS', { what: 'fields', limit: limits.fields });
    },
  };
  const found: GraphQLError[] = [];
  const report = (error: GraphQLError) => {
    if (found.length < limits.errors) found.push(error);
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const parent = schema.getRootType(definition.operation);
    if (parent)
      checkFieldsMerge({ schema, fragments }, { parent, selectionSet: definition.selectionSet }, budget, report);
  }
  return found;
}

/** Throws a `RefusedDocument` with everything by which the document breaks the schema, up to the limit of errors. */
export function validateDocument(schema: GraphQLSchema, document: DocumentNode, limits: DocumentLimits): void {
  const errors = validate(schema, document, rules, { maxErrors: limits.errors });
  const all = errors.length > 0 ? errors : mergeErrors(schema, document, limits);
  if (all.length > 0) throw RefusedDocument.fromGraphQL('DOCUMENT_INVALID', all);
}
