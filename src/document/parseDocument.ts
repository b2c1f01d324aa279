import { GraphQLError, parse, type DocumentNode } from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import { checkText } from './checkText.ts';
import type { DocumentLimits } from './documentLimits.ts';
import { RefusedDocument } from './refusedDocument.ts';

const TOO_MANY_TOKENS = /token limit|more that \d+ tokens/i;

/** Text to syntax tree, in time bounded by the limits. Throws a `GatewayError`, or a `RefusedDocument` with locations. */
export function parseDocument(text: string, limits: DocumentLimits): DocumentNode {
  if (text.length > limits.bytes || Buffer.byteLength(text) > limits.bytes)
    throw new GatewayError('DOCUMENT_TOO_LARGE', { limit: limits.bytes, unit: 'bytes' });
  checkText(text, limits);
  try {
    return parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (TOO_MANY_TOKENS.test(error.message))
      throw new GatewayError('DOCUMENT_TOO_LARGE', { limit: limits.tokens, unit: 'tokens' }, { cause: error });
    throw RefusedDocument.fromGraphQL('DOCUMENT_SYNTAX', [error]);
  }
}
